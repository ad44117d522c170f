"""Mails that wait can be stopped: either a mail leaves, or the stroke holds and says so, and never both in silence."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller, Outcome
from chalicelib.application.ports.commit import StoppedMails, Undo
from chalicelib.application.ports.effects import Pending
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.application.writing.fan_out import KIND as FAN_OUT
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.mails.handlers import handlers
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.run import do
from chalicelib.effects.queue.sweep import sweep
from chalicelib.effects.queue.tools import Tools
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.callers import ACCOUNTANT, MANAGER, SYSTEM, request
from tests.samples.commands import LINES, order
from tests.samples.drawing import OFFER

REFERENCE, WAIT = "45MR61G00C", 60
LATER = timedelta(seconds=WAIT)
DATE = c.AnnounceDelivery(on=date(2026, 9, 4), hold_mails=True)


class Office:
    """A store, its clock, and the workers that mail."""

    def __init__(self, command: c.CreateDossier | None = None) -> None:
        self.now, self.store, self.sent = datetime(2026, 8, 6, 7, 14, tzinfo=UTC), MemoryStore(), list[Mail]()
        mailing = Mailing(
            store=self.store, clock=lambda: self.now, mailer=self, write=JinjaWriter(seller().colours), mint=lambda key: "…",
            translations_for=translations, seller=seller(), site_url="https://suivi.example",
        )  # fmt: skip
        self.tools = Tools(
            store=self.store, todo=self.store, clock=lambda: self.now, owner=lambda: "w1", sleep=lambda seconds: None,
            handlers=handlers(mailing),
        )  # fmt: skip
        self.take: Callable[[Mail], None] = self.sent.append
        self.open(command or order(reference=REFERENCE, mails=False))

    def open(self, command: c.CreateDossier) -> Outcome:
        """Create a dossier."""
        return create(
            self.store, command, MANAGER, request(), self.now, lambda letters: letters[7], lambda n: None, undo_seconds=WAIT
        )

    def send(self, mail: Mail) -> None:
        """Send a mail."""
        self.take(mail)

    def gives(self, command: c.Command, caller: Caller = MANAGER) -> Outcome:
        """Carry out a command, a second after the one before."""
        self.now += timedelta(seconds=1)
        asked = CommandRequest(REFERENCE, command, caller, request(), offers=seller().offers, undo_seconds=WAIT)
        return execute(self.store, asked, self.now, lambda n: None)

    def woken(self) -> None:
        """The stream's worker looks at all that was written."""
        for effect in tuple(self.store.todos):
            do(self.tools, effect)

    def swept(self, after: timedelta = LATER) -> None:
        """The sweep comes by, some time later."""
        self.now += after
        sweep(self.tools, lambda: timedelta(minutes=5))

    def strikes(self, outcome: Outcome) -> Outcome:
        """Take back what was written."""
        assert outcome.undo and outcome.undo.entry
        return self.gives(c.StrikeEntry(entry=outcome.undo.entry))


def test_a_held_mail_leaves_with_the_sweep_once_its_time_has_come_and_not_before() -> None:
    office = Office()
    outcome = office.gives(DATE)
    assert outcome.undo == Undo("strike_entry", office.now + LATER, outcome.version)
    office.woken()
    office.swept(LATER - timedelta(seconds=1))
    assert office.sent == []
    office.swept(timedelta(seconds=1))
    assert [mail.to_name for mail in office.sent] == ["Jean Bon"]
    assert office.strikes(outcome).mails == StoppedMails((), ("c1",))
    office.woken()
    assert len(office.sent) == 2, "who read what was struck is told so"


def test_a_stroke_in_time_stops_the_mail_and_says_whose() -> None:
    office = Office()
    outcome = office.gives(DATE)
    assert office.strikes(outcome).mails == StoppedMails(("c1",), ())
    assert not [one for one in office.store.todos if one.contact], "nobody read it, so that nobody is told that it was wrong"
    office.woken()
    office.swept()
    assert office.sent == [] and office.store.heads[REFERENCE].state.announcements == ()


@pytest.mark.parametrize(
    ("struck", "corrected"), [(DATE, True), (c.AddNote(comment="Wrong.", visible=True, hold_mails=True), False)]
)
def test_who_read_of_it_in_another_mail_that_left_meanwhile_is_told(struck: c.Command, corrected: bool) -> None:
    office = Office()
    outcome = office.gives(struck)
    office.gives(c.IssueInvoice())
    office.woken()
    assert [mail.to_name for mail in office.sent] == ["Jean Bon"], "the invoice's mail does not wait"
    assert office.strikes(outcome).mails == StoppedMails(("c1",), ())
    office.woken()
    office.swept()
    assert ["ne compte plus" in mail.body.text for mail in office.sent[1:]] == [True] * corrected


def test_what_was_promised_with_it_is_mailed_to_nobody_either() -> None:
    office = Office()
    outcome = office.gives(c.AnnounceDelivery(on=DATE.on, next_news=date(2026, 8, 20), hold_mails=True))
    office.strikes(outcome)
    office.woken()
    office.swept()
    assert office.sent == []


def test_a_mail_that_a_worker_has_in_hand_has_left_and_its_correction_waits_for_it() -> None:
    office = Office()
    outcome = office.gives(DATE)
    office.now += LATER
    (effect,) = (one for one in office.store.todos if one.kind == "delivery")
    lease = office.store.lease(effect, "other", office.now, office.now + timedelta(minutes=2))
    assert lease
    assert office.strikes(outcome).mails == StoppedMails((), ("c1",))
    office.woken()
    assert office.sent == [], "whoever has it in hand has not said yet that it left"
    sent = c.RecordMail(mail="delivery", contact="c1", entry=outcome.version)
    execute(office.store, CommandRequest(REFERENCE, sent, SYSTEM, request(), completes=lease), office.now, lambda n: None)
    office.swept(timedelta(minutes=2))
    assert [mail.to_name for mail in office.sent] == ["Jean Bon"] and "ne compte plus" in office.sent[0].body.text


