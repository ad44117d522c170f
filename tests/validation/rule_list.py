"""How our bills keep each rule that its publisher has fatal; `python -m tests.validation.rule_list` writes the list anew.

A new release of a set shows what is new as lines of `golden/rules.tsv`: whoever takes it in reads them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from lxml import etree

from chalicelib.adapters.facturx import bill_xml
from chalicelib.adapters.schematron.findings import Judge
from chalicelib.adapters.schematron.sets import rule_set
from chalicelib.application.ports.official_rules import RuleSetName
from chalicelib.domain.sale.gate.bill_rules import RULES
from chalicelib.domain.sale.vat_mixture import MIXTURES
from chalicelib.domain.sale.vat_rules import RULES as VAT_RULES
from chalicelib.domain.values.bill import Bill
from tests.samples.bills import BILLS
from tests.validation.schematron import SETS
from tests.validation.test_composed import DEALS

GOLDEN = Path(__file__).with_name("golden") / "rules.tsv"
BY_HAND = {
    "BR-CL-23": ("entry", "values/units.py: codes of the list, none other"),
    "BR-FR-09_BT-46": ("entry", "sale/enrolment.py: a SIRET is of its SIREN"),
    "BR-FR-CO-07_BT-9": ("entry", "sale/features/invoice.py: due on its day or later"),
    "BR-FR-10_BT-30": ("seller", "seller.toml: the SIREN"),
    "BR-FR-13_BT-34": ("seller", "seller.toml: the electronic address"),
    "BR-FR-23_BT-34": ("seller", "seller.toml: the electronic address"),
    "BR-FR-25_BT-34": ("seller", "seller.toml: the electronic address"),
}
"""What no table says: how a rule is kept, and where."""
CODE = 3
"""A longer text than this is no code that a rule asks for before it is about something."""
TERM = re.compile(r"(BR-[A-Z]+-)(\d+)(?: to (?:BR-[A-Z]+-)?(\d+))?")


def lines() -> Iterator[str]:
    """Give each set, fatal rule, and how it is kept.

    gate, vat: a row of the gate, of the table of categories. entry, seller: BY_HAND. absent: no sample has what it is about.
    computed: whatever is asked; the generated dossiers hold that.
    """
    rows = {rule for row in RULES for rule in row.rules}
    vat = {*chain(*(_ids(row.standard) for row in VAT_RULES), *(_ids(row.standard) for row in MIXTURES))}
    bills = [*(bill for bill in BILLS.values() if len(bill.lines) < 9), *_composed()]
    samples = [*_unlike(map(bill_xml, bills))]
    for name in SETS:
        matching = _rules_about(name, samples)
        for rule in sorted(_fatal(name)):
            plain = rule.partition("_")[0].removesuffix("-LEGALID")
            if rule in BY_HAND:
                kept = BY_HAND[rule][0]
            elif plain in rows and (rule in matching or plain == rule):
                kept = "gate"
            elif plain in vat:
                kept = "vat"
            else:
                kept = "computed" if rule in matching else "absent"
            yield f"{name}\t{rule}\t{kept}"


def _unlike(samples: Iterable[bytes]) -> Iterator[bytes]:
    """Leave out those of which each element, with its code if it has one, is in another: rules are about no more than that."""
    seen: set[tuple[str, ...]] = set()
    for xml in samples:
        tree = etree.fromstring(xml)
        parts = {(*(above.tag for above in each.iterancestors()), each.tag, _code(each)) for each in tree.iter()}
        if not parts <= seen:
            seen |= parts
            yield xml


def _code(element: etree._Element) -> str:
    return text if len(text := element.text or "") <= CODE else ""


def _composed() -> Iterator[Bill]:
    for deal in DEALS.values():
        yield deal().last_bill()


def _rules_about(name: RuleSetName, samples: list[bytes]) -> set[str]:
    """Give the ids of the rules of a set that are about something that a sample has."""
    judge = Judge(rule_set(name))
    return {check.rule for xml in samples for rule in judge.rules_about(xml) for check in rule.checks if check.rule}


def _fatal(name: RuleSetName) -> set[str]:
    rules = chain.from_iterable(rule_set(name).patterns)
    return {check.rule for rule in rules for check in rule.checks if check.rule and not check.warns}


def _ids(standard: str | None) -> Iterator[str]:
    for match in TERM.finditer(standard or ""):
        first = int(match[2])
        yield from (f"{match[1]}{n:02}" for n in range(first, int(match[3] or first) + 1))


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text("\n".join(lines()) + "\n", encoding="utf-8")
