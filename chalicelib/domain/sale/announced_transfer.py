"""A transfer that a customer said to have sent, as the state keeps it until money of that invoice comes."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct


class AnnouncedTransfer(Struct, frozen=True):
    """Who said that which amount left on a day, and until which day we wait for it; invoice None: paid before anything leaves.

    announced: the day of the announcement. signer: the typed name, by its id; contact: whose link it came by.
    """

    invoice: str | None
    amount: Decimal
    on: date
    by: date
    announced: date
    contact: str
    signer: str


Transfers = tuple[AnnouncedTransfer, ...]


def without_announced(transfers: Transfers, invoices: Iterable[str | None]) -> Transfers:
    """Give the transfers that are still awaited once money came for these invoices, or before there was one (None)."""
    paid = frozenset(invoices)
    return tuple(one for one in transfers if one.invoice not in paid)
