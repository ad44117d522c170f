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
from chalicelib.domain.sale.ledger import kept_ahead
from chalicelib.domain.sale.owed import owed_back, owed_since
from chalicelib.domain.sale.waiting import NewsPolicy

PAGE = 100
LIST, OPEN, AHEAD = "credit_balances", "open", "ahead"
"""What is used or given back is in it no more. ahead: the part of a deposit that is no document's yet and that invoices to come
take off, which is in a customer's favour until then and waits on nobody."""


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
    """Yield the row of a dossier that owes its customer something, and of one that has their money ahead of any document."""
    state = head.state
    if not isinstance(state, Dossier):
        return
    since, ahead = owed_since(state), kept_ahead(state)
    if since:
        yield ListRow(LIST, OPEN, since.isoformat(), reference, "", _values(head, state, owed_back(state)))
    if ahead > 0:
        yield ListRow(LIST, AHEAD, "", reference, "", _values(head, state, ahead))


def _values(head: Loaded, state: Dossier, amount: Decimal) -> tuple[tuple[str, str], ...]:
    """Give what a row tells beside its keys."""
    customer = head.people.name
    return (("account", state.account), ("amount", str(amount)), ("currency", state.currency), ("customer", customer))


def credit_balances(lists: Lists, caller: Caller, cursor: str | None) -> CreditBalances:
    """Give a page. Raises Forbidden or BadCursor."""
    staff_only(caller)
    page, more = lists.listed(LIST, OPEN, PAGE, cursor)
    return CreditBalances(tuple(_balance(row) for row in page), more)


def _balance(row: ListRow) -> CreditBalance:
    return CreditBalance(row.reference, date.fromisoformat(row.order), Decimal(dict(row.values)["amount"]))
