"""fold(entries) gives the state: one small function for each event, all pure."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.delays import delayed, mailed
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.dossier import (
    Announcement,
    Cancellation,
    DeliveryNote,
    Deposit,
    Document,
    Dossier,
    Invoice,
    Link,
    News,
    Offer,
    Order,
    Parcel,
    Supply,
    Undelivered,
)
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Allocation, Part
from chalicelib.domain.sale.news import tells, told
from chalicelib.domain.sale.questions import OpenQuestion, answered
from chalicelib.domain.sale.seen import seen
from chalicelib.domain.sale.silences import silences
from chalicelib.domain.values.money import ZERO

Change = dict[str, Any]
Evolve = Callable[[Dossier, Any, Entry], Change]


def fold(entries: Iterable[Entry]) -> Dossier:
    """The state after all entries, those struck by a later one counting for nothing."""
    kept = list(entries)
    struck = {entry.event.entry for entry in kept if isinstance(entry.event, e.EntryStruck)}
    state = Dossier()
    for entry in kept:
        state = evolve(state, entry, counts=entry.seq not in struck)
    return state


def evolve(state: Dossier, entry: Entry, *, counts: bool = True) -> Dossier:
    """The state after one more entry; of one that was struck the version counts, what was seen and its number."""
    given = entry.event.revision if isinstance(entry.event, e.OfferMade) else state.revisions
    whole = replace(state, version=entry.seq, committed=entry.committed, revisions=given, **seen(entry))
    if not counts:
        return whole
    changed = {**told(state, entry), **_EVOLVE[type(entry.event)](state, entry.event, entry)}
    if not tells(entry) and all(getattr(state, field) == value for field, value in changed.items()):
        return whole  # nobody waits for anything else than before: most entries are marks of mails and documents
    after = replace(whole, **changed)
    return replace(after, silences=silences(state, after, entry))


def _offer(state: Dossier, event: e.OfferMade, entry: Entry) -> Change:
    offer = Offer(event.revision, entry.origin.effective, event.terms)
    return {
        "offer": offer,
        "lines": event.lines,
        "freight": event.freight,
        "discount": event.discount,
        "opened": state.opened or entry.origin.effective,
        "documents": _with_document(state, entry, "offer", str(event.revision)),
    }


def _voided(state: Dossier, event: e.OfferVoided, entry: Entry) -> Change:
    gone = tuple(replace(d, gone=True) if d.kind == "offer" else d for d in state.documents)
    voided = {"voided": entry.origin.effective, "reason": shown_comment(entry)}
    return {"offer": replace(state.offer, **voided) if state.offer else None, "documents": gone}


def _with_document(state: Dossier, entry: Entry, kind: DocumentKind, number: str) -> tuple[Document, ...]:
    own = getattr(entry.event, "pdf", None)
    return (*state.documents, Document(entry.seq, kind, number, entry.origin.effective, own))


def _order(state: Dossier, event: e.OrderCreated, entry: Entry) -> Change:
    return {
        "order": Order(entry.origin.effective),
        "lines": event.lines,
        "freight": event.freight,
        "discount": event.discount,
        "customer_reference": event.customer_reference,
        "opened": state.opened or entry.origin.effective,
        "documents": _with_document(state, entry, "acknowledgement", ""),
    }


def _details(state: Dossier, event: e.DetailsSet, entry: Entry) -> Change:
    return {field: getattr(event, field) for field in event.__struct_fields__}


def _assigned(state: Dossier, event: e.Assigned, entry: Entry) -> Change:
    return {"owner": event.owner, "deputy": event.deputy}


def _contact(state: Dossier, event: e.ContactCorrected, entry: Entry) -> Change:
    return {"undelivered": tuple(u for u in state.undelivered if u.contact != event.contact)} if event.mailbox else {}


def _undelivered(state: Dossier, event: e.MailUndelivered, entry: Entry) -> Change:
    others = tuple(u for u in state.undelivered if u.contact != event.contact)
    return {"undelivered": (*others, Undelivered(event.contact, event.why, entry.origin.effective, delayed(state, event)))}


def _mailed(state: Dossier, event: e.MailSent, entry: Entry) -> Change:
    return {"undelivered": mailed(state, event)} if state.undelivered else {}


def _promised(state: Dossier, event: e.NewsPromised, entry: Entry) -> Change:
    return {"news": (*told(state, entry)["news"], News(entry.seq, event.on, entry.origin.effective))}


def _address(state: Dossier, event: e.AddressCorrected, entry: Entry) -> Change:
    change: Change = {event.use: event.address}
    if event.use == "billing":
        change["undelivered"] = tuple(one for one in state.undelivered if one.contact != BILLING)
    return change


def _supplied(how: str) -> Evolve:
    def evolved(state: Dossier, event: Any, entry: Entry) -> Change:
        ready = {s.line for s in state.supplies if s.state != "ordered"}
        touched = set(event.lines) if how != "ordered" else set(event.lines) - ready
        others = tuple(s for s in state.supplies if s.line not in touched)
        return {"supplies": others + tuple(Supply(line, how, entry.origin.effective) for line in sorted(touched))}

    return evolved


def _announced(state: Dossier, event: e.DeliveryAnnounced, entry: Entry) -> Change:
    said = Announcement(entry.seq, event.on, event.lines, entry.origin.effective, shown_comment(entry))
    return {"announcements": (*state.announcements, said)}


def _note_made(state: Dossier, event: e.DeliveryNoteCreated, entry: Entry) -> Change:
    return {
        "delivery_notes": (*state.delivery_notes, DeliveryNote(event.number, event.parcel, event.parts)),
        "documents": _with_document(state, entry, "delivery_note", event.number),
    }


def _shipped(state: Dossier, event: e.Shipped, entry: Entry) -> Change:
    left, label = entry.origin.effective, (event.tracking, event.tracking_url, event.expected)
    parcel = Parcel(entry.seq, event.parcel, event.carrier, event.parts, left, *label)
    return {"parcels": (*state.parcels, parcel)}


def _shipment_corrected(state: Dossier, event: e.ShipmentCorrected, entry: Entry) -> Change:
    said = {field: getattr(event, field) for field in ("carrier", "tracking", "tracking_url", "expected")}
    return {"parcels": tuple(replace(p, **said) if p.number == event.parcel else p for p in state.parcels)}


def _received(state: Dossier, event: e.Received, entry: Entry) -> Change:
    on, said = entry.origin.effective, event.remarks
    came = {p.number: replace(p, received=on, remarks=said) for p in state.parcels if p.number in event.parcels}
    change: Change = {"parcels": tuple(came.get(parcel.number, parcel) for parcel in state.parcels)}
    if said:
        change["questions"] = (*state.questions, OpenQuestion(entry.seq, on, event.parcels, remarks=True, came=entry.came))
    return change


def _invoiced(state: Dossier, event: e.InvoiceIssued, entry: Entry) -> Change:
    on, taken = entry.origin.effective, {one.invoice: one.amount for one in event.carried}
    invoice = Invoice(
        event.number, on, event.due, event.parts, event.net, event.vat, event.gross, event.freight, event.booked,
        event.prepaid + sum(taken.values(), ZERO), nets=event.nets, less=event.less,
    )  # fmt: skip
    before = tuple(replace(one, paid=one.paid - taken.get(one.number, ZERO)) for one in state.invoices)
    return {
        "invoices": (*before, _settle(invoice, on)),
        "deposit": state.deposit - event.prepaid,
        "documents": _with_document(state, entry, "invoice", event.number),
    }


def _deposited(state: Dossier, event: e.DepositReceived, entry: Entry) -> Change:
    came = Deposit(event.payment, event.amount, entry.origin.effective)
    return {"deposit": state.deposit + event.amount, "deposits": (*state.deposits, came)}


def _booked(state: Dossier, event: e.InvoiceBooked, entry: Entry) -> Change:
    return {"invoices": tuple(replace(i, booked=True) if i.number == event.invoice else i for i in state.invoices)}


def _settle(invoice: Invoice, on: date) -> Invoice:
    return replace(invoice, settled=(invoice.settled or on) if invoice.open <= 0 else None)


def _paid(state: Dossier, event: e.MarkedPaid | e.PaymentAllocated, entry: Entry) -> Change:
    return {"invoices": _allocate(state.invoices, event.allocations, entry.origin.effective)}


def _allocate(invoices: tuple[Invoice, ...], allocations: tuple[Allocation, ...], on: date) -> tuple[Invoice, ...]:
    for a in allocations:
        invoices = tuple(_settle(replace(i, paid=i.paid + a.amount), on) if i.number == a.invoice else i for i in invoices)
    return invoices


def _credited(state: Dossier, event: e.Credited, entry: Entry) -> Change:
    on = entry.origin.effective

    def less(invoice: Invoice) -> Invoice:
        credits = (*invoice.credits, event.amount)
        total = invoice.credited + event.amount
        return _settle(replace(invoice, credited=total, credited_on=on, credits=credits, again=event.invoice_again), on)

    return {
        "invoices": tuple(less(i) if i.number == event.invoice else i for i in state.invoices),
        "credit_notes": (*state.credit_notes, event.number),
        "documents": _with_document(state, entry, "credit_note", event.number),
    }


def _refunded(state: Dossier, event: e.Refunded, entry: Entry) -> Change:
    on = entry.origin.effective
    if event.payment:
        back = tuple(_given_back(state.deposits, event.payment, event.amount))
        return {"deposit": state.deposit - event.amount, "deposits": back, "refunded": on}
    invoices = tuple(
        _settle(replace(i, paid=i.paid - event.amount), on) if i.number == event.invoice else i for i in state.invoices
    )
    return {"invoices": invoices, "refunded": on}


def _given_back(deposits: tuple[Deposit, ...], payment: str, amount: Decimal) -> Iterator[Deposit]:
    """The deposits after an amount of a payment went back: what came first goes first."""
    for deposit in deposits:
        back = min(amount, deposit.amount - deposit.refunded) if deposit.payment == payment else ZERO
        amount -= back
        yield replace(deposit, refunded=deposit.refunded + back)


def _cancelled(state: Dossier, event: e.OrderCancelled, entry: Entry) -> Change:
    services = tuple(Part(line.id, pieces) for line in state.lines if not line.goods and (pieces := state.billed(line.id)))
    return {"cancelled": Cancellation(entry.origin.effective, shown_comment(entry), services)}


def _asked(state: Dossier, event: e.QuestionAsked, entry: Entry) -> Change:
    about = (event.parcel,) if event.parcel else ()
    asked = OpenQuestion(entry.seq, entry.origin.effective, about, by=entry.origin.entered_by, came=entry.came)
    return {"questions": (*state.questions, asked)}


def _answered(state: Dossier, event: e.QuestionAnswered, entry: Entry) -> Change:
    return {"questions": answered(state.questions, event.question)}


def _granted(state: Dossier, event: e.LinkGranted, entry: Entry) -> Change:
    link = Link(event.link, event.contact, state.epoch, event.scope, entry.origin.effective, event.expires)
    return {"links": (*state.links, link)}


def _revoked(state: Dossier, event: e.LinkRevoked, entry: Entry) -> Change:
    return {"links": tuple(replace(link, revoked=True) if link.id == event.link else link for link in state.links)}


def _all_revoked(state: Dossier, event: e.LinksRevoked, entry: Entry) -> Change:
    return {"epoch": event.epoch, "links": tuple(replace(link, revoked=True) for link in state.links)}


def _made(state: Dossier, event: e.DocumentMade, entry: Entry) -> Change:
    there: Change = {"sha256": event.sha256, "size": event.size, "failed": None, "why": None}
    return {"documents": tuple(replace(d, **there) if d.entry == event.entry else d for d in state.documents)}


def _failed(state: Dossier, event: e.DocumentFailed, entry: Entry) -> Change:
    told: Change = {"failed": entry.origin.effective, "why": event.why}
    return {"documents": tuple(replace(d, **told) if d.entry == event.entry else d for d in state.documents)}


def _checked(state: Dossier, event: e.UploadChecked, entry: Entry) -> Change:
    return {} if event.refused else {"uploads": (*state.uploads, event.sha256)}


def _struck(state: Dossier, event: e.EntryStruck, entry: Entry) -> Change:
    return {"struck": (*state.struck, event.entry)}


def _nothing(state: Dossier, event: e.Event, entry: Entry) -> Change:
    return {}


_EVOLVE: dict[type, Evolve] = {
    e.OfferMade: _offer,
    e.OfferVoided: _voided,
    e.OrderCreated: _order,
    e.DetailsSet: _details,
    e.Assigned: _assigned,
    e.ContactCorrected: _contact,
    e.CustomerRenamed: _nothing,
    e.AddressCorrected: _address,
    e.AcknowledgementRequested: _nothing,
    e.MailSent: _mailed,
    e.MailUndelivered: _undelivered,
    e.StockAllocated: _supplied("stock"),
    e.SupplyOrdered: _supplied("ordered"),
    e.SupplyReceived: _supplied("received"),
    e.DeliveryAnnounced: _announced,
    e.NewsPromised: _promised,
    e.DeliveryNoteCreated: _note_made,
    e.Shipped: _shipped,
    e.ShipmentCorrected: _shipment_corrected,
    e.Received: _received,
    e.InvoiceIssued: _invoiced,
    e.InvoiceBooked: _booked,
    e.MarkedPaid: _paid,
    e.PaymentAllocated: _paid,
    e.DepositReceived: _deposited,
    e.Credited: _credited,
    e.Refunded: _refunded,
    e.OrderCancelled: _cancelled,
    e.NoteAdded: _nothing,
    e.QuestionAsked: _asked,
    e.QuestionAnswered: _answered,
    e.DocumentMade: _made,
    e.DocumentFailed: _failed,
    e.DocumentMailRequested: _nothing,
    e.UploadChecked: _checked,
    e.LinkGranted: _granted,
    e.LinkRevoked: _revoked,
    e.LinksRevoked: _all_revoked,
    e.EntryStruck: _struck,
}
