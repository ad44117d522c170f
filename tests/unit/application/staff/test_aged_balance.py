"""What customers owe stands in the column of its age, and the columns add up."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.errors import Forbidden
from chalicelib.application.payment.open_items import LIST, OPEN
from chalicelib.application.projection.payment_rows import LIST as PAYMENTS
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.staff.aged_balance import aged_balance
from chalicelib.application.staff.credit_balances import AHEAD
from chalicelib.application.staff.credit_balances import LIST as BALANCES
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, CUSTOMER

NOW = datetime(2026, 8, 6, 22, 30, tzinfo=UTC)
"""In Paris it is the seventh."""
NAMES = {"brera": "Brera SpA"}
"""Of those that no row tells of."""


def owed(due: str, amount: str, account: str = "bigcorp", currency: str = "EUR") -> ListRow:
    values = {
        "kind": "invoice",
        "account": account,
        "customer": account.title(),
        "left": amount,
        "gross": amount,
        "currency": currency,
    }
    return ListRow(LIST, OPEN, due, "45MR02G00A", f"{due}{account}{currency}", tuple(sorted(values.items())))


def in_favour(name: str, field: str, amount: str, partition: str = OPEN, **more: str) -> ListRow:
    partition = "credit" if name == PAYMENTS else partition
    values = {"account": "brera", "currency": "EUR", field: amount, **more}
    return ListRow(name, partition, "2026-08-01", "X", "", tuple(sorted(values.items())))


def stored(*rows: ListRow) -> MemoryStore:
    store = MemoryStore()
    for row in rows:
        store.table.put_item(Item=item_of(row))
    return store


def test_each_day_stands_in_its_column() -> None:
    days = ["2026-08-07", "2026-08-06", "2026-07-08", "2026-07-07", "2026-06-08", "2026-06-07", "2026-05-09", "2026-05-08"]
    store = stored(*(owed(day, f"{2**power}.00") for power, day in enumerate(days)))
    (one,) = aged_balance(store.lists, NAMES.get, ACCOUNTANT, NOW).accounts
    assert [int(column) for column in (one.sums.not_due, one.sums.to_30, one.sums.to_60, one.sums.to_90, one.sums.longer)] == [
        1, 2 + 4, 8 + 16, 32 + 64, 128,
    ]  # fmt: skip
    assert (one.sums.total, one.items, one.customer) == (Decimal("255.00"), 8, "Bigcorp")


def test_who_owes_most_comes_first_and_what_is_in_favour_is_told_beside() -> None:
    store = stored(
        owed("2026-08-01", "10.00"), owed("2026-08-02", "30.00", "brera"), owed("2026-08-02", "7.00", "brera", "CHF"),
        in_favour(BALANCES, "amount", "4.00"), in_favour(PAYMENTS, "left", "0.50"),
    )  # fmt: skip
    balance = aged_balance(store.lists, NAMES.get, ACCOUNTANT, NOW)
    assert [(one.account, one.currency) for one in balance.accounts] == [("brera", "EUR"), ("bigcorp", "EUR"), ("brera", "CHF")]
    assert balance.accounts[0].sums.favour == Decimal("4.50")
    assert {currency: (sums.total, sums.favour) for currency, sums in balance.sums.items()} == {
        "EUR": (Decimal("40.00"), Decimal("4.50")), "CHF": (Decimal("7.00"), Decimal(0)),
    }  # fmt: skip


def test_one_who_has_something_with_us_and_owes_nothing_has_a_name_and_a_balance_below_zero() -> None:
    kept = stored(in_favour(PAYMENTS, "left", "0.50"), in_favour(BALANCES, "amount", "3.00", AHEAD))
    (one,) = aged_balance(kept.lists, NAMES.get, ACCOUNTANT, NOW).accounts
    assert (one.customer, one.sums.total, one.sums.favour, one.sums.balance) == (
        "Brera SpA",
        Decimal(0),
        Decimal("3.50"),
        Decimal("-3.50"),
    )
    named = stored(in_favour(BALANCES, "amount", "4.00", customer="Brera"))
    assert [one.customer for one in aged_balance(named.lists, NAMES.get, ACCOUNTANT, NOW).accounts] == ["Brera"]


def test_a_customer_reads_no_balance() -> None:
    with pytest.raises(Forbidden):
        aged_balance(MemoryStore().lists, NAMES.get, CUSTOMER, NOW)
