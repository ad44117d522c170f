"""The invoice of a deposit, and the credit note on it."""

from collections.abc import Iterable
from decimal import Decimal

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.crediting import totals_of
from chalicelib.domain.sale.deposit_invoice import GoneBack
from chalicelib.domain.sale.lines import Line, Part
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import ZERO, Totals, Vat, normalized_vat
from chalicelib.domain.values.vat import VatTaken
from chalicelib.effects.documents.amounts import money, vat_table
from chalicelib.effects.documents.bill import BillHead, bill, of_deposits
from chalicelib.effects.documents.by_rate import by_rate
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.invoice import facts_of
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedSum
from chalicelib.effects.documents.remembered import remembered


def deposit_invoice(frame: DocumentFrame[Reading], event: e.DepositReceived) -> tuple[PrintedDocument, Bill]:
    """Give the invoice of a deposit that came (CGI 289, I-1-c): its VAT is due that day (269, 2)."""
    named = next(one for one in frame.reading.state.deposits if one.number == event.number).named
    frame = remembered(frame, named)
    reading, w = frame.reading, frame.reading.translations
    totals, on = _totals(event.shares), frame.entry.origin.effective
    table = by_rate(reading, _named(reading), totals)
    terms = w.gettext("Deposit received on %(day)s.") % {"day": w.date_year(on)}
    head = BillHead("386", event.number or "", on, on, None, _parts(_about(reading, totals)), totals.gross, terms, named)
    made = bill(reading, head, table.lines, (), totals)
    paid = PrintedSum(w.gettext("Paid on %(day)s") % {"day": w.date_year(on)}, money(reading, -totals.gross))
    printed = frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=facts_of(reading, made),
        columns=table.columns,
        rows=table.rows,
        sums=(*table.sums, paid, PrintedSum(w.gettext("To pay"), money(reading, ZERO), strong=True)),
        vat=vat_table(reading, totals),
        notes=(
            " ".join((terms, w.gettext("The invoices of the order take it off."))),
            *exemptions(reading, totals, _about(reading, totals)),
            " ".join(text for _, text in made.notes),
        ),
    )
    return printed, made


def deposit_credit(frame: DocumentFrame[Reading], event: GoneBack) -> tuple[PrintedDocument, Bill]:
    """Give the credit note on deposit invoices, of a deposit that went back or to an invoice of its own VAT."""
    deposit = next(one for one in frame.reading.state.deposits if one.number == event.deposits[0].number)
    frame = remembered(frame, deposit.named)
    reading, w = frame.reading, frame.reading.translations
    totals = _totals(share for one in event.deposits for share in one.shares)
    (first, *others) = of_deposits(reading.state, event.deposits)
    table = by_rate(reading, _named(reading), totals)
    opening = _opening(reading, event, first[0])
    head = BillHead(
        "503", event.number or "", frame.entry.origin.effective, None, first, _parts(_about(reading, totals)), ZERO, opening,
        deposit.named, None, tuple(others),
    )  # fmt: skip
    made = bill(reading, head, table.lines, (), totals)
    printed = frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(
            *(PrintedFact(w.gettext("Credits deposit invoice"), one.number, ref=True) for one in event.deposits),
            *facts_of(reading, made),
        ),
        opening=opening,
        columns=table.columns,
        rows=table.rows,
        sums=table.sums,
        vat=vat_table(reading, totals),
        notes=exemptions(reading, totals, _about(reading, totals)),
    )
    return printed, made


def _named(reading: Reading) -> str:
    """Name what it is a deposit on."""
    w = reading.translations
    text = w.gettext("Deposit on order %(reference)s") if reading.state.order else w.gettext("Deposit on quote %(reference)s")
    return text % {"reference": reading.reference}


def _opening(reading: Reading, event: GoneBack, number: str) -> str:
    """Say of what it is, and where the money went."""
    w = reading.translations
    amount = event.deposit if isinstance(event, e.PaymentReturned) else event.amount
    places = {"number": number, "amount": w.money(amount, reading.state.currency)}
    match event:
        case e.PaymentMoved():
            text = w.gettext("Credit on deposit invoice %(number)s. %(amount)s goes to invoice %(invoice)s.")
            return text % {**places, "invoice": event.invoice}
        case e.PaymentReleased():
            return w.gettext("Credit on deposit invoice %(number)s. %(amount)s is yours, for another order.") % places
        case e.PaymentReturned():
            return w.gettext("Credit on deposit invoice %(number)s. Your bank took %(amount)s back.") % places
        case _:
            return w.gettext("Credit on deposit invoice %(number)s. %(amount)s is paid back.") % places


def _totals(shares: Iterable[VatTaken]) -> Totals:
    """Give the sums of shares, the highest rate first."""
    added = dict[Vat, tuple[Decimal, Decimal]]()
    for share in shares:
        vat = normalized_vat(share.category, share.rate)
        net, tax = added.get(vat, (ZERO, ZERO))
        added[vat] = net + share.net, tax + share.tax
    return totals_of(added)


def _about(reading: Reading, totals: Totals) -> tuple[Line, ...]:
    """Give the lines of the order that are taxed so."""
    return tuple(line for line in reading.state.every_line if normalized_vat(line.vat_category, line.vat_rate) in totals.vat)


def _parts(lines: tuple[Line, ...]) -> tuple[Part, ...]:
    return tuple(Part(line.id, line.quantity) for line in lines)
