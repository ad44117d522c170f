"""The carriage of an offer or order: as it is given, or as the customer's rules say, else the seller's."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from chalicelib.domain.account.freight_rules import Carriage, FreightRule, FreightRules, carriage
from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.from_bodies import freight_of, has_goods
from chalicelib.domain.sale.lines import Freight, Line
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_default import Between
from chalicelib.domain.sale.vat_proposal import proposed
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
    agreed = carriage_to(where.delivery, lines, discount, (context.conditions.freight, context.offers.freight))
    if agreed.amount is None:
        raise Invalid(
            "no rule says what carriage to this country costs: give its amount and vat_rate, or null where you pay it",
            field="freight",
        )
    if not agreed.amount:
        return Due(None, agreed.rule)
    category = proposed(vat_case(where.delivery, where.billing, goods=True)).category if where.billing else "S"
    return Due(Freight(agreed.amount, context.offers.freight_vat_rate if category == "S" else ZERO, category), agreed.rule)


def carriage_to(to: Address, lines: Sequence[Line], discount: Decimal, rules: Sequence[FreightRules]) -> Carriage:
    """Give what carriage of lines to an address costs by rules, the first that name it; `discount`: percent, on all lines."""
    goods = sum((line_net(line.quantity, line.unit_price, line.discount) for line in lines if line.goods), ZERO)
    return carriage(rules, destination(to.country, to.postcode), goods * (WHOLE - discount) / WHOLE)
