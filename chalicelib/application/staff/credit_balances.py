"""What is in customers' favour: paid too much on invoices, or a deposit that no invoice will use, whatever waits before it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import owed_back, owed_since
from chalicelib.domain.sale.waiting import NewsPolicy

PAGE = 100
LIST, OPEN = "credit_balances", "open"
"""The list has one partition: what is used or given back is in it no more."""


class CreditBalance(Struct, frozen=True):
    """What one dossier owes its customer, and since when."""

    reference: str
    since: date
    amount: Decimal


class CreditBalances(Struct, frozen=True):
    """A page of what is in customers' favour, longest first. No cursor: it is the last page."""

    balances: tuple[CreditBalance, ...]
    cursor: str | None


def credit_balance_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield the row of a dossier that owes its customer something."""
    since = owed_since(head.state) if isinstance(head.state, Dossier) else None
    if since:
        values = (("account", head.state.account), ("amount", str(owed_back(head.state))), ("currency", head.state.currency))
        yield ListRow(LIST, OPEN, since.isoformat(), reference, "", values)


def credit_balances(lists: Lists, caller: Caller, cursor: str | None) -> CreditBalances:
    """Give a page. Raises Forbidden or BadCursor."""
    staff_only(caller)
    page, more = lists.listed(LIST, OPEN, PAGE, cursor)
    return CreditBalances(tuple(_balance(row) for row in page), more)


def _balance(row: ListRow) -> CreditBalance:
    return CreditBalance(row.reference, date.fromisoformat(row.order), Decimal(dict(row.values)["amount"]))
