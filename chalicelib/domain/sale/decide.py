"""decide(state, command, day, people) gives the events that a command amounts to, or raises the domain error that forbids it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import UNSET

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewFreight, NewLine, NewPacked, NewPart, NewTerms
from chalicelib.domain.sale.delays import undelivered
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import amounts_of
from chalicelib.domain.sale.lines import Allocation, Freight, Line, Part, Terms
from chalicelib.domain.sale.model import check
from chalicelib.domain.sale.owed import again_unless_said, billable, carried, freight_due
from chalicelib.domain.sale.questions import only_open
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatCategory

Events = tuple[e.Event, ...]


def decide(state: Dossier, command: c.Command, day: date) -> Events:
    """The events of a command on a dossier that exists, each allowed by the table on that day (Paris).

    Commands that bring in persons or addresses name them by id by now (see `application.enrol`).
    Raises NotAllowed or Invalid.
    """
    events = (*_PROPOSE[type(command)](state, command), *news_of(command, day))
    for event in events:
        check(state, event, day)
    return events


def news_of(command: c.Command, day: date) -> Events:
    """The promise that goes with a command, if it makes one. Raises Invalid for a day before the command's, or one untold."""
    if command.next_news is None:
        return ()
    _told(command)
    if command.next_news < day:
        raise Invalid("the date is before %(day)s", field="next_news", day=day)
    return (e.NewsPromised(command.next_news),)


def _told(command: c.Command) -> None:
    if command.visible is False:
        raise Invalid("what customers do not see promises them nothing", field="visible")


def _promise(state: Dossier, command: c.PromiseNews) -> Events:
    _told(command)
    return (e.NewsPromised(command.on),)


def lines_of(new: tuple[NewLine, ...]) -> tuple[Line, ...]:
    """Lines numbered from 1, with their amounts as Decimal."""
    for number, line in enumerate(new, start=1):
        _check_vat(line.vat_category, line.vat_rate, f"lines[{number - 1}].vat_rate")
    return tuple(
        Line(
            id=number, sku=line.sku, name=line.name, quantity=line.quantity, unit_price=Decimal(line.unit_price),
            vat_rate=Decimal(line.vat_rate), discount=Decimal(line.discount),
            detail=line.detail, lead_days=line.lead_days, goods=line.goods,
            vat_category=line.vat_category,
        )
        for number, line in enumerate(new, start=1)
    )  # fmt: skip


def _check_vat(category: VatCategory, rate: str, field: str) -> None:
    """EN 16931 BR-IC-5, BR-AE-5, BR-G-5, BR-E-5: no VAT is charged outside category S. Raises Invalid."""
    if category != "S" and Decimal(rate):
        raise Invalid("no VAT is charged in category %(category)s", field=field, category=category)


def terms_of(new: NewTerms) -> Terms:
    """The conditions of an offer."""
    return Terms(new.valid_until, new.payment, new.delivery)


def freight_of(new: NewFreight | None) -> Freight | None:
    """Carriage charged, or None if it is paid by the seller."""
    if new is None:
        return None
    _check_vat(new.vat_category, new.vat_rate, "freight.vat_rate")
    return Freight(Decimal(new.amount), Decimal(new.vat_rate), new.vat_category)


def _said(command: c.Command) -> None:
    if not command.comment:
        raise Invalid("say it in the comment", field="comment")


def _parts(given: Sequence[NewPart] | None, rest: tuple[Part, ...]) -> tuple[Part, ...]:
    if not given:
        return rest
    return tuple(Part(p.line, p.quantity, p.serials if isinstance(p, NewPacked) else ()) for p in given)


def _goods(state: Dossier, given: tuple[int, ...] | None) -> tuple[int, ...]:
    return given or tuple(line.id for line in state.goods)


def _revise(state: Dossier, command: c.ReviseOffer) -> Events:
    lines, freight, discount = lines_of(command.lines), freight_of(command.freight), Decimal(command.discount)
    return (e.OfferMade(state.revisions + 1, lines, terms_of(command.terms), freight, discount, command.pdf),)


def _void(state: Dossier, command: c.VoidOffer) -> Events:
    _said(command)
    return (e.OfferVoided(),)


def _order(state: Dossier, command: c.PlaceOrder) -> Events:
    return (e.OrderCreated(state.lines, command.customer_reference, state.freight, state.discount, command.pdf),)


def _acknowledge(state: Dossier, command: c.Acknowledge) -> Events:
    contact = command.contact or state.contact
    return (e.AcknowledgementRequested(contact) if command.tells else e.MailSent("acknowledgement", contact),)


