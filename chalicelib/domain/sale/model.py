"""What the rows of all features say of an event: whether it is allowed, what it changes, and what follows from it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.sale.acts_by_link import counted
from chalicelib.domain.sale.aside_ends import ends_aside
from chalicelib.domain.sale.base import DossierBase, LastAct
from chalicelib.domain.sale.derived import keep_derived
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.facts.mail import MailSent, MailUndelivered
from chalicelib.domain.sale.facts.offer import OfferMade
from chalicelib.domain.sale.facts.order_change import OrderChanged
from chalicelib.domain.sale.kind import State
from chalicelib.domain.sale.kinds import kind_begun_by
from chalicelib.domain.sale.news import fulfilled, reaches
from chalicelib.domain.sale.registry import SPECS as SPECS
from chalicelib.domain.sale.seen import seen
from chalicelib.domain.sale.silences import OWE_NO_WORD, silences
from chalicelib.domain.sale.spec import Change, Mailed, Shown, Unmailed
from chalicelib.domain.values.actor import ActorKind

PEOPLE = frozenset[ActorKind]({"contact", "manager", "accountant"})
"""Whose acts are people's: what a carrier did, or happened by itself, is nobody's."""


def check(state: DossierBase, event: Event, day: date) -> None:
    """Raise NotAllowed or Invalid, with the reason, unless the event may happen on that day in that state."""
    for rule in SPECS.of(event).allowed:
        rule(state, event, day)


def fold(entries: Iterable[Entry], begun: DossierBase | None = None) -> Any:
    """Give the state after all entries, those struck by a later one counting for nothing.

    begun: the state before the first, where these are too few to say of what kind they are.
    """
    given = list(entries)
    struck = {entry.event.entry for entry in given if isinstance(entry.event, EntryStruck)}
    state = begun or empty(given)
    for entry in given:
        state = evolve(state, entry, counts=entry.seq not in struck)
    return state


def empty(entries: Iterable[Entry]) -> Any:
    """Give the state before the first entry of a history, of the kind that it is of."""
    return kind_begun_by(type(entry.event) for entry in entries).state()


def evolve(state: State, entry: Entry, *, counts: bool = True) -> State:
    """Give the state after one more entry; of one that was struck the version counts, what was seen and its number."""
    event, spec = entry.event, SPECS.of(entry.event)
    numbered: Change = {
        "version": entry.seq,
        "committed": state.committed if _asked_for(event) else entry.committed,
        "revisions": event.revision if isinstance(event, OfferMade) else state.revisions,
        "changes": event.number if isinstance(event, OrderChanged) else state.changes,
        **seen(entry, report=spec.report),
    }
    if not spec.report and entry.origin.actor.kind in PEOPLE:
        numbered["last_act"] = LastAct(entry.origin.actor, entry.origin.recorded)
    if is_news(entry):
        numbered["acted"] = entry.committed
    if entry.origin.channel == "link" and mailed(event):
        numbered["acts"] = counted(state.acts, entry)
    if not counts:
        return keep_derived(state, replace(state, **numbered), numbered.keys())
    heard, changed = spec.news and reaches(entry), spec.apply(state, event, entry)
    if heard:
        changed = {"last_news": entry.origin.effective, "news": fulfilled(state.news, entry.origin.effective), **changed}
    if state.aside and ends_aside(entry):
        changed = {"aside": None, **changed}
    fields = {**numbered, **changed}
    after = keep_derived(state, replace(state, **fields), fields.keys())
    if not heard and _waits_alike(state, changed):
        return after  # most entries are marks of mails and documents
    begun = silences(state, after, entry, heard=heard)
    return after if begun == state.silences else keep_derived(after, replace(after, silences=begun), {"silences"})


def _waits_alike(state: DossierBase, changed: Change) -> bool:
    """Say whether the customer is owed the same words as before a change."""
    return changed.keys() <= OWE_NO_WORD or all(getattr(state, field) == value for field, value in changed.items())


def _asked_for(event: Event) -> bool:
    """Say whether an event follows from what anybody may ask for: no link lives longer by it."""
    return isinstance(event, MailSent) and event.asked


def is_news(entry: Entry) -> bool:
    """Say whether an entry is news to staff: what a customer did by a link, or that mails do not reach them."""
    return isinstance(entry.event, MailUndelivered) or (entry.origin.channel, entry.origin.actor.kind) == ("link", "contact")


def tells(entry: Entry) -> bool:
    """Say whether the customer hears of us by an entry."""
    return SPECS.of(entry.event).news and reaches(entry)


def shown(event: Event) -> Shown:
    """Say whether customers see an entry of this event."""
    how: Shown | Callable[[Event], Shown] = SPECS.of(event).shown
    return how(event) if callable(how) else how


def mailed(event: Event) -> Mailed | None:
    """Give the mail of an event, or None where it has none."""
    row: Mailed | Unmailed | Callable[[Event], Mailed | Unmailed] = SPECS.of(event).mail
    mail = row(event) if callable(row) else row
    return mail if isinstance(mail, Mailed) else None
