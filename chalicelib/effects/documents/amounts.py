"""Rows and sums of documents with prices, from the one computation of amounts."""

from decimal import Decimal

from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.application.view.sums import before_vat
from chalicelib.domain.sale.invoicing import Amounts, LineAmount
from chalicelib.domain.values.money import ZERO, Totals, Vat, shown_decimals
from chalicelib.effects.documents.printed import PrintedRow, PrintedSum, VatTable


def money(reading: AnyReading, amount: Decimal) -> str:
    """Give an amount in the dossier's currency."""
    return printed_minus(reading.translations.money(amount, reading.state.currency))


def printed_minus(amount: str) -> str:
    """Give an amount with the sign for less than nothing, as wide as the plus: a hyphen is read over."""
    return f"\u2212{amount[1:]}" if amount.startswith("-") else amount


def columns(reading: AnyReading, amounts: Amounts) -> tuple[str, ...]:
    """Give the titles of the table; discounts have a column where there is one."""
    translations = reading.translations
    discount = (translations.gettext("Discount"),) if _discounted(amounts) else ()
    return (
        translations.gettext("Description"),
        translations.gettext("Qty"),
        translations.gettext("Unit price excl. VAT"),
        *discount,
        translations.gettext("VAT"),
        translations.gettext("Total excl. VAT"),
    )


def rows(reading: AnyReading, amounts: Amounts) -> tuple[PrintedRow, ...]:
    """Give a row for each line."""
    decimals = max((shown_decimals(amount.line.unit_price) for amount in amounts.lines), default=0)
    return tuple(_row(reading, amount, decimals, with_discount=_discounted(amounts)) for amount in amounts.lines)


def sums(reading: Reading, amounts: Amounts, earlier: Decimal = ZERO) -> tuple[PrintedSum, ...]:
    """Net of the lines, discount and carriage, what was credited before, VAT for each rate, gross."""
    before = [
        PrintedSum(label, printed_minus(value)) for label, value in before_vat(amounts, reading.state, reading.translations)
    ]
    if earlier:
        before.append(PrintedSum(reading.translations.gettext("Credited before"), money(reading, -earlier)))
    if amounts.allowances or amounts.freight or earlier:
        before.append(PrintedSum(reading.translations.gettext("Net amount"), money(reading, amounts.totals.net)))
    return (*before, *taxes(reading, amounts.totals))


def taxes(reading: AnyReading, totals: Totals) -> tuple[PrintedSum, ...]:
    """Give VAT for each rate, and the gross."""
    label = reading.translations.gettext("VAT %(rate)s")
    shares = [PrintedSum(label % {"rate": rate(reading, vat)}, money(reading, tax)) for vat, (_, tax) in totals.vat.items()]
    return (*shares, PrintedSum(reading.translations.gettext("Total including VAT"), money(reading, totals.gross), strong=True))


def vat_table(reading: AnyReading, totals: Totals) -> VatTable:
    """Give totals by VAT rate."""
    translations = reading.translations
    titles = (translations.gettext("VAT rate"), translations.gettext("Taxable amount"), translations.gettext("VAT amount"))
    groups = totals.vat.items()
    return VatTable(titles, tuple((rate(reading, v), money(reading, base), money(reading, tax)) for v, (base, tax) in groups))


def rate(reading: AnyReading, vat: Vat) -> str:
    """Write 20 %, and the category with it where it is not the standard one."""
    percent = reading.translations.percent(vat.rate)
    return percent if vat.category == "S" else f"{percent} ({vat.category})"


def _discounted(amounts: Amounts) -> bool:
    return any(amount.line.discount for amount in amounts.lines)


def _row(reading: AnyReading, amount: LineAmount, decimals: int, *, with_discount: bool) -> PrintedRow:
    translations, line = reading.translations, amount.line
    discount = (translations.percent(line.discount) if line.discount else "",) if with_discount else ()
    vat = rate(reading, Vat(line.vat_category, line.vat_rate))
    cells = (translations.decimal(amount.quantity), money(reading, line.unit_price), *discount, vat, money(reading, amount.net))
    return PrintedRow(reading.name(line), reading.about(line), cells, (0, decimals - shown_decimals(line.unit_price)))