def _ordered_supplies(state: Dossier, given: tuple[int, ...] | None) -> tuple[int, ...]:
    return given or tuple(s.line for s in state.supplies if s.state == "ordered") or _goods(state, None)


def _announce(state: Dossier, command: c.AnnounceDelivery) -> Events:
    return (e.DeliveryAnnounced(command.on, command.lines or tuple(line.id for line in state.unshipped)),)


def _delivery_note(state: Dossier, command: c.CreateDeliveryNote) -> Events:
    parcel = command.parcel or len(state.parcels) + 1
    left = next((p.parts for p in state.parcels if p.number == parcel), None)
    return (
        e.DeliveryNoteCreated(_numbered(command.number), parcel, _parts(command.parts, left or _to_leave(state)), command.pdf),
    )


def _numbered(number: str | None) -> str:
    """The number, which `application.numbers` gave where the command had none."""
    if number is None:
        raise Invalid("a document has a number", field="number")
    return number


def _to_leave(state: Dossier) -> tuple[Part, ...]:
    """What a parcel takes unless it is told: the goods that are ready, or all if none are."""
    rest = tuple(Part(line.id, line.quantity - state.shipped(line.id)) for line in state.unshipped)
    supplied = {supply.line for supply in state.supplies if supply.state != "ordered"}
    return tuple(part for part in rest if part.line in supplied) or rest


def _ship(state: Dossier, command: c.Ship) -> Events:
    rest = tuple(Part(line.id, line.quantity - state.shipped(line.id)) for line in state.unshipped)
    number = len(state.parcels) + 1
    note = state.note_of(number)
    parts = _parts(command.parts, (note.parts if note else ()) or rest)
    return (e.Shipped(number, command.carrier, parts, command.tracking, command.tracking_url, command.expected),)


def _correct_shipment(state: Dossier, command: c.CorrectShipment) -> Events:
    parcel = next((parcel for parcel in state.parcels if parcel.number == command.parcel), None)
    if parcel is None:
        raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=command.parcel)
    carrier = parcel.carrier if command.carrier is UNSET else command.carrier
    kept = parcel.tracking if carrier == parcel.carrier else None
    tracking = kept if command.tracking is UNSET else command.tracking
    same = (carrier, tracking) == (parcel.carrier, parcel.tracking)
    url = (parcel.tracking_url if same else None) if command.tracking_url is UNSET else command.tracking_url
    expected = parcel.expected if command.expected is UNSET else command.expected
    return (e.ShipmentCorrected(command.parcel, carrier, tracking, url, expected),)


def _receive(state: Dossier, command: c.MarkReceived) -> Events:
    parcels = command.parcels or tuple(p.number for p in state.parcels if not p.received)
    return (e.Received(parcels, command.remarks),)


def _confirm(state: Dossier, command: c.ConfirmReception) -> Events:
    return (e.Received((command.parcel,), command.comment, command.signer),)


def _invoice(state: Dossier, command: c.IssueInvoice) -> Events:
    parts, freight = _parts(command.parts, billable(state)), freight_due(state)
    amounts = amounts_of(state, parts, freight=freight)
    number, gross = _numbered(command.number), amounts.totals.gross
    paid = carried(state, gross)
    left = gross - sum((one.amount for one in paid), ZERO)
    return (
        e.InvoiceIssued(
            number, parts, amounts.totals.net, amounts.shares, gross, command.due, freight, command.booked,
            min(state.deposit, left), command.pdf, nets=tuple(line.net for line in amounts.lines), less=amounts.less,
            carried=paid,
        ),
    )  # fmt: skip


def _mark_paid(state: Dossier, command: c.MarkPaid) -> Events:
    return (e.MarkedPaid(tuple(Allocation(i.number, i.open) for i in state.invoices if i.open > 0)),)


def _allocate(state: Dossier, command: c.AllocatePayment) -> Events:
    return (e.PaymentAllocated(command.payment, tuple(Allocation(a.invoice, Decimal(a.amount)) for a in command.allocations)),)


def _credit(state: Dossier, command: c.Credit) -> Events:
    amount, again = Decimal(command.amount), command.invoice_again
    if again is None:
        again = again_unless_said(state, command.invoice, amount)
    return (e.Credited(_numbered(command.number), command.invoice, amount, invoice_again=again),)


