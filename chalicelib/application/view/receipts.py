"""Receipts: of each entry by which money came, as the dossier stood right after it; a deposit invoice is one itself."""

from decimal import Decimal

from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.application.view.sentences.payment import BY
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.order_facts import ShownFact, ShownTotal
from chalicelib.application.view.shapes.receipt import ReceiptDocument
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.payment.payment import PaymentMethod
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.owed import owed_back, to_pay
from chalicelib.domain.values.money import ZERO


def received(event: EventBase) -> tuple[Allocation, ...]:
    """Give what an entry brought, by invoice, for none of a deposit; nothing of what makes no receipt."""
    match event:
        case e.PaymentAllocated() | e.MarkedPaid():
            return event.allocations
        case e.DepositReceived(number=None):
            return (Allocation("", event.amount),)
        case _:
            return ()


def receipt_links(reading: AnyReading, entry: Entry) -> list[ShownDocumentLink]:
    """Give the link to the receipt of an entry that stands."""
    amount = sum((one.amount for one in received(entry.event)), ZERO)
    standing = amount and entry.seq not in reading.state.struck and isinstance(reading.state, Dossier)
    return [_link(reading, entry.seq, amount)] if standing else []


def newest_receipt(reading: Reading, invoice: str | None = None) -> ShownDocumentLink | None:
    """Give the link to the receipt of what came last, on an invoice where one is named; None where nothing did."""
    state = reading.state
    moves = [one for one in state.money if one.kind == "paid" and invoice in (None, one.invoice)]
    if not moves:
        return None
    return _link(reading, moves[-1].entry, sum((one.amount for one in state.money if one.entry == moves[-1].entry), ZERO))


def _link(reading: AnyReading, entry: int, amount: Decimal) -> ShownDocumentLink:
    w = reading.translations
    label = w.gettext("Receipt for %(amount)s") % {"amount": w.money(amount, reading.state.currency)}
    return ShownDocumentLink(
        entry=entry, label=label, title=label, url=f"/api/dossiers/{reading.reference}/receipts/{entry}", pending=None
    )


def receipt(reading: Reading, entry: Entry) -> ReceiptDocument | None:
    """Give the receipt of an entry, read right after it; None where it makes none."""
    parts = received(entry.event)
    total = sum((one.amount for one in parts), ZERO)
    if not total:
        return None
    w, day = reading.translations, reading.translations.date_year(entry.origin.effective)
    places = {"amount": w.money(total, reading.state.currency), "day": day, "reference": reading.reference}
    return ReceiptDocument(
        lang=w.lang,
        title=w.gettext("Receipt"),
        subject=w.gettext("Receipt for %(amount)s of %(day)s, %(reference)s") % places,
        day=day,
        customer=_customer(reading),
        facts=_facts(reading, entry, day),
        opening=w.gettext("We have received %(amount)s on %(day)s.") % places,
        rows=[_row(reading, one) for one in parts],
        sums=_sums(reading, total),
        note=w.gettext("This receipt says what came; it is no invoice and charges no VAT."),
    )


def _customer(reading: Reading) -> list[str]:
    address, home = reading.people.addresses.get(reading.state.billing), reading.seller.address.country
    return list(address_lines(address, reading.translations, home)) if address else [reading.people.name]


def _facts(reading: Reading, entry: Entry, day: str) -> list[ShownFact]:
    w, state = reading.translations, reading.state
    method: PaymentMethod | None = getattr(entry.event, "method", None)
    way = BY.get(method) if method else None
    facts = [ShownFact(w.gettext("Our reference"), reading.reference, ref=True)]
    if state.order_number:
        facts.append(ShownFact(w.gettext("Your reference"), state.order_number, ref=True))
    facts.append(ShownFact(w.gettext("Received on"), day, ref=False))
    return [*facts, ShownFact(w.gettext("Received by"), w.gettext(way), ref=False)] if way else facts


def _row(reading: Reading, part: Allocation) -> ShownTotal:
    w = reading.translations
    invoice = w.gettext("Invoice %(number)s") % {"number": part.invoice}
    deposit = w.gettext("Deposit on %(reference)s") % {"reference": reading.reference}
    return ShownTotal(invoice if part.invoice else deposit, w.money(part.amount, reading.state.currency), strong=False)


def _sums(reading: Reading, total: Decimal) -> list[ShownTotal]:
    w, state = reading.translations, reading.state
    sums = [ShownTotal(w.gettext("Received"), w.money(total, state.currency), strong=True)]
    left = sum((invoice.open for invoice in to_pay(state)), ZERO)
    sums.append(ShownTotal(w.gettext("Left to pay on what was invoiced"), w.money(left, state.currency), strong=False))
    if back := owed_back(state):
        sums.append(ShownTotal(w.gettext("In your favour"), w.money(back, state.currency), strong=False))
    return sums
