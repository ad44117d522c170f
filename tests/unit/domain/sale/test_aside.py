"""A dossier is put aside until a day, no later than its customer hears of us; what they do brings it back."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.application.caller import Caller
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.sale.waiting import POLICY, day_of, put_aside, waiting
from chalicelib.domain.values.actor import Actor
from tests.builder.dossiers import TODAY, DossierBuilder
from tests.samples.drawing import OFFER

DAY = timedelta(days=1)
UNTIL = TODAY + DAY
JEAN = Caller("l:45MR02G00A:l1", "l:45MR02G00A:l1", frozenset({"customer"}), Actor("contact", "c1"), "link")


def aside() -> DossierBuilder:
    """An ordered dossier whose supply is awaited, put aside until tomorrow; its customer hears of us in a week."""
    dossier = DossierBuilder(OFFER, TODAY).command("place_order", TODAY, mails=False).command("order_supply", TODAY)
    return dossier.command("put_aside", TODAY, until=UNTIL.isoformat())


def ours(dossier: DossierBuilder) -> Wait:
    """What waits on us."""
    return next(wait for wait in waiting(dossier.state, POLICY) if wait.side == "us")


def days(dossier: DossierBuilder) -> tuple[bool, bool]:
    """Whether it is put aside, and stands under that day."""
    wait = ours(dossier)
    return put_aside(dossier.state, wait) is not None, day_of(dossier.state, wait) == UNTIL


def test_it_stands_under_its_day_and_what_the_customer_was_promised_stays() -> None:
    dossier = aside()
    before = DossierBuilder(OFFER, TODAY).command("place_order", TODAY, mails=False).command("order_supply", TODAY)
    assert days(dossier) == (True, True) and ours(dossier) == ours(before)
    assert not dossier.history[-1].origin.visible and dossier.state.silences == before.state.silences
    assert days(dossier.command("take_up", TODAY)) == (False, False)
    with pytest.raises(NotAllowed, match="not put aside"):
        dossier.command("take_up", TODAY)


def test_no_later_than_the_customer_was_promised_and_not_for_no_day() -> None:
    dossier = aside()
    due = ours(dossier).due
    for until, why in ((due + DAY, "hears of us by"), (TODAY, "for no day")):
        with pytest.raises(Invalid, match=why):
            dossier.command("put_aside", TODAY, until=until.isoformat())
    with pytest.raises(NotAllowed, match="that day already"):
        dossier.command("put_aside", TODAY, until=UNTIL.isoformat())
    dossier.command("put_aside", TODAY, until=due.isoformat())
    offered = DossierBuilder(OFFER, TODAY)
    with pytest.raises(NotAllowed, match="nothing of it waits on us"):
        offered.command("put_aside", TODAY, until=UNTIL.isoformat())


def test_a_promise_made_with_it_is_what_it_is_held_to() -> None:
    dossier, later = aside(), TODAY + 20 * DAY
    with pytest.raises(Invalid, match="hears of us by"):
        dossier.command("put_aside", TODAY, until=later.isoformat(), next_news=(later - DAY).isoformat())
    dossier.command("put_aside", TODAY, until=later.isoformat(), next_news=later.isoformat())
    wait = ours(dossier)
    assert (put_aside(dossier.state, wait) is not None, wait.due, day_of(dossier.state, wait)) == (True, later, later)


@pytest.mark.parametrize(
    ("command", "caller", "ends"),
    [
        (c.GiveOrderNumber(name="Jean", customer_reference="P-9"), JEAN, True),
        (c.PromiseNews(on=UNTIL + DAY), None, True),
        (c.AddNote(comment="The maker has it in hand.", visible=True), None, True),
        (c.AddNote(comment="Call Wednesday."), None, False),
        (c.Assign(owner="moulin"), None, False),
        (c.ReceiveSupply(lines=(1,)), None, True),
    ],
)
def test_what_the_customer_does_and_what_was_waited_for_ends_it(command: Any, caller: Any, ends: bool) -> None:
    dossier = aside()
    dossier.apply(command, TODAY, *((caller,) if caller else ()))
    assert (dossier.state.aside is None) is ends


def test_a_question_comes_first_and_once_it_is_closed_the_dossier_stays_put_aside() -> None:
    dossier = aside().apply(c.AskQuestion(name="Jean", comment="Merci !"), TODAY, JEAN)
    assert (ours(dossier).reason, days(dossier)) == ("answer", (False, True)), "an answer is due tomorrow"
    owed = [silence for silence in dossier.state.silences if silence.answer]
    assert owed and not owed[0].given
    dossier.command("close_question", TODAY)
    assert (ours(dossier).reason, days(dossier)) == ("supply", (True, True))
    assert not [silence for silence in dossier.state.silences if silence.answer], "nothing was answered, nothing is owed"
    assert not dossier.history[-1].origin.visible
    answered = aside().apply(c.AskQuestion(name="Jean", comment="Quand ?"), TODAY, JEAN)
    assert days(answered.command("answer_question", TODAY, comment="Mardi."))[0] is False


def test_what_is_to_be_answered_is_not_closed() -> None:
    dossier = aside()
    with pytest.raises(NotAllowed, match="no question is open"):
        dossier.command("close_question", TODAY)
    dossier.apply(c.AskOrderChange(name="Jean", asked="change", comment="Deux de plus."), TODAY, JEAN)
    with pytest.raises(NotAllowed, match="is answered"):
        dossier.command("close_question", TODAY)
    shipped = aside().command("receive_supply", TODAY).command("ship", TODAY, carrier="Poste")
    shipped.apply(c.ConfirmReception(name="Jean", parcel=1, comment="Un flacon fêlé."), TODAY, JEAN)
    with pytest.raises(NotAllowed, match="remarks"):
        shipped.command("close_question", TODAY)


def test_what_stops_mails_alone_is_put_aside_as_long_as_the_customer_was_promised_nothing() -> None:
    offered = DossierBuilder(OFFER, TODAY).command("invite_contact", TODAY, contact="c1", mails=False)
    offered.command("add_note", TODAY, comment="x")
    offered.apply(c.RecordUndelivered(contact=offered.state.contact, why="bounced"), TODAY)
    later = TODAY + 30 * DAY
    offered.command("put_aside", TODAY, until=later.isoformat())
    wait = ours(offered)
    assert (wait.reason, wait.due, day_of(offered.state, wait)) == ("mail", later, later)


def test_who_acted_last_is_a_person() -> None:
    dossier = aside()
    by = Caller("s:x", "x", frozenset({"manager"}), Actor("manager", "moulin"), "staff")
    dossier.apply(c.AddNote(comment="Call Wednesday."), date(2026, 8, 6), by)
    assert dossier.state.last_act is not None and dossier.state.last_act.by == Actor("manager", "moulin")
    dossier.apply(c.RecordUndelivered(contact=dossier.state.contact, why="bounced"), TODAY, _worker())
    assert dossier.state.last_act.by.id == "moulin"
    dossier.apply(c.AskQuestion(name="Jean", comment="Quand ?"), TODAY, JEAN)
    assert dossier.state.last_act.by == JEAN.actor


def _worker() -> Caller:
    return Caller("system", "system", frozenset({"system"}), Actor("system"), "event")
