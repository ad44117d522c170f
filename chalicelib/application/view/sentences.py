"""What each event is called in the history: made on display, never stored."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from chalicelib.application.view.reading import Reading
from chalicelib.application.words import mark
from chalicelib.domain import events as e
from chalicelib.domain.dossier import Announcement
from chalicelib.domain.entry import Entry
from chalicelib.domain.money import ZERO
from chalicelib.domain.owed import to_bill
from chalicelib.domain.values import Allocation

Sentence = Callable[[Reading, Any, Entry], str]
_MAILS: dict[e.Mail, str] = {
    "link": mark("Link sent"),
    "acknowledgement": mark("Order acknowledgement sent"),
    "delivery": mark("Notice of the delivery date sent"),
    "shipment": mark("Shipping notice sent"),
    "invoice": mark("Invoice notice sent"),
    "cancellation": mark("Cancellation notice sent"),
    "document": mark("Document sent again"),
    "order": mark("Order sent"),
    "withdrawal": mark("Notice of the withdrawn quote sent"),
    "correction": mark("Correction sent"),
    "answer": mark("Answer sent"),
    "credit": mark("Credit note notice sent"),
    "refund": mark("Refund notice sent"),
    "payment": mark("Payment notice sent"),
    "reception": mark("Reception notice sent"),
    "address": mark("Address correction sent"),
    "note": mark("Note sent"),
    "question": mark("Question notice sent"),
    "news": mark("Day of the next news sent"),
}


_UNDELIVERED: dict[e.Undeliverable, str] = {
    "bounced": mark("The address does not take our mails. None is sent to it until it is confirmed or corrected."),
    "invalid": mark("No mail can be sent to the address as we have it. It has to be corrected."),
    "delayed": mark("The mail server of the address did not take the mail in time. The next ones are sent all the same."),
}


def sentence(reading: Reading, entry: Entry) -> str:
    """The title of an entry."""
    return _SENTENCES[type(entry.event)](reading, entry.event, entry)


def reason(reading: Reading, entry: Entry) -> str | None:
    """What an entry says that has no comment: what was wanting in a parcel, why a mail did not arrive and what follows."""
    if isinstance(entry.event, e.Received):
        return entry.event.reserves
    said = _UNDELIVERED.get(entry.event.why) if isinstance(entry.event, e.MailUndelivered) else None
    return reading.words.gettext(said) if said else None


def first_of(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> Announcement | None:
    """The announcement that an entry changed, or None if it was the first for its lines (or was struck)."""
    said = reading.state.announcements
    place = next(
        (i for i, a in enumerate(said) if (a.on, a.lines, a.announced) == (event.on, event.lines, entry.origin.effective)), 0
    )
    return next((a for a in reversed(said[:place]) if set(a.lines) & set(event.lines)), None)


def _money(reading: Reading, amount: Decimal) -> str:
    return reading.words.money(amount, reading.state.currency)


def _all_goods(reading: Reading, lines: tuple[int, ...]) -> bool:
    return len(lines) == len(reading.state.goods)


def _offer(reading: Reading, event: e.OfferMade, entry: Entry) -> str:
    if event.revision > 1:
        return reading.words.gettext("Quote revised, revision %(n)s") % {"n": event.revision}
    return reading.words.gettext("Dossier created: quote for %(contact)s") % {"contact": reading.contact(reading.state.contact)}


def _order(reading: Reading, event: e.OrderCreated, entry: Entry) -> str:
    words = reading.words
    if entry.origin.actor.kind == "contact":
        return words.gettext("Order placed online") if entry.origin.channel == "link" else words.gettext("Order placed")
    return words.gettext("Order created for %(customer)s") % {"customer": reading.people.name}


def _mail(reading: Reading, event: e.MailSent, entry: Entry) -> str:
    if event.mail == "offer":
        return reading.words.gettext("Quote sent to %(contact)s") % {"contact": reading.contact(event.contact)}
    return reading.words.gettext(_MAILS[event.mail])


def _stock(reading: Reading, event: e.StockAllocated, entry: Entry) -> str:
    if _all_goods(reading, event.lines):
        return reading.words.gettext("No supply needed to fulfil the order")
    n = len(event.lines)
    return reading.words.ngettext("%(n)s line served from stock", "%(n)s lines served from stock", n) % {"n": n}


def _supply(reading: Reading, event: e.SupplyOrdered, entry: Entry) -> str:
    if _all_goods(reading, event.lines):
        return reading.words.gettext("Supply orders prepared")
    n = len(event.lines)
    return reading.words.ngettext("Supply started for %(n)s line", "Supply started for %(n)s lines", n) % {"n": n}


def _supplied(reading: Reading, event: e.SupplyReceived, entry: Entry) -> str:
    n = len(event.lines)
    return reading.words.ngettext("Supply received for %(n)s line", "Supply received for %(n)s lines", n) % {"n": n}


def _announced(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> str:
    words, was = reading.words, first_of(reading, event, entry)
    if was is None:
        return words.gettext("Delivery announced for %(day)s") % {"day": words.date_year(event.on)}
    if was.on == event.on:
        return words.gettext("Delivery confirmed for %(day)s") % {"day": words.date_year(event.on)}
    places = {"day": reading.when(event.on), "was": reading.when(was.on)}
    return words.gettext("Delivery moved: %(day)s instead of %(was)s") % places


def _shipped(reading: Reading, event: e.Shipped, entry: Entry) -> str:
    words, state = reading.words, reading.state
    if len(event.parts) == len(state.goods) and len(state.parcels) == 1:
        places = {"carrier": event.carrier, "day": words.date_year(entry.origin.effective)}
        return words.gettext("Shipped by %(carrier)s on %(day)s") % places
    on, of = len(event.parts), len(state.goods)
    message = words.ngettext(
        "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", on
    )
    return message % {"parcel": event.parcel, "on": on, "of": of}


def _received(reading: Reading, event: e.Received, entry: Entry) -> str:
    words = reading.words
    parcels = words.listing([str(number) for number in event.parcels])
    if event.reserves:
        message = words.ngettext(
            "Parcel %(parcel)s received, with remarks", "Parcels %(parcel)s received, with remarks", len(event.parcels)
        )
        return message % {"parcel": parcels}
    if entry.origin.actor.kind == "contact":
        return words.gettext("Receipt of parcel %(parcel)s confirmed") % {"parcel": parcels}
    if len(event.parcels) == len(reading.state.parcels):
        return words.gettext("Order marked received, by hand")
    message = words.ngettext(
        "Parcel %(parcel)s marked received, by hand", "Parcels %(parcel)s marked received, by hand", len(event.parcels)
    )
    return message % {"parcel": parcels}


def _invoiced(reading: Reading, event: e.InvoiceIssued, entry: Entry) -> str:
    words = reading.words
    booked = words.gettext("Invoice %(number)s created and booked: %(amount)s")
    message = booked if event.booked else words.gettext("Invoice %(number)s created: %(amount)s")
    return message % {"number": event.number, "amount": _money(reading, event.gross)}


def _sum(allocations: tuple[Allocation, ...]) -> Decimal:
    return sum((a.amount for a in allocations), ZERO)


def _paid(reading: Reading, event: e.MarkedPaid, entry: Entry) -> str:
    """The order is paid if all its invoices are and no more are to come; else those that were settled are named."""
    words, settled = reading.words, [a.invoice for a in event.allocations]
    if not to_bill(reading.state) and len(settled) == len(reading.state.invoices):
        return words.gettext("Order paid")
    message = words.ngettext("Invoice %(invoices)s paid", "Invoices %(invoices)s paid", len(settled))
    return message % {"invoices": words.listing(settled)}


def _allocated(reading: Reading, event: e.PaymentAllocated, entry: Entry) -> str:
    return reading.words.gettext("Payment received: %(amount)s") % {"amount": _money(reading, _sum(event.allocations))}


def _deposited(reading: Reading, event: e.DepositReceived, entry: Entry) -> str:
    return reading.words.gettext("Deposit received: %(amount)s") % {"amount": _money(reading, event.amount)}


def _credited(reading: Reading, event: e.Credited, entry: Entry) -> str:
    places = {"number": event.number, "invoice": event.invoice, "amount": _money(reading, event.amount)}
    if event.invoice_again:
        return reading.words.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s, a new invoice follows") % places
    return reading.words.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s") % places


def _refunded(reading: Reading, event: e.Refunded, entry: Entry) -> str:
    places = {"invoice": event.invoice, "amount": _money(reading, event.amount)}
    if event.payment:
        return reading.words.gettext("Deposit refunded: %(amount)s") % places
    return reading.words.gettext("%(amount)s refunded on invoice %(invoice)s") % places


def _address(reading: Reading, event: e.AddressCorrected, entry: Entry) -> str:
    words = reading.words
    return words.gettext("Delivery address corrected") if event.use == "delivery" else words.gettext("Billing address corrected")


def _undelivered(reading: Reading, event: e.MailUndelivered, entry: Entry) -> str:
    words, places = reading.words, {"contact": reading.contact(event.contact)}
    if event.why == "complained":
        return words.gettext("%(contact)s called a mail unwanted") % places
    return words.gettext("Mail to %(contact)s not delivered") % places


def _promised(reading: Reading, event: e.NewsPromised, entry: Entry) -> str:
    return reading.words.gettext("Next news by %(day)s") % {"day": reading.words.date_year(event.on)}


def _asked(reading: Reading, event: e.QuestionAsked, entry: Entry) -> str:
    if event.parcel is None:
        return reading.words.gettext("Your question")
    return reading.words.gettext("Your question about parcel %(parcel)s") % {"parcel": event.parcel}


def _fixed(message: Callable[[Any], str]) -> Sentence:
    return lambda reading, event, entry: message(reading.words)


def _with_number(message: Callable[[Any], str], field: str = "number") -> Sentence:
    return lambda reading, event, entry: message(reading.words) % {"number": getattr(event, field)}


_SENTENCES: dict[type, Sentence] = {
    e.OfferMade: _offer,
    e.OfferVoided: _fixed(lambda words: words.gettext("Quote withdrawn")),
    e.OrderCreated: _order,
    e.DetailsSet: _fixed(lambda words: words.gettext("Details of the dossier set")),
    e.Assigned: _fixed(lambda words: words.gettext("Dossier assigned")),
    e.ContactCorrected: _fixed(lambda words: words.gettext("Contact corrected")),
    e.CustomerRenamed: _fixed(lambda words: words.gettext("Name of the customer changed")),
    e.AddressCorrected: _address,
    e.AcknowledgementRequested: _fixed(lambda words: words.gettext("Order acknowledgement asked for")),
    e.MailSent: _mail,
    e.MailUndelivered: _undelivered,
    e.StockAllocated: _stock,
    e.SupplyOrdered: _supply,
    e.SupplyReceived: _supplied,
    e.DeliveryAnnounced: _announced,
    e.NewsPromised: _promised,
    e.DeliveryNoteCreated: _with_number(lambda words: words.gettext("Delivery note %(number)s created")),
    e.Shipped: _shipped,
    e.Received: _received,
    e.InvoiceIssued: _invoiced,
    e.InvoiceBooked: _with_number(lambda words: words.gettext("Invoice %(number)s booked"), "invoice"),
    e.MarkedPaid: _paid,
    e.PaymentAllocated: _allocated,
    e.DepositReceived: _deposited,
    e.Credited: _credited,
    e.Refunded: _refunded,
    e.OrderCancelled: _fixed(lambda words: words.gettext("Order cancelled")),
    e.NoteAdded: _fixed(lambda words: words.gettext("Note")),
    e.QuestionAsked: _asked,
    e.QuestionAnswered: _fixed(lambda words: words.gettext("Answer to your question")),
    e.DocumentMade: _fixed(lambda words: words.gettext("Document ready")),
    e.DocumentMailRequested: _fixed(lambda words: words.gettext("Document mail asked for")),
    e.UploadChecked: _fixed(lambda words: words.gettext("Uploaded document checked")),
    e.LinkGranted: _fixed(lambda words: words.gettext("Link granted")),
    e.LinkRevoked: _fixed(lambda words: words.gettext("Link revoked")),
    e.LinksRevoked: _fixed(lambda words: words.gettext("All links revoked")),
    e.EntryStruck: _fixed(lambda words: words.gettext("A wrong entry was struck")),
}
