"""What every store does with an account that is written by itself."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.commit import ACCOUNT, Account, AlreadyDone, Commit, Conflict, Fact, Record
from chalicelib.domain.access.grants import AffairsGrant
from tests.contract.commits import NOW, PEOPLE, REFERENCE, Stores, commit

GRANT = AffairsGrant(2, True, False, "m1", date(2026, 8, 6))
RECORD = Record("staff:m1", "k2", "print", 201, "bigcorp", 2)


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
