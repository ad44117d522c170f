"""What each event is called in the history: made on display, never stored."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.corrected import changes
from chalicelib.application.view.past import Moment
from chalicelib.application.view.pieces import pieces
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.announced import before
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.owed import to_bill
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.money import ZERO

Sentence = Callable[["Telling", Any, Entry], str]
NAMED = 3
"""Lines of a parcel, or of an announcement, that are named; of more their number is told."""
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
    "exhausted": mark(
        "The mail server of the address did not take three mails in a row. None is sent to it until it is confirmed or corrected."
    ),
}


class Telling(Reading):
    """A reading of the dossier right after an entry, on the day that stands beside it."""

    def __init__(self, reading: Reading, entry: Entry, at: Moment) -> None:
        day = paris_date(entry.origin.recorded)
        super().__init__(reading.reference, lambda: at.after, reading.people, reading.words, reading.seller, day)
        self._at = at

    @property
    def before(self) -> Dossier:
        """The state before the entry; states are folded only where a sentence asks for one."""
        return self._at.before


def sentence(reading: Reading, entry: Entry, at: Moment) -> str:
    """The title of an entry, made of it and of what the dossier was then: what happens later changes nothing of it."""
    return _SENTENCES[type(entry.event)](Telling(reading, entry, at), entry.event, entry)


def wanting(entry: Entry) -> str | None:
    """What the customer found wanting in a parcel."""
    return entry.event.remarks if isinstance(entry.event, e.Received) else None


def reason(reading: Reading, entry: Entry) -> str | None:
    """The text of an entry that nobody wrote one for: why a mail did not arrive, and what follows from it."""
    said = _UNDELIVERED.get(entry.event.why) if isinstance(entry.event, e.MailUndelivered) else None
    return reading.words.gettext(said) if said else None


def is_first(at: Moment, event: e.DeliveryAnnounced, entry: Entry) -> bool:
    """Whether an announcement is the first for all of its lines."""
    return not any(before(at.before, line, entry.seq) for line in event.lines)


def _money(reading: Telling, amount: Decimal) -> str:
    return reading.words.money(amount, reading.state.currency)


def _all_goods(reading: Telling, lines: tuple[int, ...]) -> bool:
    return len(lines) == len(reading.state.goods)


def _offer(reading: Telling, event: e.OfferMade, entry: Entry) -> str:
    if event.revision > 1:
        return reading.words.gettext("Quote revised, revision %(n)s") % {"n": event.revision}
    return reading.words.gettext("Quote made for %(contact)s") % {"contact": reading.contact(reading.state.contact)}


def _order(reading: Telling, event: e.OrderCreated, entry: Entry) -> str:
    words = reading.words
    if entry.origin.actor.kind == "contact":
        return words.gettext("Order placed online") if entry.origin.channel == "link" else words.gettext("Order placed")
    return words.gettext("Order created for %(customer)s") % {"customer": reading.people.name}


def _mail(reading: Telling, event: e.MailSent, entry: Entry) -> str:
    if event.mail == "offer":
        return reading.words.gettext("Quote sent to %(contact)s") % {"contact": reading.contact(event.contact)}
    return reading.words.gettext(_MAILS[event.mail])


def _stock(reading: Telling, event: e.StockAllocated, entry: Entry) -> str:
    if _all_goods(reading, event.lines):
        return reading.words.gettext("No supply needed to fulfil the order")
    n = len(event.lines)
    return reading.words.ngettext("%(n)s line served from stock", "%(n)s lines served from stock", n) % {"n": n}


def _supply(reading: Telling, event: e.SupplyOrdered, entry: Entry) -> str:
    if _all_goods(reading, event.lines):
        return reading.words.gettext("Supply orders prepared")
    n = len(event.lines)
    return reading.words.ngettext("Supply started for %(n)s line", "Supply started for %(n)s lines", n) % {"n": n}


def _supplied(reading: Telling, event: e.SupplyReceived, entry: Entry) -> str:
    n = len(event.lines)
    return reading.words.ngettext("Supply received for %(n)s line", "Supply received for %(n)s lines", n) % {"n": n}


def _announced(reading: Telling, event: e.DeliveryAnnounced, entry: Entry) -> str:
    """Of some of the lines that had to leave, these are told; another day stands there where it was that of all of them."""
    words, known = reading.words, [before(reading.before, line, entry.seq) for line in event.lines]
    days = {said.on for said in known if said}
    if None in known:
        said = words.gettext("Delivery announced for %(day)s") % {"day": words.date_year(event.on)}
    elif len(days) > 1:
        said = words.gettext("Delivery moved to %(day)s") % {"day": words.date_year(event.on)}
    elif event.on in days:
        said = words.gettext("Delivery confirmed for %(day)s") % {"day": words.date_year(event.on)}
    else:
        places = {"day": reading.when(event.on), "was": reading.when(days.pop())}
        said = words.gettext("Delivery moved: %(day)s instead of %(was)s") % places
    what = _some(reading, event.lines)
    return words.gettext("%(sentence)s (%(lines)s)") % {"sentence": said, "lines": what} if what else said


def _some(reading: Telling, lines: tuple[int, ...]) -> str | None:
    """Lines by name, or how many they are; None where they are all that had still to leave."""
    left = [line.id for line in reading.before.unshipped]
    if set(lines) >= set(left):
        return None
    if len(lines) <= NAMED:
        return ", ".join(reading.name(line) for line in reading.state.lines if line.id in lines)
    places = {"on": len(lines), "of": len(left)}
    return reading.words.ngettext("%(on)s of %(of)s lines", "%(on)s of %(of)s lines", len(lines)) % places


def _shipped(reading: Telling, event: e.Shipped, entry: Entry) -> str:
    words, state = reading.words, reading.state
    if len(state.parcels) == 1 and not state.unshipped:
        places = {"carrier": event.carrier, "day": words.date_year(entry.origin.effective)}
        return words.gettext("Shipped by %(carrier)s on %(day)s") % places
    quantities = {line.id: line.quantity for line in state.lines}
    if all(part.quantity == quantities[part.line] for part in event.parts):
        on, of = len(event.parts), len(state.goods)
        message = words.ngettext(
            "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", "Parcel %(parcel)s shipped: %(on)s of %(of)s lines", on
        )
        return message % {"parcel": event.parcel, "on": on, "of": of}
    if len(event.parts) <= NAMED:
        said = words.gettext("Parcel %(parcel)s shipped: %(pieces)s")
        return said % {"parcel": event.parcel, "pieces": ", ".join(pieces(reading, event.parts))}
    on, of = sum(part.quantity for part in event.parts), sum(line.quantity for line in state.goods)
    message = words.ngettext(
        "Parcel %(parcel)s shipped: %(on)s of %(of)s pieces", "Parcel %(parcel)s shipped: %(on)s of %(of)s pieces", on
    )
    return message % {"parcel": event.parcel, "on": words.number(on), "of": words.number(of)}


def _shipment_corrected(reading: Telling, event: e.ShipmentCorrected, entry: Entry) -> str:
    before_it = next(parcel for parcel in reading.before.parcels if parcel.number == event.parcel)
    places = {"parcel": event.parcel, "facts": ", ".join(changes(reading, event, before_it))}
    return reading.words.gettext("Parcel %(parcel)s corrected: %(facts)s") % places


def _received(reading: Telling, event: e.Received, entry: Entry) -> str:
    words = reading.words
    parcels = words.listing([str(number) for number in event.parcels])
    if event.remarks:
        message = words.ngettext(
            "Parcel %(parcel)s received, with remarks", "Parcels %(parcel)s received, with remarks", len(event.parcels)
        )
        return message % {"parcel": parcels}
    if entry.origin.actor.kind == "contact":
        return words.gettext("Receipt of parcel %(parcel)s confirmed") % {"parcel": parcels}
    if len(event.parcels) == len(reading.state.parcels) and not reading.state.unshipped:
        return words.gettext("Order marked received, by hand")
    message = words.ngettext(
        "Parcel %(parcel)s marked received, by hand", "Parcels %(parcel)s marked received, by hand", len(event.parcels)
    )
    return message % {"parcel": parcels}


def _answered(reading: Telling, event: e.QuestionAnswered, entry: Entry) -> str:
    """Which question it was, as it stood open before; an answer to several names none."""
    words, asked = reading.words, [one for one in reading.before.questions if one.entry == event.question]
    if not asked or not asked[0].parcels:
        return words.gettext("Answer to your question")
    places = {"parcel": words.listing([str(number) for number in asked[0].parcels])}
    if asked[0].remarks:
        return words.gettext("Answer to your remarks on parcel %(parcel)s") % places
    return words.gettext("Answer to your question about parcel %(parcel)s") % places


def _invoiced(reading: Telling, event: e.InvoiceIssued, entry: Entry) -> str:
    words = reading.words
    booked = words.gettext("Invoice %(number)s created and booked: %(amount)s")
    message = booked if event.booked else words.gettext("Invoice %(number)s created: %(amount)s")
    return message % {"number": event.number, "amount": _money(reading, event.gross)}


def _sum(allocations: tuple[Allocation, ...]) -> Decimal:
    return sum((a.amount for a in allocations), ZERO)


def _paid(reading: Telling, event: e.MarkedPaid, entry: Entry) -> str:
    """The order is paid if all its invoices are and no more are to come; else those that were settled are named."""
    words, settled = reading.words, [a.invoice for a in event.allocations]
    if not to_bill(reading.state) and len(settled) == len(reading.state.invoices):
        return words.gettext("Order paid")
    message = words.ngettext("Invoice %(invoices)s paid", "Invoices %(invoices)s paid", len(settled))
    return message % {"invoices": words.listing(settled)}


def _allocated(reading: Telling, event: e.PaymentAllocated, entry: Entry) -> str:
    return reading.words.gettext("Payment received: %(amount)s") % {"amount": _money(reading, _sum(event.allocations))}


def _deposited(reading: Telling, event: e.DepositReceived, entry: Entry) -> str:
    return reading.words.gettext("Deposit received: %(amount)s") % {"amount": _money(reading, event.amount)}


def _credited(reading: Telling, event: e.Credited, entry: Entry) -> str:
    places = {"number": event.number, "invoice": event.invoice, "amount": _money(reading, event.amount)}
    if event.invoice_again:
        return reading.words.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s, a new invoice follows") % places
    return reading.words.gettext("Credit note %(number)s on invoice %(invoice)s: %(amount)s") % places


def _refunded(reading: Telling, event: e.Refunded, entry: Entry) -> str:
    places = {"invoice": event.invoice, "amount": _money(reading, event.amount)}
    if event.payment:
        return reading.words.gettext("Deposit refunded: %(amount)s") % places
    return reading.words.gettext("%(amount)s refunded on invoice %(invoice)s") % places


def _address(reading: Telling, event: e.AddressCorrected, entry: Entry) -> str:
    words = reading.words
    return words.gettext("Delivery address corrected") if event.use == "delivery" else words.gettext("Billing address corrected")


def _undelivered(reading: Telling, event: e.MailUndelivered, entry: Entry) -> str:
    words, places = reading.words, {"contact": reading.contact(event.contact)}
    if event.why == "complained":
        return words.gettext("%(contact)s called a mail unwanted") % places
    return words.gettext("Mail to %(contact)s not delivered") % places


def _promised(reading: Telling, event: e.NewsPromised, entry: Entry) -> str:
    return reading.words.gettext("Next news by %(day)s") % {"day": reading.words.date_year(event.on)}


def _asked(reading: Telling, event: e.QuestionAsked, entry: Entry) -> str:
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
    e.ShipmentCorrected: _shipment_corrected,
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
    e.QuestionAnswered: _answered,
    e.DocumentMade: _fixed(lambda words: words.gettext("Document ready")),
    e.DocumentFailed: _fixed(lambda words: words.gettext("Document cannot be made")),
    e.DocumentMailRequested: _fixed(lambda words: words.gettext("Document mail asked for")),
    e.UploadChecked: _fixed(lambda words: words.gettext("Uploaded document checked")),
    e.LinkGranted: _fixed(lambda words: words.gettext("Link granted")),
    e.LinkRevoked: _fixed(lambda words: words.gettext("Link revoked")),
    e.LinksRevoked: _fixed(lambda words: words.gettext("All links revoked")),
    e.EntryStruck: _fixed(lambda words: words.gettext("A wrong entry was struck")),
}
