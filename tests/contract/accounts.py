"""What every store does with an account that is written by itself."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.commit import ACCOUNT, Account, AlreadyDone, Commit, Conflict, Fact, Record
from chalicelib.domain.access.grants import AffairsGrant
from chalicelib.domain.account.conditions import BookAddress, ConditionChange, Conditions, Hold
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import Address
from chalicelib.domain.catalogue.product import Price
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.stock import put_stock
from tests.contract.commits import NOW, PEOPLE, REFERENCE, Stores, commit

GRANT = AffairsGrant(2, True, False, "m1", date(2026, 8, 6))
RECORD = Record("staff:m1", "k2", "print", 201, "bigcorp", 2)

AGREED = Conditions(
    addresses={"b1": BookAddress("Laboratoire", Address(("BigCorp", "12, rue des Tamis"), "38000", "Grenoble", "FR"))},
    numbered=2, payment=PaymentTerms(45, end_of_month=True), freight={"FR": FreightRule(Decimal("18.00"), Decimal(500))},
    hold=Hold("two invoices are unpaid", "m1", date(2026, 8, 6)),
    prices={"41-2250": (Price(date(2026, 8, 6), Decimal("2480.00")),)}, discount=Decimal(5),
    changes=(ConditionChange("hold_account", None, "m1", date(2026, 8, 6)),),
)  # fmt: skip
"""Something of all that is agreed with a customer."""


def granting(**changes: Any) -> Commit[Account, Fact]:
    """What staff grant once the account is at version 1."""
    given = {"account": Account(PEOPLE, 1, {"c1": GRANT}), "record": RECORD, "at": NOW, **changes}
    account = given.pop("account")
    return Commit(stream=ACCOUNT, reference=account.people.account, expected=account.version, head=account, **given)


class AccountContract:
    """Inherited by a class with a fixture `stores`."""

    def test_grants_are_read_back_with_their_record(self, stores: Stores) -> None:
        store = stores.dossiers
        store.commit(commit(account=Account(PEOPLE, 0)))
        store.commit(granting())
        assert store.account("bigcorp") == Account(PEOPLE, 2, {"c1": GRANT})
        assert store.record("staff:m1", "k2") == RECORD
        assert [entry.seq for entry in store.history(REFERENCE)] == [1, 2]

    def test_what_was_agreed_is_read_back_and_a_dossiers_commit_keeps_it(self, stores: Stores) -> None:
        store = stores.dossiers
        first = commit(account=Account(PEOPLE, 0))
        store.commit(first)
        store.commit(granting(account=Account(PEOPLE, 1, conditions=AGREED)))
        there = store.account("bigcorp")
        assert there == Account(PEOPLE, 2, conditions=AGREED)
        store.commit(commit(first.head.state, "k3", account=there))
        assert store.account("bigcorp") == Account(PEOPLE, 3, conditions=AGREED)

    def test_whether_an_account_is_on_hold_is_read_with_stock_and_by_itself(self, stores: Stores) -> None:
        store, cell = stores.dossiers, StockItem("41-2250", 3, version=1)
        assert store.stock_and_hold(frozenset(), "bigcorp") == ({}, False), "nobody knows it yet"
        put_stock(*stores.raw, cell)
        store.commit(commit(account=Account(PEOPLE, 0)))
        assert store.stock_and_hold(frozenset(), "bigcorp") == ({}, False)
        store.commit(granting(account=Account(PEOPLE, 1, conditions=AGREED)))
        assert store.stock_and_hold(frozenset({cell.sku, "MR-110"}), "bigcorp") == ({cell.sku: cell}, True)
        lifted = granting(account=Account(PEOPLE, 2, conditions=replace(AGREED, hold=None)))
        store.commit(replace(lifted, record=replace(RECORD, key="k4", version=3)))
        assert store.stock_and_hold(frozenset(), "bigcorp") == ({}, False)

    @pytest.mark.parametrize("version", [0, 2])
    def test_nothing_is_granted_of_an_account_at_another_version(self, stores: Stores, version: int) -> None:
        store = stores.dossiers
        store.commit(commit(account=Account(PEOPLE, 0)))
        with pytest.raises(Conflict):
            store.commit(granting(account=Account(PEOPLE, version, {"c1": GRANT})))
        assert store.account("bigcorp") == Account(PEOPLE, 1)
        assert store.record("staff:m1", "k2") is None

    def test_a_key_is_used_once_also_between_accounts_and_dossiers(self, stores: Stores) -> None:
        store = stores.dossiers
        first = commit(account=Account(PEOPLE, 0))
        store.commit(first)
        store.commit(granting())
        again = granting(account=Account(PEOPLE, 2, {}), record=replace(RECORD, version=3))
        for key, record in (("k1", first.record), ("k2", RECORD)):
            with pytest.raises(AlreadyDone) as raised:
                store.commit(replace(again, record=replace(again.record, key=key)))
            assert raised.value.record == record
        assert store.account("bigcorp") == Account(PEOPLE, 2, {"c1": GRANT})

    def test_what_a_dossiers_commit_writes_of_the_account_is_all_of_it(self, stores: Stores) -> None:
        store = stores.dossiers
        first = commit(account=Account(PEOPLE, 0, {"c1": GRANT}))
        store.commit(first)
        assert store.account("bigcorp") == Account(PEOPLE, 1, {"c1": GRANT})
        store.commit(commit(first.head.state, "k3", account=Account(PEOPLE, 1)))
        assert store.account("bigcorp") == Account(PEOPLE, 2)
