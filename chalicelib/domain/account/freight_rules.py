"""What carriage costs: by where goods go, free from an amount, else a rate, or asked."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.money import ZERO

ELSEWHERE = "*"
"""Stands for each destination that the rules do not name."""


class FreightRule(Struct, frozen=True, omit_defaults=True):
    """Carriage to one destination, net: free from an amount of goods, below it the rate; None: it is asked for each order."""

    rate: Decimal | None = None
    free_from: Decimal | None = None


FreightRules = Mapping[str, FreightRule]
"""By destination (ISO 3166-1 alpha-2, as `destination` names it), `*` for all others."""
NO_RULES: FreightRules = {}


class Carriage(Struct, frozen=True):
    """What carriage of an order costs; amount: net, zero where it is free, None where it is asked. rule: what says so."""

    kind: Literal["free", "charged", "asked"]
    amount: Decimal | None
    rule: FreightRule | None


ASKED = Carriage("asked", None, None)


def carriage(rules: Sequence[FreightRules], to: str, goods: Decimal) -> Carriage:
    """Give the carriage of goods of a net amount to a destination; of several sets of rules the first that names it decides."""
    rule = next((named for each in rules if (named := each.get(to) or each.get(ELSEWHERE))), None)
    return ASKED if rule is None else by_rule(rule, goods)


def by_rule(rule: FreightRule, goods: Decimal) -> Carriage:
    """Give the carriage of goods of a net amount by one rule."""
    if rule.free_from is not None and goods >= rule.free_from:
        return Carriage("free", ZERO, rule)
    if rule.rate is None:
        return Carriage("asked", None, rule)
    return Carriage("charged" if rule.rate else "free", rule.rate, rule)
