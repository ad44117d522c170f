"""The bill of an invoice: its amounts and parties in the model of EN 16931."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec.structs import replace

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import Amounts, LineAmount
from chalicelib.domain.sale.lines import DepositTaken, Line, Part
from chalicelib.domain.values.bill import Adjustment, Bill, BillLine, Identity, Process, TypeCode, VatGroup
from chalicelib.domain.values.money import ZERO, Totals, Vat
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.units import ONE
from chalicelib.effects.documents.mentions import exemption, late_payment, nothing_to_pay, reasons_named, vat_code, vat_on_debits
from chalicelib.effects.documents.parties import buyer, deliver_to, payee, seller, service_code

INVOICED = "5"
"""UNTDID 2475 (BT-8): VAT is due by the date of the invoice."""
DISCOUNT, FREIGHT = "95", "FC"
"""Reason codes of an allowance (UNTDID 5189) and a charge (UNTDID 7161)."""
REASON = "ACD"
"""The subject of the note that says why something is credited (UNTDID 4451, BT-21)."""


class BillHead(NamedTuple):
    """What an invoice and a credit note do not share: parts are the pieces it is about; follows: as of the bill."""

    type_code: TypeCode
    number: str
    issued: date
    due: date | None
    corrects: tuple[str, date] | None
    parts: tuple[Part, ...]
    prepaid: Decimal
    terms: str | None
    named: AsIssued
    reason: str | None = None
    follows: tuple[tuple[str, date], ...] = ()


def bill(
    reading: Reading, head: BillHead, lines: tuple[BillLine, ...], adjustments: tuple[Adjustment, ...], sums: Totals
) -> Bill:
    """Give the whole document, its totals those of the one computation."""
    state = reading.state
    lines_net = sum((line.net for line in lines), ZERO)
    allowances = sum((one.amount for one in adjustments if not one.charge), ZERO)
    charges = sum((one.amount for one in adjustments if one.charge), ZERO)
    # What costs nothing was paid by nobody: BR-FR-CO-09 wants to see the payment (BT-113) of what is said to be paid.
    paid = 0 < head.prepaid == sums.gross and head.type_code in ("380", "386")
    from_us, to_them = _numbered(seller(reading), sums), _numbered(buyer(reading, head.named.mailbox), sums)
    about = lines_about(reading, head.parts)
    key, process = (
        reasons_named(about)[0],
        _process(about, "2" if paid and not head.follows else "4" if head.type_code == "380" and head.follows else "1"),
    )
    debits = _on_debits(reading, head, about)
    delivered, period = _days(head.named, process)
    return Bill(
        type_code=head.type_code,
        number=head.number,
        issued=head.issued,
        due=head.issued if paid else head.due,
        currency=state.currency,
        process=process,
        seller=from_us,
        buyer=to_them,
        deliver_to=deliver_to(reading),
        delivered=delivered,
        buyer_order=head.named.engagement or state.customer_reference,
        our_order=reading.reference,
        despatch=head.named.despatch,
        corrects=head.corrects,
        notes=(
            *(late_payment(reading) if head.type_code in ("380", "386") else nothing_to_pay(reading)),
            *(vat_on_debits(reading) if debits else ()),
            *_reason(head),
        ),
        terms=head.terms,
        payee=payee(reading, head.number),
        lines=lines,
        adjustments=adjustments,
        groups=tuple(
            VatGroup(
                vat.category, vat.rate, base, tax, exemption(reading, vat.category, key), vat_code(reading, vat.category, key)
            )
            for vat, (base, tax) in _groups(lines, adjustments, sums).items()
        ),
        lines_net=lines_net,
        allowances=allowances,
        charges=charges,
        net=sums.net,
        tax=sums.gross - sums.net,
        gross=sums.gross,
        prepaid=head.prepaid,
        payable=sums.gross - head.prepaid,
        buyer_reference=service_code(reading),
        period=period,
        vat_point=INVOICED if debits else None,
        follows=head.follows,
    )


def lines_about(reading: Reading, parts: tuple[Part, ...]) -> tuple[Line, ...]:
    """Give the lines that an invoice is about."""
    about = {part.line for part in parts}
    return tuple(line for line in reading.state.every_line if line.id in about)


def _on_debits(reading: Reading, head: BillHead, lines: tuple[Line, ...]) -> bool:
    """Say whether the option for debits holds: of services with VAT, on the invoice's day. A credit note repeats its invoice.

    The VAT of a deposit is due when it comes all the same (CGI 269, 2-a and c).
    """
    if head.type_code in ("386", "503"):
        return False
    day = head.corrects[1] if head.corrects else head.issued
    return reading.seller.invoice.on_debits(day) and any(not line.goods and line.vat_category == "S" for line in lines)


def _days(named: AsIssued, process: Process) -> tuple[date | None, Period | None]:
    """Give the day that goods left, or the one day of services alone (BT-72), and else when services were done (BT-73, BT-74)."""
    done = named.performed
    if done and done.first == done.last and process[0] == "S" and named.delivered is None:
        return done.first, None
    return named.delivered, done


def of_deposits(state: Dossier, taken: Iterable[DepositTaken]) -> tuple[tuple[str, date], ...]:
    """Give number and date of the deposit invoices that something is taken off."""
    issued = {deposit.number: deposit.on for deposit in state.deposits}
    return tuple((one.number, issued[one.number]) for one in taken)


def lines_of(reading: Reading, amounts: Amounts) -> tuple[BillLine, ...]:
    """Give the lines of an invoice (BG-25)."""
    return tuple(_line(reading, amount) for amount in amounts.lines)


def adjustments_of(reading: Reading, amounts: Amounts) -> tuple[Adjustment, ...]:
    """Give the discount on the whole for each VAT rate, and the freight."""
    translations, percent = reading.translations, reading.state.discount
    adjustments = [
        Adjustment(
            False, one.amount, translations.gettext("Discount"), DISCOUNT, one.vat.category, one.vat.rate, one.base, percent
        )
        for one in amounts.allowances
    ]
    if amounts.freight:
        vat, label = amounts.freight.vat, translations.gettext("Carriage and packing")
        adjustments.append(Adjustment(True, amounts.freight.amount, label, FREIGHT, vat.category, vat.rate))
    return tuple(adjustments)


def _line(reading: Reading, amount: LineAmount) -> BillLine:
    line = amount.line
    detail = reading.text(line.detail) if line.detail else None
    return BillLine(
        str(line.id), line.sku, reading.name(line), detail, amount.quantity, line.unit_price, line.discount, amount.discount,
        amount.net, line.vat_category, line.vat_rate.normalize() + 0, line.unit_code or ONE,
    )  # fmt: skip


def _numbered(party: Identity, sums: Totals) -> Identity:
    """Give a party with its VAT number, which a document outside the scope of VAT may not name (BR-O-02)."""
    return replace(party, vat=None) if any(vat.category == "O" for vat in sums.vat) else party


def _groups(lines: tuple[BillLine, ...], adjustments: tuple[Adjustment, ...], sums: Totals) -> dict[Vat, tuple[Decimal, Decimal]]:
    """Give net and VAT of each category and rate, also of one that comes to nothing: what stands there has a group (BR-S-01)."""
    named = [Vat(line.category, line.rate) for line in lines] + [Vat(one.category, one.rate) for one in adjustments]
    return {**sums.vat, **{vat: (ZERO, ZERO) for vat in named if vat not in sums.vat}}


def _reason(head: BillHead) -> tuple[tuple[str, str], ...]:
    return ((REASON, head.reason),) if head.reason else ()


def _process(lines: tuple[Line, ...], how: Literal["1", "2", "4"]) -> Process:
    """Give the kind of operation; how: to be paid, paid already, after a deposit."""
    goods = {line.goods for line in lines}
    kinds: Mapping[str, tuple[Process, Process, Process]] = {
        "1": ("B1", "S1", "M1"), "2": ("B2", "S2", "M2"), "4": ("B4", "S4", "M4"),
    }  # fmt: skip
    of_goods, of_services, of_both = kinds[how]
    return of_goods if goods == {True} else of_services if goods == {False} else of_both
