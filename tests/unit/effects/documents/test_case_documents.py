"""The bench of a service case: the label of its parcel, the report of its diagnosis, the quote of its repair."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import fold
from chalicelib.effects.documents.compose import compose
from chalicelib.effects.documents.printed import PrintedDocument
from chalicelib.effects.mails.service_contents import CONTENTS
from tests.builder.cases import CASE, DECLARE, QUOTE, REFERENCE, TO_QUOTE, by_link
from tests.builder.dossiers import STAFF, StoreBuilder
from tests.fakes.store import MemoryStore

NOW = datetime(2026, 8, 3, 8, tzinfo=UTC)


class CaseBench:
    """A case whose commands were carried out on one day."""

    def __init__(self, *commands: c.Command) -> None:
        self.store = MemoryStore()
        builder = StoreBuilder(self.store, lambda: NOW, STAFF, seller().numbering)
        builder.open(CASE)
        for command in commands:
            builder.apply(REFERENCE, command, caller=by_link() if isinstance(command, c.Signed) else STAFF)
        self.state, self.people = self.store.heads[REFERENCE]
        self.history: list[Entry] = list(self.store.history(REFERENCE))

    def reading(self, entry: Entry, lang: Any = "fr") -> Any:
        state = fold(self.history[: entry.seq])
        return reading_class(state)(REFERENCE, state, self.people, translations(lang), seller(), entry.origin.effective)

    def entry(self, kind: str) -> Entry:
        seq: int = [one for one in self.state.documents if one.kind == kind][-1].entry
        return self.history[seq - 1]

    def printed(self, kind: str, lang: Any = "fr") -> PrintedDocument:
        entry = self.entry(kind)
        return compose(self.reading(entry, lang), entry, "https://x.example/suivi/#A", lambda text: (text,), draft=False)[0]


def test_the_label_says_where_it_goes_its_number_what_to_pack_and_what_was_declared() -> None:
    printed = CaseBench(*TO_QUOTE).printed("return_label")
    assert printed.title == "Étiquette de retour R-1" and printed.file == "Étiquette-de-retour-R-1.pdf"
    workshop, sender = printed.blocks
    home = seller().address
    assert workshop.lines == (seller().legal.company, "Atelier, R-1", *home.street, f"{home.postcode} {home.city}")
    assert sender.lines[0] == CASE.delivery.lines[0]
    assert {"R-1", "SAV-1", "GL3-01187"} <= {fact.value for fact in printed.facts}
    assert printed.rows[0].name == "Pompe P-2207"
    assert printed.opening and "Alumine" in printed.opening and "Éthanol" in printed.opening
    assert printed.page.modules == ("https://x.example/suivi/#A",)


def test_what_is_dangerous_is_said_at_the_head_of_the_label() -> None:
    printed = CaseBench(replace(DECLARE, hazardous=True), c.GiveReturnLabel()).printed("return_label", "en")
    assert (printed.opening or "").startswith("Declared as dangerous. Send nothing before our workshop agreed to it")


def test_the_report_says_what_was_found_and_who_pays() -> None:
    printed = CaseBench(*TO_QUOTE).printed("diagnosis_report", "en")
    assert printed.title == "Diagnosis report SAV-1"
    rows = {row.name: row.detail for row in printed.rows}
    assert rows["Cause"] == "Joint de palier usé" and rows["Cost"].startswith("Warranty ended on")


def test_the_quote_has_the_amounts_of_the_page_and_what_a_refusal_costs() -> None:
    printed = CaseBench(*TO_QUOTE).printed("repair_quote", "en")
    assert [row.cells[-1] for row in printed.rows] == ["€198.00", "€146.00"]
    assert [(one.label, one.value) for one in printed.sums] == [
        ("Total excluding VAT", "€344.00"), ("VAT 20%", "€68.80"), ("Total including VAT", "€412.80")
    ]  # fmt: skip
    assert any("€24.00" in note for note in printed.notes)
    assert "20\N{NO-BREAK SPACE}August 2026" in {fact.value for fact in printed.facts}


@pytest.mark.parametrize("kind", ["return_label", "diagnosis_report", "repair_quote"])
def test_each_stands_at_its_step_and_entry_and_its_mail_leads_to_it(kind: str) -> None:
    bench = CaseBench(*TO_QUOTE)
    entry = bench.entry(kind)
    content = CONTENTS[type(entry.event)](bench.reading(entry), entry.event, entry)
    assert content and content.document == entry.seq
    shown = dossier_document(bench.reading(bench.history[-1]), bench.history[::-1], Past(lambda: bench.history))
    assert entry.seq in {link.entry for step in shown.steps for link in step.documents}
    assert entry.seq in {link.entry for one in shown.history.entries for link in one.documents}


def test_the_panel_that_says_to_print_the_label_leads_to_it_and_a_newer_quote_takes_its_place() -> None:
    bench = CaseBench(DECLARE, c.GiveReturnLabel())
    shown = dossier_document(bench.reading(bench.history[-1]), bench.history[::-1], Past(lambda: bench.history))
    assert shown.todo.document and shown.todo.document.entry == bench.entry("return_label").seq
    twice = CaseBench(*TO_QUOTE, replace(QUOTE, until=date(2026, 8, 25)))
    listed = dossier_document(twice.reading(twice.history[-1]), twice.history[::-1], Past(lambda: twice.history)).documents
    assert [one.current for one in listed.items if "quote" in one.title.lower() or "Devis" in one.title] == [False, True]
