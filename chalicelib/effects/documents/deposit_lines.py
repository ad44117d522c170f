"""What an invoice takes off deposit invoices: lines of quantity -1, one for each invoice and VAT rate (XP Z12-014, 3.2.19)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sums import before_vat
from chalicelib.domain.sale.deposit_use import asked_less, shares_of
from chalicelib.domain.sale.invoicing import Amounts
from chalicelib.domain.sale.lines import DepositTaken
from chalicelib.domain.values.bill import BillLine
from chalicelib.domain.values.money import ZERO, Vat, shown_decimals
from chalicelib.effects.documents.amounts import money, printed_minus, rate, taxes
from chalicelib.effects.documents.bill import of_deposits
from chalicelib.effects.documents.printed import PrintedRow, PrintedSum


def deposit_lines(reading: Reading, taken: Iterable[DepositTaken]) -> tuple[BillLine, ...]:
    """Give them as the bill has them: the price is above zero, the quantity below (BR-27)."""
    return tuple(
        BillLine(f"A{number}", "", name, None, -1, net, ZERO, ZERO, -net, vat.category, vat.rate)
        for number, (name, vat, net) in enumerate(_named(reading, taken), start=1)
    )


def deposit_rows(reading: Reading, amounts: Amounts, taken: Iterable[DepositTaken]) -> tuple[PrintedRow, ...]:
    """Give them as they are printed, below the lines of the invoice."""
    decimals = max((shown_decimals(line.line.unit_price) for line in amounts.lines), default=2)
    discount = ("",) if any(line.line.discount for line in amounts.lines) else ()
    minus_one = printed_minus("-1")
    return tuple(
        PrintedRow(
            name, "", (minus_one, money(reading, net), *discount, rate(reading, vat), money(reading, -net)), (0, decimals - 2)
        )
        for name, vat, net in _named(reading, taken)
    )


def sums_after(reading: Reading, amounts: Amounts, taken: tuple[DepositTaken, ...]) -> tuple[PrintedSum, ...]:
    """Net of the lines with what they take off, discount, carriage, VAT still due for each rate, gross."""
    off = sum((net for _, _, net in _named(reading, taken)), ZERO)
    before = before_vat(amounts, reading.state, reading.translations, off)
    totals, more = asked_less(amounts.totals, taken), amounts.allowances or amounts.freight
    net = (PrintedSum(reading.translations.gettext("Net amount"), money(reading, totals.net)),) if more else ()
    return (*(PrintedSum(label, printed_minus(value)) for label, value in before), *net, *taxes(reading, totals))


def _named(reading: Reading, taken: Iterable[DepositTaken]) -> Iterator[tuple[str, Vat, Decimal]]:
    """Yield what each line is called, its rate, and the net that it takes off."""
    every, w = tuple(taken), reading.translations
    days = dict(of_deposits(reading.state, every))
    for one in every:
        name = w.gettext("Deposit invoice %(number)s of %(day)s")
        for vat, (net, _) in shares_of(one.shares).items():
            yield name % {"number": one.number, "day": w.date_year(days[one.number])}, vat, net
