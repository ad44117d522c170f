"""The VAT category of what is sold, where a command leaves it out."""

from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.account.people import Address, People
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.values.vat import VatCategory


class Between(NamedTuple):
    """Where goods go, and who buys; None: not known."""

    delivery: Address | None = None
    billing: Address | None = None


def between(people: People, delivery: str, billing: str) -> Between:
    """Give the addresses of these ids."""
    return Between(people.addresses.get(delivery), people.addresses.get(billing))


def category_of(given: VatCategory | None, rate: Decimal, where: Between, *, goods: bool) -> VatCategory:
    """Give the category: what is said, S where VAT is charged, and else what the addresses speak for."""
    if given or rate or where.billing is None:
        return given or "S"
    return proposed(vat_case(*where, goods=goods)).category
