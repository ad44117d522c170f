"""A refund that did not arrive: what it gave back is owed again, after a credit note too, and can be given back anew."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.application.staff.expected import shown_act
from chalicelib.application.view.invoices_shown import invoices_shown
from chalicelib.application.view.past import Moment
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.application.view.sentences.sentence import SENTENCES
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.expected_act import expected_act
from chalicelib.domain.sale.ledger import left_open, movements
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import owed_back
from chalicelib.domain.sale.payment_standing import standing
from chalicelib.domain.sale.striking import replay
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.effects.mails.refund_back import came_back
from tests.builder.deal import DAY, Deal
from tests.refusals import refusal
from tests.unit.application.view.test_document import spaced

D = Decimal


def overpaid() -> Deal:
    """An invoice of 120 that was paid twice; 120 went back to the customer."""
    deal = Deal().does("ship", carrier="Poste").invoiced()
    for payment in ("V1", "V2"):
        allocations = [{"invoice": "F26-0412", "amount": "120.00"}]
        deal.does("allocate_payment", payment=payment, allocations=allocations, overpaid=payment == "V2")
    return deal.does("refund", invoice="F26-0412", amount="120.00")


def credited() -> Deal:
    """A deposit of 60, the order cancelled; a credit note took its invoice back, and the money left."""
    deal = Deal().does("record_deposit", payment="V1", amount="60.00", number="F26-0400").does("cancel_order", comment="Fini.")
    return deal.does("refund", payment="V1", amount="60.00", number="A26-0001")


CASES = pytest.mark.parametrize(("deal", "amount", "anew"), [
    (overpaid, D(120), {"invoice": "F26-0412", "amount": "120.00"}), (credited, D(60), {"payment": "V1", "amount": "60.00"}),
])  # fmt: skip


@CASES
def test_it_is_owed_again_the_account_adds_up_and_it_is_given_back_anew(
    deal: Callable[[], Deal], amount: Decimal, anew: Any
) -> None:
    before, story = deal().state, deal()
    assert owed_back(before) == 0 and before.refunded == DAY
    story.does("record_refund_back")
    state = story.state
    assert owed_back(state) == amount and state.refunded is None
    assert state.credit_notes == before.credit_notes, "a credit note that left the house stands"
    assert sum((one.amount for one in movements(state)), D(0)) == left_open(state) == -amount
    assert movements(state)[-1].kind == "refund_back"
    assert standing(state.money), "the payments that brought it stand again"
    act = expected_act(state, "us", DAY, POLICY)
    assert act and (act.act, act.about.amount) == ("refund", amount)
    assert shown_act(story.reading(story.history[-1]), act).label
    story.does("refund", **anew)
    assert owed_back(story.state) == 0 and story.state.refunded == DAY
    assert story.state.credit_notes == before.credit_notes, "no deposit invoice asks for it any more: nothing is credited twice"
    assert sum((one.amount for one in movements(story.state)), D(0)) == left_open(story.state) == 0


@CASES
def test_it_comes_back_once_and_a_stroke_takes_it_back(deal: Callable[[], Deal], amount: Decimal, anew: Any) -> None:
    story = deal().does("record_refund_back")
    assert "no refund" in str(refusal(lambda: story.does("record_refund_back")))
    struck = replay(story.history, skip=story.history[-1].seq)
    assert owed_back(struck) == 0 and standing(struck.money) == standing(deal().state.money)
    story.does("refund", **anew)
    assert "depends on it" in str(refusal(lambda: replay(story.history, skip=story.history[-2].seq)))


def test_of_several_it_is_named() -> None:
    story = Deal().invoiced()
    story.does("allocate_payment", payment="V1", allocations=[{"invoice": "F26-0412", "amount": "150.00"}], overpaid=True)
    story.does("refund", invoice="F26-0412", amount="10.00").does("refund", invoice="F26-0412", amount="20.00")
    first = story.history[-2].seq
    assert "several refunds" in str(refusal(lambda: story.does("record_refund_back")))
    assert owed_back(story.does("record_refund_back", refund=first).state) == 10


@CASES
def test_the_page_the_history_and_the_mail_say_that_it_did_not_arrive_and_what_is_next(
    deal: Callable[[], Deal], amount: Decimal, anew: Any
) -> None:
    story = deal().does("record_refund_back")
    entry = story.history[-1]
    assert isinstance(entry.event, e.RefundCameBack)
    reading = story.reading(entry)
    text = f"Notre remboursement de {amount},00 € n’est pas arrivé : votre banque nous l’a rendu le 6 août."
    assert text in spaced(todo(reading).notes)
    owed = invoices_shown(reading)
    assert text in spaced(owed.todo.notes) and not any("le 6 août 2026" in one for one in owed.todo.notes)
    at = Moment(lambda: (fold(story.history[:-1]), story.state))
    title = SENTENCES.functions[type(entry.event)](EntryReading(reading, entry, at), entry.event, entry)
    assert spaced([title]) == [f"Remboursement de {amount},00 € non parvenu"]
    mail = came_back(reading, entry.event, entry)
    assert mail and "versons autrement" in mail.paragraphs[1]
    anew_story = story.does("refund", **anew)
    assert not any("pas arrivé" in note for note in todo(anew_story.reading(story.history[-1])).notes)
