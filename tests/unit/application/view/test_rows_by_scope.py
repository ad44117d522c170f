"""A row of the list of all affairs, and the panel, show what the reader's own link permits and ask for nothing else."""

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.application.view.track import track
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.lines import Scope
from tests.builder.dossiers import TODAY, opened
from tests.unit.application.view.test_documents_sent import REFERENCE
from tests.unit.domain.sale.test_steps import partial


def read(scope: Scope) -> Reading:
    """Give the dossier with an invoice to pay, by a link of a scope that its contact shared."""
    story, link = partial(), Link("l2", "c2", 1, scope, TODAY, by="c1")
    return Reading(REFERENCE, story.state, story.people, translations("en"), seller(), TODAY, link=link)


def test_who_can_pay_is_asked_to_and_others_are_not() -> None:
    assert row(read("full"), "full", None, closed=False).who == "you"
    for scope in ("act", "read"):
        shown = row(read(scope), "full", None, closed=False)
        assert shown.who == "nobody" and shown.wait_note and not shown.wait_late
        panel = todo(read(scope))
        assert (panel.who, panel.bank, panel.acts, panel.links) == ("others", [], [], [])


def test_the_scale_of_a_quote_waits_for_whoever_can_order() -> None:
    head = opened()
    waits: list[tuple[Scope, str | None]] = [("full", "Your turn: "), ("act", None), ("read", None)]
    for scope, spoken in waits:
        link = Link("l2", "c2", 1, scope, TODAY, by="c1")
        reading = Reading(REFERENCE, head.state, head.people, translations("en"), seller(), TODAY, link=link)
        view = view_of(reading)
        step = next(one for one in track(reading, view.step_names, view.step_text, masked=False) if one.key == "order")
        assert (step.state, step.spoken) == (("you", spoken) if spoken else ("active", None)), scope


def test_a_row_of_invoices_names_no_goods() -> None:
    shown = row(read("invoices"), "full", None, closed=False)
    text = msgspec.json.encode(shown).decode()
    assert (shown.who, shown.object, shown.cells, shown.total) == ("you", "Invoices", [], None)
    assert not [line.name["en"] for line in partial().state.lines if line.name["en"] in text]
