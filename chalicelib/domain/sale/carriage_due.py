"""The carriage of an offer or order: as it is given, or as the customer's rules say, else the seller's."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from chalicelib.domain.account.freight_rules import Carriage, FreightRule, by_rule, carriage
from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.from_bodies import freight_of, has_goods
from chalicelib.domain.sale.lines import Freight, Line, Terms
from chalicelib.domain.sale.vat_default import Between
from chalicelib.domain.values.carriage import destination
from chalicelib.domain.values.money import ZERO, line_net

BY_RULES: Literal["rules"] = "rules"
WHOLE = Decimal(100)


class Due(NamedTuple):
    """Carriage that is charged, None: it is paid by the seller, and the rule that it follows, where it follows one."""

    freight: Freight | None
    rule: FreightRule | None = None


def carriage_due(
    given: NewFreight | Literal["rules"] | None, lines: Sequence[Line], discount: Decimal, context: Context, where: Between
) -> Due:
    """Give the carriage of lines. Raises Invalid where the rules leave it to be asked, or for what no bill has."""
    if given != BY_RULES:
        return Due(freight_of(given, context.day, where, goods=has_goods(lines)))
    if where.delivery is None or not has_goods(lines):
        return Due(None)
    agreed = carriage_to(where.delivery, lines, discount, context)
    if agreed.amount is None:
        raise Invalid(
            "no rule says what carriage to this country costs: give its amount and vat_rate, or null where you pay it",
            field="freight",
        )
    return Due(charged(agreed.amount, lines, context), agreed.rule)


def charged(amount: Decimal, lines: Sequence[Line], context: Context) -> Freight | None:
    """Give carriage of lines, None where the seller pays it: taxed as the goods are, and where they are, at the seller's rate."""
    categories = [line.vat_category for line in lines if line.goods]
    category = next((one for one in categories if one != "E"), categories[0])
    return Freight(amount, context.offers.freight_vat_rate if category == "S" else ZERO, category) if amount else None


def carriage_to(to: Address, lines: Sequence[Line], discount: Decimal, context: Context) -> Carriage:
    """Give what carriage of lines to an address costs by the first rule that names it, the customer's, then the seller's.

    discount: percent, on all lines.
    """
    rules = (context.conditions.freight, context.offers.freight)
    return carriage(rules, destination(to.country, to.postcode), _goods(lines, discount))


def carriage_of_part(offered: Terms, lines: Sequence[Line], discount: Decimal) -> Decimal | None:
    """Give what carriage of some of an offer's goods costs, by the rule that the offer names.

    None where it names none, or where the rule has no rate for so few: then it is as it was offered.
    """
    return by_rule(offered.carriage, _goods(lines, discount)).amount if offered.carriage and has_goods(lines) else None


def _goods(lines: Sequence[Line], discount: Decimal) -> Decimal:
    goods = sum((line_net(line.quantity, line.unit_price, line.discount) for line in lines if line.goods), ZERO)
    return goods * (WHOLE - discount) / WHOLE
