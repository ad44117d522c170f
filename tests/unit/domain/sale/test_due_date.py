"""The due date of an invoice changes by a command: page and mail say it, the paper stays."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.waiting import POLICY, waiting
from tests.builder.deal import DAY, DUE, Deal
from tests.unit.application.view.test_owed import history, page, places
from tests.unit.domain.sale.test_paid_too_much import ONE, delivered, pays
from tests.unit.domain.sale.test_steps import july


def test_the_page_says_the_new_day_and_what_the_paper_says() -> None:
    story = delivered().does(july(21), "change_due_date", invoice="F1", due="2026-09-30")
    (wait,) = waiting(story.state, POLICY)
    assert (wait.side, wait.due) == ("customer", date(2026, 9, 30))
    assert history(story) == "Facture F1 à régler pour le 30 septembre, au lieu du 20 août"
    assert history(story, "en") == "Invoice F1 is due on 30 September, instead of 20 August"
    panel = page(story)["todo"]
    assert panel["by"] == "2026-09-30"
    assert "La facture elle-même porte le jeudi 20 août 2026 : l’échéance a été changée." in places(story)


def test_a_day_that_was_changed_back_is_what_the_paper_says() -> None:
    story = delivered().does(july(21), "change_due_date", invoice="F1", due="2026-09-30")
    story.does(july(22), "change_due_date", invoice="F1", due="2026-08-20")
    assert "elle-même" not in str(places(story))


def test_the_invoice_that_is_due_first_is_asked_for_first() -> None:
    story = delivered(ONE, None).does(july(21), "change_due_date", invoice="F1", due="2026-09-30")
    assert "Payer la facture F2" in places(story) or "F2" in page(story)["todo"]["title"]


def test_the_paper_and_its_bill_stay() -> None:
    deal = Deal().invoiced()
    before = deal.composed("invoice")
    deal.does("change_due_date", DAY, invoice="F26-0412", due="2026-12-01")
    assert deal.state.invoices[0].due == date(2026, 12, 1)
    assert (deal.composed("invoice"), deal.bill().due) == (before, DUE)


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"invoice": "F9", "due": "2026-09-30"}, "invoice"),
        ({"invoice": "F1", "due": "2026-08-20"}, "due"),
        ({"invoice": "F1", "due": "2026-07-19"}, "due"),
    ],
)
def test_a_day_that_is_none_is_refused(what: dict[str, Any], field: str) -> None:
    with pytest.raises((Invalid, NotAllowed)) as refused:
        delivered().does(july(21), "change_due_date", **what)
    assert refused.value.field == field


def test_nobody_is_asked_to_pay_by_a_day_that_is_past() -> None:
    with pytest.raises(Invalid, match="a day that is past") as refused:
        delivered().does(july(25), "change_due_date", invoice="F1", due="2026-07-24")
    assert refused.value.field == "due"
    story = delivered().does(july(25), "change_due_date", invoice="F1", due="2026-07-25")
    assert story.state.invoices[0].due == july(25)


def test_what_is_paid_is_due_no_more() -> None:
    with pytest.raises(NotAllowed, match="nothing remains to be paid"):
        pays(delivered(), 21, ("F1", "360.00")).does(july(22), "change_due_date", invoice="F1", due="2026-09-30")


def test_a_change_that_is_struck_never_was() -> None:
    story = delivered().does(july(21), "change_due_date", invoice="F1", due="2026-09-30")
    stroke = len(story.history)
    assert isinstance(story.history[-1].event, e.DueDateChanged)
    story.does(july(22), "strike_entry", entry=stroke)
    assert (story.state.invoices[0].due, story.state.invoices[0].printed_due) == (date(2026, 8, 20), None)
