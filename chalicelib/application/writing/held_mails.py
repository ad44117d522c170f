"""Mails that a command holds for a while, so that it can be taken back before anybody is mailed; and those that this stops.

A held mail is an effect that nobody takes before its time. What takes it back deletes it in its own transaction, or finds that a
worker took it, which is a mail that left: never both, and never neither.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.application.caller import Caller
from chalicelib.application.ports.commit import StoppedMails, Undo
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import SILENT, Effect
from chalicelib.application.writing.audience import Happened, recipients
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.fan_out import KIND as FAN_OUT
from chalicelib.application.writing.prepare import Prepared
from chalicelib.application.writing.staff_due import KIND as STAFF
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import MailSent, OfferMade, OfferVoided, OrderCreated
from chalicelib.domain.sale.model import SPECS, fold
from chalicelib.domain.sale.visibility import subject_event
from chalicelib.domain.values.calendar import paris_date

IN_FLIGHT = timedelta(minutes=2)
"""How long a worker that took a mail may have it before it says that it left."""


def undo_of(prepared: Prepared, decided: Decided) -> Undo | None:
    """Give how a command that was to hold its mails is taken back, None where nothing does that, or whoever gave it may not."""
    request, command = prepared.request, decided.command
    if not command.hold_mails or request.undo_seconds <= 0 or command.recorded is not None:
        return None
    subject = subject_event(command, [entry.event for entry in decided.entries])
    until = prepared.context.now + timedelta(seconds=request.undo_seconds)
    if isinstance(subject, OfferMade) and subject.revision == 1:
        return Undo("void_offer", until) if "manager" in request.caller.roles else None
    if not _may_strike(request.caller, subject, prepared):
        return None
    seq = next(entry.seq for entry in decided.entries if entry.event is subject)
    return Undo("strike_entry", until, seq)


def _may_strike(caller: Caller, subject: object, prepared: Prepared) -> bool:
    """Say whether a stroke undoes an event, and this caller may make it."""
    if isinstance(subject, OrderCreated):
        offered = isinstance(prepared.state, Dossier) and prepared.state.offer is not None
        left = subject.online is not None and subject.online.rest is not None
        return offered and not left and "manager" in caller.roles
    row = SPECS.rows[type(subject)].strike
    how = "allowed" if isinstance(subject, OfferMade) else row(subject, ()) if callable(row) else row
    return (how == "allowed" and "manager" in caller.roles) or (how == "by_accountant" and "accountant" in caller.roles)


class Stopping(NamedTuple):
    """What becomes of the mails of what a command takes back.

    stops: those that never leave. mails: the same, and those that left, by contact. unsaid: to whom nothing was ever said of it,
    so that nobody tells them that it is taken back; any mail that left meanwhile may have said it. later: until when a worker may
    have one of them in hand.
    """

    stops: tuple[Effect, ...]
    mails: StoppedMails
    unsaid: frozenset[str]
    later: datetime | None


def stopping(store: DossierStore, prepared: Prepared, decided: Decided) -> Stopping | None:
    """Give what becomes of the mails of what a command strikes or withdraws, None of one that takes nothing back."""
    seq = _taken_back(prepared, decided)
    if seq is None:
        return None
    reference, now = prepared.request.reference, prepared.context.now
    history = prepared.history or store.history(reference)
    commit = [entry for entry in history if entry.committed == history[seq - 1].committed]
    every = store.pending(reference, commit[0].seq, commit[-1].seq)
    pending = [one for one in every if one.effect.kind not in SILENT]
    held, taken = [one.effect for one in pending if one.waits], [one.effect for one in pending if not one.waits]
    sent = [entry.event for entry in history[commit[-1].seq :] if isinstance(entry.event, MailSent)]
    seqs = {entry.seq for entry in commit}
    in_hand = (contact for one in taken if one.kind != STAFF for contact in _readers(one, prepared, history, commit))
    left = dict.fromkeys((*(mark.contact for mark in sent if mark.entry in seqs), *in_hand))
    stopped = tuple(dict.fromkeys(contact for one in held for contact in _readers(one, prepared, history, commit)))
    new = not any(isinstance(entry.event, OfferMade) and entry.event.revision > 1 for entry in commit)
    return Stopping(
        tuple(held),
        StoppedMails(stopped, tuple(left)),
        frozenset(stopped) - left.keys() - {mark.contact for mark in sent} if new else frozenset(),
        now + IN_FLIGHT if taken else None,
    )


def _taken_back(prepared: Prepared, decided: Decided) -> int | None:
    """Give the entry that a command strikes, or by which the offer was made that it withdraws."""
    if decided.struck:
        return decided.struck.seq
    if any(isinstance(entry.event, OfferVoided) for entry in decided.entries):
        offer = prepared.state.newest("offer")
        return offer.entry if offer else None
    return None


def _readers(effect: Effect, prepared: Prepared, history: Sequence[Entry], commit: Sequence[Entry]) -> Iterable[str]:
    """Give whom an effect mails: one contact, or all that a commit would have mailed."""
    if effect.kind != FAN_OUT:
        return (effect.contact,)
    after, day = fold(history[: commit[-1].seq]), paris_date(commit[0].committed)
    return recipients(Happened(after, prepared.context.people, tuple(commit), day))
