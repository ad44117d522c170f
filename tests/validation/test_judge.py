"""The rules that a preview runs find what Saxon finds, in the same words."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from chalicelib.adapters import schematron
from chalicelib.adapters.facturx import bill_xml
from chalicelib.adapters.schematron import judge, the_judge
from chalicelib.adapters.schematron.findings import Judge
from chalicelib.application.ports.official_rules import RuleSetName
from tests.samples.bills import BILLS
from tests.validation.broken import BROKEN, Broken, spoil
from tests.validation.schematron import CORE, FRENCH, PROFILE, SETS, findings

WHOLE = ("together", "credit-note", "declared-b2b", "bare")
"""Samples that have most of what a bill may have, and one that has least."""


def agreed(name: RuleSetName, xml: bytes) -> set[str | None]:
    """The rules that both break, each as often and in the same words."""
    ours = [(finding.rule or "", finding.text, finding.warns) for finding in the_judge(name).findings(xml, lambda: True)]
    assert sorted(ours) == sorted((finding.rule or "", finding.text, finding.warns) for finding in findings(name, xml))
    return {rule for rule, _, _ in ours}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.rule)
def test_a_spoilt_invoice_is_refused_as_saxon_does(broken: Broken) -> None:
    xml = spoil(bill_xml(BILLS[broken.sample]), broken.path, broken.text)
    assert broken.rule in agreed(broken.rules, xml)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("sample", WHOLE)
def test_a_good_invoice_is_refused_by_neither(sample: str, name: RuleSetName) -> None:
    assert agreed(name, bill_xml(BILLS[sample])) <= {"PEPPOL-EN16931-R008"}


def spoilt(rule: str) -> bytes:
    """The invoice that breaks a rule."""
    broken = next(each for each in BROKEN if each.rule == rule)
    return spoil(bill_xml(BILLS[broken.sample]), broken.path, broken.text)


@pytest.mark.parametrize(
    ("rule", "field", "line"),
    [
        ("BR-FR-02_BT-1", "number", None), ("BR-FR-CO-07_BT-9", "due", None), ("BR-FR-09_BT-46", "billing.siret", None),
        ("BR-07", "billing", None), ("BR-IC-12", "delivery.country", None), ("BR-27", "lines", "2"),
        ("BR-FR-13_BT-34", None, None), ("BR-CO-09", None, None),
    ],
)  # fmt: skip
def test_a_broken_rule_tells_its_field_and_its_line(rule: str, field: str | None, line: str | None) -> None:
    broken = [each for each in judge(spoilt(rule), lambda: 0.0).broken if each.rule == rule]
    assert (field, line) in {(each.field, each.line) for each in broken}


def test_all_sets_are_run_and_warnings_are_left_out() -> None:
    run = judge(bill_xml(BILLS["bare"]), lambda: 0.0)
    assert (set(run.checked), run.unfinished, run.broken) == ({CORE, PROFILE, FRENCH}, (), ())


def after(checks: int) -> Callable[[], float]:
    """A clock that is a second further each time it is asked."""
    ticks: Iterator[int] = count()
    return lambda: next(ticks) * schematron.SECONDS / checks


def test_what_no_time_was_left_for_is_told() -> None:
    run = judge(spoilt("BR-FR-02_BT-1"), after(500))
    assert FRENCH in run.checked and PROFILE in run.unfinished
    assert {"BR-FR-02_BT-1"} == {each.rule for each in run.broken}


def test_a_set_that_fails_spoils_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(name: RuleSetName) -> Judge:
        if name == CORE:
            raise ValueError("a release of another form")
        return the_judge(name)

    monkeypatch.setattr(schematron, "the_judge", failing)
    run = judge(bill_xml(BILLS["french"]), lambda: 0.0)
    assert (set(run.checked), run.unfinished, run.broken) == ({PROFILE, FRENCH}, (CORE,), ())
