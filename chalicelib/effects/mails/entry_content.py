"""What a mail says of the entry that it is about, if that still holds when the mail is made."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Mail as Kind
from chalicelib.domain.sale.model import mailed
from chalicelib.effects.mails.address import address
from chalicelib.effects.mails.cancellation import cancellation, withdrawal
from chalicelib.effects.mails.companions import Found, commit_of, turns
from chalicelib.effects.mails.content import Said
from chalicelib.effects.mails.conversation import answer, news, note, question, question_of, to_remarks
from chalicelib.effects.mails.correction import correction
from chalicelib.effects.mails.delivery import delivery
from chalicelib.effects.mails.document import document
from chalicelib.effects.mails.invoice import invoice
from chalicelib.effects.mails.link_contents import offer, order
from chalicelib.effects.mails.payment import credit, payment, refund
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.reception import reception
from chalicelib.effects.mails.shipment import shipment
from chalicelib.effects.mails.tracking import tracking, void

ASKED = 50
"""Entries below an answer among which its question is looked for."""


def _offered(reading: Reading, event: e.OfferMade, entry: Entry) -> Said | None:
    """The offer; None if a newer revision took its place, or it was ordered or withdrawn, all of which is mailed itself."""
    current = reading.state.offer
    if current is None or current.revision != event.revision or current.voided or reading.state.order:
        return None
    return offer(reading, next(iter(reason(entry)), None))


def _ordered(reading: Reading, event: e.OrderCreated, entry: Entry) -> Said | None:
    """The order; None if it was cancelled meanwhile."""
    return None if reading.state.cancelled else order(reading, next(iter(reason(entry)), None))


NEWS: Mapping[Kind, Callable[[Reading, Any, Entry], Said | None]] = {
    "offer": _offered,
    "order": _ordered,
    "delivery": delivery,
    "shipment": shipment,
    "invoice": invoice,
    "cancellation": cancellation,
    "withdrawal": withdrawal,
    "document": document,
    "answer": answer,
    "credit": credit,
    "refund": refund,
    "payment": payment,
    "reception": reception,
    "address": address,
    "note": note,
    "question": question,
    "news": news,
    "tracking": tracking,
}
"""What each kind of mail says of an entry, or None if that holds no more."""
KINDS: tuple[Kind, ...] = (*NEWS, "correction")
"""A stroke is told with what it strikes."""


def happened(store: DossierStore, effect: Effect, reading: Reading) -> Found | None:
    """What its commit still has to say to its reader: of entries that were struck, or that something newer replaced, nothing."""
    for committed in turns(commit_of(store, effect), effect.contact):
        entry, row = committed.main, mailed(committed.main.event)
        said = _said(store, reading, entry, effect.contact) if entry.seq not in reading.state.struck else None
        if row and said:
            return Found(_kind(row.kind), said, committed)
    return None


def _said(store: DossierStore, reading: Reading, entry: Entry, person: str) -> Said | None:
    if isinstance(entry.event, e.EntryStruck):
        history = store.history(reading.reference)
        wrong = history[entry.event.entry - 1]
        return (
            correction(reading, wrong, entry, Past(lambda: history).at(wrong))
            if _was_mailed(history, wrong, entry, person)
            else None
        )
    said = _of(reading, entry) if person != BILLING else _billed(store, reading, entry)
    if said and isinstance(entry.event, e.ShipmentCorrected):
        return void(reading, entry.event, Past.of(store, reading.reference, [entry]).at(entry).before, said)
    return _with_question(store, reading, entry, said) if said and isinstance(entry.event, e.QuestionAnswered) else said


def _billed(store: DossierStore, reading: Reading, entry: Entry) -> Said | None:
    """What the billing address is told: of a document that is mailed again what its first mail says, since it has no page."""
    if isinstance(entry.event, e.DocumentMailRequested):
        (entry,) = store.older(reading.reference, entry.event.entry + 1, 1)
    return _of(reading, entry)


def _of(reading: Reading, entry: Entry) -> Said | None:
    row = mailed(entry.event)
    says = NEWS.get(_kind(row.kind)) if row and row.kind in KINDS else None
    return says(reading, entry.event, entry) if says else None


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind == name)


def _was_mailed(history: Sequence[Entry], wrong: Entry, stroke: Entry, person: str) -> bool:
    """Whether a person read an entry in a mail: one about it, or about another entry of its commit before it was struck."""
    for mark in history[wrong.seq :]:
        sent = mark.event
        if isinstance(sent, e.MailSent) and sent.contact == person and sent.entry:
            beside = mark.seq < stroke.seq and history[sent.entry - 1].committed == wrong.committed
            if sent.entry == wrong.seq or beside:
                return True
    return False


def _with_question(store: DossierStore, reading: Reading, entry: Entry, said: Said) -> Said:
    """The answer below what it names, else below the newest question before it that was not struck."""
    named = getattr(entry.event, "question", None)
    older = store.older(reading.reference, named + 1, 1) if named else store.older(reading.reference, entry.seq, ASKED)
    found = (x for x in older if (named or isinstance(x.event, e.QuestionAsked)) and x.seq not in reading.state.struck)
    asked = next(found, None)
    if asked is None:
        return said
    if isinstance(asked.event, e.Received):
        said = to_remarks(reading, asked.event, entry, said)
    return replace(said, typed=(*question_of(reading, asked), *said.typed))
