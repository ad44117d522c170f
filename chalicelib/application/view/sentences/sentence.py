"""What each event is called in the history: made on display, never stored."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, get_args

from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sentences import (
    contact,
    conversation,
    correction,
    delivery,
    document,
    invoice,
    link,
    mail,
    offer,
    opening,
    order,
    parcel,
    payment,
    supply,
)
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase

H_contra = TypeVar("H_contra", bound=EventBase, contravariant=True)
F = TypeVar("F", bound=EventBase)
Sentence = Callable[[EntryReading, F, Entry], str]


class Sentences(Generic[H_contra]):
    """Functions by the event that they are a sentence for: one that is missing from a union is a type error."""

    def __init__(self, by_event: Mapping[type, Sentence[H_contra]]) -> None:
        self.by_event: Mapping[type, Sentence[Any]] = by_event

    def __or__(self, other: "Sentences[F]") -> "Sentences[H_contra | F]":
        joined: Sentences[Any] = Sentences({**self.by_event, **other.by_event})
        return joined


def of(events: Any, sentence: Sentence[F]) -> Sentences[F]:
    """The function of a feature, for each event of its union."""
    return Sentences(dict.fromkeys(get_args(events) or (events,), sentence))


SENTENCES: Sentences[e.Event] = (
    of(e.OpeningEvent, opening.sentence)
    | of(e.OfferEvent, offer.sentence)
    | of(e.OrderEvent, order.sentence)
    | of(e.ContactEvent, contact.sentence)
    | of(e.MailEvent, mail.sentence)
    | of(e.SupplyEvent, supply.sentence)
    | of(e.DeliveryEvent, delivery.sentence)
    | of(e.ParcelEvent, parcel.sentence)
    | of(e.InvoiceEvent, invoice.sentence)
    | of(e.PaymentEvent, payment.sentence)
    | of(e.ConversationEvent, conversation.sentence)
    | of(e.DocumentEvent, document.sentence)
    | of(e.LinkEvent, link.sentence)
    | of(e.CorrectionEvent, correction.sentence)
)


def sentence(reading: Reading, entry: Entry, at: Moment) -> str:
    """The title of an entry, made of it and of what the dossier was then: what happens later changes nothing of it."""
    return SENTENCES.by_event[type(entry.event)](EntryReading(reading, entry, at), entry.event, entry)
