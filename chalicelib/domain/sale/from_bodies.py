"""Values of the domain from those of bodies: lines, conditions, carriage, pieces."""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewFreight, NewLine, NewPacked, NewPart, NewTerms
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.lines import Freight, Line, Part, Terms
from chalicelib.domain.values.vat import VatCategory


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


def terms_of(new: NewTerms) -> Terms:
    """The conditions of an offer."""
    return Terms(new.valid_until, new.payment, new.delivery)


def freight_of(new: NewFreight | None) -> Freight | None:
    """Carriage charged, or None if it is paid by the seller."""
    if new is None:
        return None
    _check_vat(new.vat_category, new.vat_rate, "freight.vat_rate")
    return Freight(Decimal(new.amount), Decimal(new.vat_rate), new.vat_category)


def parts_of(given: Sequence[NewPart] | None, rest: tuple[Part, ...]) -> tuple[Part, ...]:
    """The pieces that are given, or the rest."""
    if not given:
        return rest
    return tuple(Part(p.line, p.quantity, p.serials if isinstance(p, NewPacked) else ()) for p in given)


def number_of(number: str | None) -> str:
    """The number of a document, which a command has by now. Raises Invalid where it has none."""
    if number is None:
        raise Invalid("a document has a number", field="number")
    return number


def check_comment(command: Command) -> None:
    """Raise Invalid for a command without a comment, where that is what it says."""
    if not command.comment:
        raise Invalid("say it in the comment", field="comment")


def _check_vat(category: VatCategory, rate: str, field: str) -> None:
    """EN 16931 BR-IC-5, BR-AE-5, BR-G-5, BR-E-5: no VAT is charged outside category S. Raises Invalid."""
    if category != "S" and Decimal(rate):
        raise Invalid("no VAT is charged in category %(category)s", field=field, category=category)
