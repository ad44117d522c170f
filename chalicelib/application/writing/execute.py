"""One command on a dossier that exists: load, decide, commit; decided again when somebody else was first."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.commit import Account, Commit, Conflict, Loaded, NumberTaken, Record
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Lease
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.billed_again import check_billed_again
from chalicelib.application.writing.buyer_rules import check_buyer
from chalicelib.application.writing.document_numbers import NUMBERED, with_gap, with_number
from chalicelib.application.writing.effects_due import mails_due, papers_due
from chalicelib.application.writing.enrol import correct_address, enrol
from chalicelib.application.writing.entries import day_of, number, reads_of
from chalicelib.application.writing.idempotency import once
from chalicelib.application.writing.links_due import with_link
from chalicelib.application.writing.optimistic_lock import check_seen
from chalicelib.application.writing.staff_due import staff_due
from chalicelib.application.writing.suppression import suppression_of
from chalicelib.domain.access.roles import may
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.decide import decide, news_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import check_undelivered, correct_contact
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import check, evolve, fold
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.questions import check_room
from chalicelib.domain.sale.striking import strike, who_may_strike
from chalicelib.domain.values.calendar import paris_date


class Ask(NamedTuple):
    """A command with all that goes with it. parks: why the effect that it completes is parked, and not done."""

    reference: str
    command: c.Command
    caller: Caller
    request: Request
    numbering: Numbering = Numbering()
    completes: Lease | None = None
    parks: str | None = None


def execute(store: DossierStore, ask: Ask, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once, whatever the retries; see `once`.

    Raises Forbidden, NotFound, Stale, KeyReused, Busy, LeaseLost or the domain's error; in each case nothing was written.
    """
    if not may(ask.caller.roles, type(ask.command)):
        raise Forbidden
    return once(store, ask.caller, ask.request, lambda: _attempt(store, ask, now), pause)


def _attempt(store: DossierStore, ask: Ask, now: datetime) -> Outcome:
    head = store.load(ask.reference)
    if head is None:
        raise NotFound
    state = head.state
    check_seen(ask.reference, state, ask.request.if_match)
    if isinstance(ask.command, c.AskQuestion):
        check_room(state.questions, ask.caller.subject, now)
    known = _known(store, head.people, ask.command)
    people, command = enrol(_shared(head.people, known), ask.command)
    command, counted = with_number(store, ask.numbering, command, day_of(command, now))
    people, events = _decided(state, people, command, now)
    events = with_gap(events, counted)
    check_buyer(state, people, events)
    check_billed_again(state, people, events)
    struck = None
    if isinstance(command, c.StrikeEntry):
        command, struck = _stroke(store, ask, command)
    entries = number(events, state.version, command, ask.caller, now)
    after, told = _after(store, ask.reference, state, entries), reads_of(command, entries)
    commit = Commit(
        reference=ask.reference,
        expected=state.version,
        entries=entries,
        head=Loaded(after, people),
        record=Record(
            ask.caller.principal,
            ask.request.key,
            ask.request.fingerprint,
            201,
            ask.reference,
            after.version,
            keep=isinstance(ask.command, c.AccountantCommand),
            reads=told,
        ),
        effects=(
            *(mails_due(ask.reference, Happened(after, people, entries, paris_date(now), struck)) if command.tells else ()),
            *(staff_due(ask.reference, after, entries) if command.tells else ()),
            *papers_due(ask.reference, entries),
        ),
        numbers=numbers_of(events),
        counted=counted,
        account=_after_it(known, people) if known and not isinstance(command, c.TakeName) else None,
        suppression=suppression_of(command, events),
        before=head,
        completes=ask.completes,
        parks=ask.parks,
    )
    write(store, commit)
    return Outcome(201, ask.reference, after.version, reads=told)


def write(store: DossierStore, commit: Commit) -> None:
    """Commit; a number given that belongs to another document is the domain's refusal, one of ours is decided again."""
    try:
        store.commit(commit)
    except NumberTaken as error:
        if commit.counted:
            raise Conflict from error
        raise NotAllowed("the number %(number)s is taken", field="number", number=error.number) from error


def numbers_of(events: tuple[e.Event, ...]) -> tuple[str, ...]:
    """The numbers of ours that documents take."""
    return tuple(ev.number for ev in events if isinstance(ev, NUMBERED))


def _stroke(store: DossierStore, ask: Ask, command: c.StrikeEntry) -> tuple[c.StrikeEntry, Entry]:
    """The command, hidden from customers if what it strikes is, and that.

    Raises Forbidden for an entry that another role may strike, Invalid where a stroke would be hidden and the stricken is shown.
    """
    history = store.history(ask.reference)
    wrong = history[command.entry - 1]
    if who_may_strike(history, command.entry) not in ask.caller.roles:
        raise Forbidden
    strike(history, e.EntryStruck(command.entry))
    if not wrong.origin.visible:
        return replace(command, visible=False), wrong
    if command.visible is False:
        raise Invalid("customers see that entry %(entry)s is struck: leave `visible` out", field="visible", entry=command.entry)
    return command, wrong


def _decided(state: Dossier, people: People, command: c.Command, now: datetime) -> tuple[People, tuple[e.Event, ...]]:
    day = day_of(command, now)
    if isinstance(command, c.CorrectAddress):
        people, events = correct_address(people, command)
        events = (*events, *news_of(command, day))
        for event in events:
            check(state, event, day)
        return people, with_link(state, people, command, events, now)
    if isinstance(command, c.CorrectContact):
        # Nobody gets a link by having their address put right: whoever has one is mailed it.
        return correct_contact(people, command), decide(state, command, day)
    if isinstance(command, c.RecordUndelivered):
        check_undelivered(state, people, command)
    events = decide(state, command, day)
    return people, with_link(state, people, command, events, now)


def _after(store: DossierStore, reference: str, state: Dossier, entries: tuple[Entry, ...]) -> Dossier:
    if any(isinstance(entry.event, e.EntryStruck) for entry in entries):
        return fold((*store.history(reference), *entries))
    for entry in entries:
        state = evolve(state, entry)
    return state


def _known(store: DossierStore, people: People, command: c.Command) -> Account | None:
    """The account, where the command brings in, changes or is about a contact: contacts are the account's, not the dossier's."""
    about = isinstance(command, c.CorrectContact | c.RecordUndelivered | c.OpenAffair | c.TakeName)
    if not about and not (isinstance(command, c.InviteContact) and command.new):
        return None
    return store.account(people.account) or Account(people, 0)


def _after_it(known: Account, people: People) -> Account:
    """The account with the contacts that it has after a command."""
    return known._replace(people=replace(known.people, contacts=people.contacts, addresses={}))


def _shared(people: People, known: Account | None) -> People:
    return replace(people, name=known.people.name, contacts={**people.contacts, **known.people.contacts}) if known else people