def _refund(state: Dossier, command: c.Refund) -> Events:
    if (command.invoice is None) == (command.payment is None):
        raise Invalid("name either the invoice paid too much, or the payment that was a deposit", field="invoice")
    return (e.Refunded(command.invoice, Decimal(command.amount), command.payment),)


def _mail_document(state: Dossier, command: c.MailDocument) -> Events:
    return (e.DocumentMailRequested(command.entry, command.contact or state.contact),)


def _cancel(state: Dossier, command: c.CancelOrder) -> Events:
    _said(command)
    return (e.OrderCancelled(),)


def _with_comment(event: e.Event) -> Callable[[Dossier, Any], Events]:
    def propose(state: Dossier, command: c.Command) -> Events:
        _said(command)
        return (event,)

    return propose


def _ask(state: Dossier, command: c.AskQuestion) -> Events:
    _said(command)
    return (e.QuestionAsked(command.signer, command.parcel),)


def _record_question(state: Dossier, command: c.RecordQuestion) -> Events:
    _said(command)
    return (e.QuestionAsked(parcel=command.parcel),)


def _answer(state: Dossier, command: c.AnswerQuestion) -> Events:
    _said(command)
    return (e.QuestionAnswered(command.question or only_open(state.questions)),)


def _invite(state: Dossier, command: c.InviteContact) -> Events:
    if command.contact is None:
        raise Invalid("name a contact, by id or as a new one", field="contact")
    return (e.LinkGranted(f"l{len(state.links) + 1}", command.contact, expires=command.expires),)


def _open_affair(state: Dossier, command: c.OpenAffair) -> Events:
    if any(link.contact == command.contact for link in state.links):
        raise NotAllowed("contact %(contact)s had a link here before", field="contact", contact=command.contact)
    return (e.LinkGranted(f"l{len(state.links) + 1}", command.contact),)


_PROPOSE: dict[type, Callable[[Dossier, Any], Events]] = {
    c.ReviseOffer: _revise,
    c.VoidOffer: _void,
    c.PlaceOrder: _order,
    c.PromiseNews: _promise,
    c.Assign: lambda state, command: (e.Assigned(command.owner, command.deputy),),
    c.CorrectContact: lambda state, command: (e.ContactCorrected(command.contact, command.email is not None),),
    c.Acknowledge: _acknowledge,
    c.AllocateStock: lambda state, command: (e.StockAllocated(_goods(state, command.lines)),),
    c.OrderSupply: lambda state, command: (e.SupplyOrdered(_goods(state, command.lines)),),
    c.ReceiveSupply: lambda state, command: (e.SupplyReceived(_ordered_supplies(state, command.lines)),),
    c.AnnounceDelivery: _announce,
    c.CreateDeliveryNote: _delivery_note,
    c.Ship: _ship,
    c.CorrectShipment: _correct_shipment,
    c.MarkReceived: _receive,
    c.ConfirmReception: _confirm,
    c.IssueInvoice: _invoice,
    c.BookInvoice: lambda state, command: (e.InvoiceBooked(command.invoice),),
    c.MarkPaid: _mark_paid,
    c.AllocatePayment: _allocate,
    c.Credit: _credit,
    c.RecordDeposit: lambda state, command: (e.DepositReceived(command.payment, Decimal(command.amount)),),
    c.Refund: _refund,
    c.CancelOrder: _cancel,
    c.AddNote: _with_comment(e.NoteAdded()),
    c.RecordQuestion: _record_question,
    c.AnswerQuestion: _answer,
    c.AskQuestion: _ask,
    c.InviteContact: _invite,
    c.RevokeLink: lambda state, command: (e.LinkRevoked(command.link),),
    c.RevokeAllLinks: lambda state, command: (e.LinksRevoked(state.epoch + 1),),
    c.OpenAffair: _open_affair,
    c.RecordMail: lambda state, command: (e.MailSent(command.mail, command.contact, command.entry),),
    c.RecordUndelivered: lambda state, command: (e.MailUndelivered(command.contact, undelivered(state, command)),),
    c.TakeName: lambda state, command: (e.CustomerRenamed(),),
    c.MailDocument: _mail_document,
    c.RecordDocument: lambda state, command: (e.DocumentMade(command.entry, command.sha256, command.size),),
    c.RecordDocumentFailed: lambda state, command: (e.DocumentFailed(command.entry, command.why),),
    c.RecordUpload: lambda state, command: (e.UploadChecked(command.sha256, command.size, command.refused),),
    c.StrikeEntry: lambda state, command: (e.EntryStruck(command.entry),),
}
