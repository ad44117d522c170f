"""What customers owe by how long it has been due, what is in their favour, and what both come to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import astuple

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.payment.open_items import open_items
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.payment_rows import LIST as PAYMENTS
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.staff.credit_balances import AHEAD, OPEN
from chalicelib.application.staff.credit_balances import LIST as BALANCES
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.money import ZERO

PAGE = 1000
AGES = (0, 30, 60, 90)
"""Days since it was due that each column but the last goes up to."""
AccountNames = Callable[[str], str | None]
"""Gives the name of a customer by the id of their account, None where there is no such account."""


class Aged(Struct, frozen=True):
    """Sums with VAT: what is not due yet, and what has been due for 1 to 30 days, 31 to 60, 61 to 90, and longer.

    late: all that is due. favour: what is in the customer's favour, credits, deposits ahead of any document and payments that are
    kept for them, which total does not take off. balance: total without it, as their statement says it.
    """

    not_due: Decimal
    to_30: Decimal
    to_60: Decimal
    to_90: Decimal
    longer: Decimal
    late: Decimal
    total: Decimal
    favour: Decimal
    balance: Decimal


class AgedAccount(Struct, frozen=True):
    """What one customer owes in a currency; items: how many invoices it stands on; customer: None once nobody knows them."""

    account: str
    customer: str | None
    currency: str
    sums: Aged
    items: int


class AgedBalance(Struct, frozen=True):
    """All customers who owe something or have something in their favour, who owes most first; sums: of all, by currency."""

    on: date
    accounts: tuple[AgedAccount, ...]
    sums: dict[str, Aged]


def aged_balance(lists: Lists, accounts_of: AccountNames, caller: Caller, now: datetime) -> AgedBalance:
    """Give the balance of today. Raises Forbidden."""
    staff_only(caller)
    today, names = paris_date(now), dict[str, str | None]()
    owed, favours = defaultdict[tuple[str, str], list[OpenItem]](list), defaultdict[tuple[str, str], Decimal](Decimal)
    for item in open_items(lists):
        if item.kind != "invoice":
            continue  # nothing is owed before there is a document, nor late
        owed[item.account, item.currency].append(item)
        names[item.account] = item.customer
    for account, currency, amount, customer in _favours(lists):
        favours[account, currency] += amount
        if customer:
            names[account] = customer
    # Of one that has no more than a payment that is kept for it, no row tells the name.
    names |= {each: accounts_of(each) for each in {account for account, _ in favours} - names.keys()}
    accounts = [
        AgedAccount(key[0], names[key[0]], key[1], _aged(owed[key], favours[key], today), len(owed[key]))
        for key in sorted({*owed, *favours})
    ]
    accounts.sort(key=lambda one: (-one.sums.total, one.customer or "", one.account))
    currencies = sorted({one.currency for one in accounts})
    whole = {each: _sum(one.sums for one in accounts if one.currency == each) for each in currencies}
    return AgedBalance(today, tuple(accounts), whole)


def _aged(items: Iterable[OpenItem], favour: Decimal, today: date) -> Aged:
    columns = [ZERO] * (len(AGES) + 1)
    for item in items:
        days = (today - item.due).days
        columns[next((at for at, most in enumerate(AGES) if days <= most), len(AGES))] += item.open
    not_due, to_30, to_60, to_90, longer = columns
    late = to_30 + to_60 + to_90 + longer
    return Aged(not_due, to_30, to_60, to_90, longer, late, not_due + late, favour, not_due + late - favour)


def _sum(parts: Iterable[Aged]) -> Aged:
    columns = zip(*map(astuple, parts), strict=True)
    return Aged(*(sum(column, ZERO) for column in columns))


def _favours(lists: Lists) -> Iterator[tuple[str, str, Decimal, str | None]]:
    """Yield what is in favour of customers, and their name where it is told: on dossiers, and of payments kept for them."""
    for name, partition, field in ((BALANCES, OPEN, "amount"), (BALANCES, AHEAD, "amount"), (PAYMENTS, "credit", "left")):
        for row in _all(lists, name, partition):
            values = dict(row.values)
            if "account" in values:  # a row that older code wrote has none, until it is made anew
                yield values["account"], values["currency"], Decimal(values[field]), values.get("customer")


def _all(lists: Lists, name: str, partition: str) -> Iterator[ListRow]:
    cursor: str | None = None
    while True:
        rows, cursor = lists.listed(name, partition, PAGE, cursor)
        yield from rows
        if cursor is None:
            return
