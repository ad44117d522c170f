"""Rows and sums of documents with prices, from the one computation of amounts."""

from decimal import Decimal

from chalicelib.application.view.reading import Reading
from chalicelib.domain.invoicing import Amounts, LineAmount
from chalicelib.domain.money import ZERO, Totals, Vat
from chalicelib.effects.papers.paper import Row, Sum, VatTable


def money(reading: Reading, amount: Decimal) -> str:
    """An amount in the dossier's currency."""
    return reading.words.money(amount, reading.state.currency)


def columns(reading: Reading, amounts: Amounts) -> tuple[str, ...]:
    """The titles of the table; discounts have a column where there is one."""
    words = reading.words
    discount = (words.gettext("Discount"),) if _discounted(amounts) else ()
    return (
        words.gettext("Description"),
        words.gettext("Qty"),
        words.gettext("Unit price excl. VAT"),
        *discount,
        words.gettext("VAT"),
        words.gettext("Total excl. VAT"),
    )


def rows(reading: Reading, amounts: Amounts) -> tuple[Row, ...]:
    """A row for each line."""
    return tuple(_row(reading, amount, with_discount=_discounted(amounts)) for amount in amounts.lines)


def sums(reading: Reading, amounts: Amounts) -> tuple[Sum, ...]:
    """Net of the lines, discount and carriage, VAT for each rate, gross."""
    words, totals = reading.words, amounts.totals
    label = words.gettext("Discount %(rate)s") % {"rate": words.percent(reading.state.discount)}
    less = [Sum(label, money(reading, -allowance.amount)) for allowance in amounts.allowances]
    charged = money(reading, amounts.freight.amount) if amounts.freight else words.gettext("carriage paid")
    paid = reading.state.freight is None and any(amount.line.goods for amount in amounts.lines)
    carriage = [Sum(words.gettext("Carriage and packing"), charged)] if amounts.freight or paid else []
    net = [Sum(words.gettext("Net amount"), money(reading, totals.net))] if less or amounts.freight else []
    lines = Sum(words.gettext("Total excluding VAT"), money(reading, sum((amount.net for amount in amounts.lines), ZERO)))
    return (lines, *less, *carriage, *net, *taxes(reading, totals))


def taxes(reading: Reading, totals: Totals) -> tuple[Sum, ...]:
    """VAT for each rate, and the gross."""
    label = reading.words.gettext("VAT %(rate)s")
    shares = [Sum(label % {"rate": rate(reading, vat)}, money(reading, tax)) for vat, (_, tax) in totals.vat.items()]
    return (*shares, Sum(reading.words.gettext("Total including VAT"), money(reading, totals.gross), strong=True))


def vat_table(reading: Reading, totals: Totals) -> VatTable:
    """Totals by VAT rate."""
    words = reading.words
    titles = (words.gettext("VAT rate"), words.gettext("Taxable amount"), words.gettext("VAT amount"))
    groups = totals.vat.items()
    return VatTable(titles, tuple((rate(reading, v), money(reading, base), money(reading, tax)) for v, (base, tax) in groups))


def rate(reading: Reading, vat: Vat) -> str:
    """20 %, and the category with it where it is not the standard one."""
    said = reading.words.percent(vat.rate)
    return said if vat.category == "S" else f"{said} ({vat.category})"


def _discounted(amounts: Amounts) -> bool:
    return any(amount.line.discount for amount in amounts.lines)


def _row(reading: Reading, amount: LineAmount, *, with_discount: bool) -> Row:
    words, line = reading.words, amount.line
    detail = ", ".join(filter(None, (line.sku, reading.text(line.detail) if line.detail else "")))
    discount = (words.percent(line.discount) if line.discount else "",) if with_discount else ()
    taxed = rate(reading, Vat(line.vat_category, line.vat_rate))
    cells = (words.number(amount.quantity), money(reading, line.unit_price), *discount, taxed, money(reading, amount.net))
    return Row(reading.name(line), detail, cells)
