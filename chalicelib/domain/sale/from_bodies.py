"""Values of the domain from those of bodies: lines, conditions, carriage, pieces."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewFreight, NewLine, NewPacked, NewPart, NewPeriod, NewTerms
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.lines import Freight, Line, Part, Terms
from chalicelib.domain.sale.vat_default import Between, category_of
from chalicelib.domain.sale.written_lines import written_lines
from chalicelib.domain.values.money import MOST
from chalicelib.domain.values.period import Period
from chalicelib.domain.values.vat_rates import check_rate

NOWHERE = Between()


def lines_of(new: tuple[NewLine, ...], context: Context, where: Between = NOWHERE) -> tuple[Line, ...]:
    """Give lines of an offer or order, numbered from 1, with amounts as Decimal. Raises Invalid for what no bill has."""
    lines = numbered_lines(new, context, where, first=1, field="lines")
    check_sum(lines, "lines")
    return lines


def check_sum(lines: Sequence[Line], field: str) -> None:
    """Raise Invalid for lines that come to more than an invoice may."""
    if sum(line.quantity * line.unit_price for line in lines) > MOST:
        raise Invalid("the sum is too large for an invoice: %(most)s at most; split the order", field=field, most=MOST)


def numbered_lines(new: Sequence[NewLine], context: Context, where: Between, *, first: int, field: str) -> tuple[Line, ...]:
    """Give lines, numbered from the first: what is not written of them is the catalogue's of the day.

    Raises Invalid below `field` for what no bill has.
    """
    written = written_lines(new, context, where, field)
    categories = [category_of(line.vat_category, line.vat_rate, where, goods=line.goods) for line in written]
    for index, (line, category) in enumerate(zip(written, categories, strict=True)):
        check_rate(category, line.vat_rate, context.day, f"{field}[{index}].vat_rate")
        if line.exemption and category != "E":
            raise Invalid("a reason of exemption is of category E alone", field=f"{field}[{index}].exemption")
        if new[index].unit_code and not new[index].unit:
            raise Invalid(
                "the unit that bills name has no name of its own: write it in unit", field=f"{field}[{index}].unit_code"
            )  # fmt: skip
    return tuple(
        Line(
            id=number, sku=line.sku, name=line.name, quantity=line.quantity, unit_price=line.unit_price,
            vat_rate=line.vat_rate, discount=line.discount,
            detail=line.detail, lead_days=line.lead_days, goods=line.goods,
            vat_category=category, exemption=line.exemption, unit=line.unit, unit_code=line.unit_code,
        )
        for number, (line, category) in enumerate(zip(written, categories, strict=True), start=first)
    )  # fmt: skip


def terms_of(new: NewTerms, context: Context, carriage: FreightRule | None = None) -> Terms:
    """Give the conditions of an offer; `carriage`: the rule that its carriage follows."""
    return Terms(new.valid_until, new.payment, new.delivery, pay_of(context), carriage)


def pay_of(context: Context) -> PaymentTerms | None:
    """Give when what is offered or ordered now is paid: as agreed with the customer, else as the seller says."""
    return context.conditions.payment or context.offers.payment


def freight_of(new: NewFreight | None, day: date, where: Between = NOWHERE, *, goods: bool = True) -> Freight | None:
    """Give carriage charged by an offer or order of a day, or None if it is paid by the seller. Raises Invalid as `lines_of`."""
    if new is None:
        return None
    rate = Decimal(new.vat_rate)
    category = category_of(new.vat_category, rate, where, goods=goods)
    check_rate(category, rate, day, "freight.vat_rate")
    return Freight(Decimal(new.amount), rate, category)


def has_goods(lines: Iterable[Line]) -> bool:
    """Say whether any line is of goods: carriage is then part of their supply."""
    return any(line.goods for line in lines)


def period_of(new: NewPeriod | None) -> Period | None:
    """Give when services were done. Raises Invalid for days in the wrong order."""
    if new is None:
        return None
    last = new.last or new.first
    if last < new.first:
        raise Invalid("the last day, %(last)s, is before the first", field="performed.last", last=last)
    return Period(new.first, last)


def parts_of(given: Sequence[NewPart] | None, rest: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the pieces that are given, or the rest."""
    if not given:
        return rest
    return tuple(Part(p.line, p.quantity, p.serials if isinstance(p, NewPacked) else ()) for p in given)


def number_of(number: str | None) -> str:
    """Give the number of a document, which a command has by now. Raises Invalid where it has none."""
    if number is None:
        raise Invalid("a document has a number", field="number")
    return number


def check_comment(command: Command) -> None:
    """Raise Invalid for a command without a comment, where that is what it says."""
    if not command.comment:
        raise Invalid("say it in the comment", field="comment")