def test_the_one_effect_of_many_mails_that_a_worker_has_in_hand_is_told_of_each_reader() -> None:
    office = Office()
    put_stock(cast(Any, office.store.table), TABLE, StockItem(LINES[0].sku, 9))
    ann = NewContact(name="Ann Bright", email="ann.bright@bigcorp.example", language="en")
    office.gives(c.InviteContact(new=ann, mails=False))
    outcome = office.gives(c.Ship(carrier="Poste", hold_mails=True))
    (effect,) = (one for one in office.store.todos if one.kind == FAN_OUT)
    assert office.store.lease(effect, "other", office.now + LATER, office.now + timedelta(minutes=3))
    assert office.strikes(outcome).mails == StoppedMails((), ("c1", "c2")), "nobody is mailed in silence"


def test_a_worker_that_is_faster_than_the_stroke_makes_it_decide_again(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    outcome = office.gives(DATE)
    office.now += LATER
    pending, raced = office.store.pending, list[int]()

    def seen_before(reference: str, first: int, last: int) -> Sequence[Pending]:
        """What was read, just before a worker takes it."""
        read = pending(reference, first, last)
        if not raced:
            raced.append(1)
            assert office.store.lease(read[0].effect, "other", office.now, office.now + timedelta(minutes=2))
        return read

    monkeypatch.setattr(office.store, "pending", seen_before)
    assert office.strikes(outcome).mails == StoppedMails((), ("c1",)), "it was decided again, on what is so"
    assert office.store.heads[REFERENCE].state.announcements == ()


@pytest.mark.parametrize("seed", range(40))
def test_whatever_comes_when_a_mail_leaves_or_the_stroke_stops_it_and_who_read_it_is_told(seed: int) -> None:
    """Whenever the stroke comes: before the mail is due, while a worker has it in hand, dead or alive, or after."""
    chance, office = Random(seed), Office()
    outcome, strokes = office.gives(DATE), list[Outcome]()
    moment = chance.choice(("before", "in hand", "in dead hands", "sent", "after"))

    def stroke(mail: Mail) -> None:
        """The stroke comes while the mail is handed over, just before or just after."""
        if moment == "in hand" and not strokes:
            strokes.append(office.strikes(outcome))
        office.sent.append(mail)
        if moment == "sent" and not strokes:
            strokes.append(office.strikes(outcome))

    office.take = stroke
    for _ in range(chance.randrange(3)):
        office.woken()
        office.now += timedelta(seconds=chance.randrange(15))
    if moment == "before":
        strokes.append(office.strikes(outcome))
    if moment == "in dead hands":
        office.now += LATER
        (effect,) = (one for one in office.store.todos if one.kind == "delivery")
        assert office.store.lease(effect, "dead", office.now, office.now + timedelta(minutes=2))
        strokes.append(office.strikes(outcome))
    for _ in range(6):
        office.swept(timedelta(seconds=chance.choice((20, 60, 130))))
        office.woken()
        if moment == "after" and office.sent and not strokes:
            strokes.append(office.strikes(outcome))
    office.swept(timedelta(minutes=10))
    (answer,) = strokes
    corrected = ["ne compte plus" in mail.body.text for mail in office.sent]
    expected: list[bool] = [] if moment in ("before", "in dead hands") else [False, True]
    assert corrected == expected, (moment, [mail.subject for mail in office.sent])
    assert answer.mails == (StoppedMails(("c1",), ()) if moment == "before" else StoppedMails((), ("c1",)))


def test_an_offer_that_is_withdrawn_in_time_is_mailed_to_nobody() -> None:
    office = Office(replace(OFFER, reference=REFERENCE, hold_mails=True))
    office.woken()
    office.gives(c.VoidOffer(comment="Another one comes."))
    office.woken()
    office.swept()
    assert office.sent == []


def test_what_nothing_takes_back_is_held_by_nothing() -> None:
    office = Office()
    for command, caller in (
        (c.IssueInvoice(hold_mails=True), MANAGER),
        (c.InviteContact(contact="c1", hold_mails=True), MANAGER),
        (c.AddNote(comment="Called.", visible=True, hold_mails=True), ACCOUNTANT),
    ):
        before = len(office.sent)
        assert office.gives(command, caller).undo is None
        office.woken()
        assert len(office.sent) == before + 1, command
    assert office.gives(c.AddNote(comment="Called.", visible=True, hold_mails=True)).undo


def test_what_mails_nobody_is_taken_back_all_the_same() -> None:
    office = Office()
    for command in (c.OrderSupply(hold_mails=True), c.AddNote(comment="x", mails=False, hold_mails=True)):
        outcome = office.gives(command)
        assert outcome.undo == Undo("strike_entry", None, outcome.version)
    assert office.strikes(outcome).mails == StoppedMails((), ())


def test_the_same_answer_comes_twice() -> None:
    office = Office()
    asked = CommandRequest(REFERENCE, DATE, MANAGER, request("k1"), offers=seller().offers, undo_seconds=WAIT)
    first = execute(office.store, asked, office.now, lambda n: None)
    again = execute(office.store, asked, office.now + LATER, lambda n: None)
    assert again.replayed and (again.undo, again.version) == (first.undo, first.version)
