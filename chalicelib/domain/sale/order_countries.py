"""To which countries an order from the page may be sent: wherever carriage has a price, or the seller tells days to."""

from collections.abc import Iterable

from chalicelib.domain.account.freight_rules import ELSEWHERE, FreightRules
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.values.code_lists import COUNTRIES
from chalicelib.domain.values.territory import FRANCE


def order_countries(policy: OfferPolicy, agreed: FreightRules, start: Iterable[str]) -> frozenset[str]:
    """Give their codes (ISO 3166-1).

    agreed: carriage agreed with the customer. start: the seller's country and the offer's, where goods go as they are offered.
    A destination whose carriage is asked for each order is none: an order to it would be refused.
    """
    priced = {
        to for rules in (agreed, policy.freight) for to, rule in rules.items() if (rule.rate, rule.free_from) != (None, None)
    }
    named = {*start, *policy.shipping_to, *priced}
    there = COUNTRIES if ELSEWHERE in named else named
    # What goes to Monaco is carried, and taxed, as to France.
    return frozenset(there | FRANCE if there & FRANCE else there)
