"""What the rebuild does on every table: whatever was derived wrongly, or by other code, is what histories say afterwards."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoStore, keys
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.dynamodb.rows import item_key
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.projection.rebuild import Progress, Seen, rebuild
from chalicelib.domain.sale.waiting import POLICY
from tests.contract.commits import NOW, REFERENCE, commit
from tests.contract.products import makes
from tests.samples.events import EVENTS
from tests.samples.products import product
from tests.samples.task_requests import filed

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

OTHERS = ("45KL89G00F", "45KL89G00G")
NEVER = timedelta(0)
MINUTE = timedelta(minutes=1)
ORDERED = EVENTS[:1] + EVENTS[2:3]


class RebuildContract:
    """Inherited by a class with fixtures `client` and `table`."""

    @pytest.fixture
    def store(self, client: "DynamoDBClient", table: str) -> DynamoStore:
        """Three dossiers."""
        store = DynamoStore(client, table)
        for reference in (REFERENCE, *OTHERS):
            store.commit(commit(reference=reference, key=reference, events=ORDERED))
        return store

    @pytest.fixture
    def right(self, client: "DynamoDBClient", table: str, store: DynamoStore) -> dict[Any, Any]:
        """What the table holds while all is well."""
        return everything(client, table)

    def test_where_all_is_well_nothing_is_written(self, client: "DynamoDBClient", table: str, right: dict[Any, Any]) -> None:
        assert self._rebuilt(client, table).done
        assert self._without_progress(client, table) == right

    @pytest.mark.parametrize("size", [1, 3, 1000])
    def test_a_product_is_found_again_by_what_its_head_says(
        self, client: "DynamoDBClient", table: str, store: DynamoStore, size: int
    ) -> None:
        store.commit(makes(product(reorder_below=4)))
        right = everything(client, table)
        gone = [*[key for key in right if key[0].startswith(("GT#", "GL#"))][::2], ("GR#", "42-1040")]
        for key in gone:
            client.delete_item(TableName=table, Key=keys.key(*key))
        stale = next(item for key, item in right.items() if key[0].startswith("GT#") and key not in gone)
        client.put_item(TableName=table, Item={**stale, "v": {"N": "0"}})
        for pk, sk in (("GT#z", "zebra#42-1040"), ("GT#z", "zebra#nothing"), ("GL#", "nothing"), ("GR#", "nothing")):
            client.put_item(TableName=table, Item=keys.key(pk, sk))
        assert gone and everything(client, table) != right
        assert self._rebuilt(client, table, size=size).done
        assert self._without_progress(client, table) == right

    @pytest.mark.parametrize("size", [1, 3, 1000])
    def test_a_task_is_found_again_by_what_its_head_says(
        self, client: "DynamoDBClient", table: str, store: DynamoStore, size: int
    ) -> None:
        task = filed(store)
        right = everything(client, table)
        mine = sorted(key for key in right if key[0].startswith("L#tasks#"))
        assert len(mine) == 2
        client.delete_item(TableName=table, Key=keys.key(*mine[0]))
        for sk in (f"0#{task}#", "0#T-00000000#"):
            client.put_item(TableName=table, Item=keys.key("L#tasks#closed", sk))
        assert self._rebuilt(client, table, size=size).done
        assert self._without_progress(client, table) == right

    @pytest.mark.parametrize("size", [1, 3, 1000])
    def test_missing_wrong_and_left_over_rows_are_put_right(
        self, client: "DynamoDBClient", table: str, right: dict[Any, Any], size: int
    ) -> None:
        gone = [key for key in right if key[0][0] in "WT"][::2]
        for key in gone:
            client.delete_item(TableName=table, Key=keys.key(*key))
        stale = next(item for key, item in right.items() if key[0][0] == "W" and key not in gone)
        client.put_item(TableName=table, Item={**stale, "due": {"S": "1999-01-01"}, "v": {"N": "0"}})
        for pk, sk in (("T#z", f"zebra#{REFERENCE}"), ("T#z", "zebra#NOBODY"), ("K#2020-01", f"{REFERENCE}#news#1"),
                       ("A#elsewhere", f"F#9999-12-31#{OTHERS[0]}")):  # fmt: skip
            client.put_item(TableName=table, Item=keys.key(pk, sk))
        assert self._rebuilt(client, table, size).done
        assert self._without_progress(client, table) == right

    def test_heads_of_an_older_state_are_folded_anew(self, client: "DynamoDBClient", table: str, right: dict[Any, Any]) -> None:
        for reference in (REFERENCE, *OTHERS):
            self._age(client, table, reference)
        assert self._rebuilt(client, table).done
        assert self._without_progress(client, table) == right

    def test_an_old_head_that_is_read_is_written_back_once(
        self, client: "DynamoDBClient", table: str, store: DynamoStore, right: dict[Any, Any]
    ) -> None:
        self._age(client, table, REFERENCE)
        first = store.load(REFERENCE)
        assert everything(client, table) == right
        with patch.object(DynamoStore, "_range", side_effect=AssertionError("folded again")):
            assert store.load(REFERENCE) == first

    def test_a_head_of_a_newer_state_is_read_and_left(
        self, client: "DynamoDBClient", table: str, store: DynamoStore, right: dict[Any, Any]
    ) -> None:
        loaded = store.load(REFERENCE)
        item = right["D#" + REFERENCE, "H"]
        newer = {
            **item,
            "v": {"N": str(codec.SNAPSHOT + 1)},
            "data": {"S": '{"state":{"x":[]},' + item["data"]["S"].partition(",")[2]},
        }
        newer["data"] = {"S": '{"state":{"x":1},"people":' + item["data"]["S"].rpartition('"people":')[2]}
        client.put_item(TableName=table, Item=newer)
        assert store.load(REFERENCE) == loaded
        assert everything(client, table)["D#" + REFERENCE, "H"] == newer

    def test_a_dossier_that_went_on_meanwhile_is_a_conflict_and_keeps_what_it_has(
        self, client: "DynamoDBClient", table: str, store: DynamoStore
    ) -> None:
        derived = DynamoDerived(client, table, POLICY, lambda: NOW, lambda attempt: None)
        self._age(client, table, REFERENCE)
        real = derived._folded

        def folded_while_another_commits(reference: str, old: Any) -> Any:
            head = real(reference, old)
            store.commit(commit(head.state, "k2"))
            return head

        with patch.object(derived, "_folded", folded_while_another_commits), pytest.raises(Conflict):
            derived.renew(Seen(REFERENCE, True, ()))
        now = store.load(REFERENCE)
        assert now is not None
        assert now.state.version == 3
        assert derived.renew(Seen(REFERENCE, True, ())) is False

    def test_it_goes_on_where_it_was(self, client: "DynamoDBClient", table: str, store: DynamoStore) -> None:
        derived = DynamoDerived(client, table, POLICY, lambda: NOW, lambda attempt: None, size=2)
        times = iter([False, True, False, True])
        looked: list[str | None] = []
        real = derived.page

        def page(cursor: str | None) -> Any:
            looked.append(cursor)
            return real(cursor)

        with patch.object(derived, "page", page):
            for _ in range(2):
                rebuild(derived, "1", NEVER, lambda: NOW, lambda: next(times), lambda attempt: None)
        first, second = looked
        assert first is None
        assert second is not None

    def test_who_is_late_saves_nothing(self, client: "DynamoDBClient", table: str) -> None:
        derived = DynamoDerived(client, table, POLICY, lambda: NOW)
        derived.save(Progress("1", NOW, NOW, 1))
        with pytest.raises(Conflict):
            derived.save(Progress("1", NOW, NOW, 1, "x"))
        derived.save(Progress("1", NOW, NOW, 2, "y"))
        assert derived.progress() == Progress("1", NOW, NOW, 2, "y")

    def test_another_version_begins_anew_and_the_same_does_nothing(
        self, client: "DynamoDBClient", table: str, store: DynamoStore
    ) -> None:
        assert self._rebuilt(client, table, version="1").done
        derived = DynamoDerived(client, table, POLICY, lambda: NOW)
        with patch.object(derived, "page", side_effect=AssertionError("walked")):
            assert rebuild(derived, "1", NEVER, lambda: NOW, lambda: False, lambda attempt: None).done
        assert self._rebuilt(client, table, version="2").version == "2"

    def test_the_last_walk_begins_when_functions_of_before_are_over(
        self, client: "DynamoDBClient", table: str, store: DynamoStore
    ) -> None:
        clock: Iterator[datetime] = (NOW + n * MINUTE / 2 for n in range(99))
        derived = DynamoDerived(client, table, POLICY, lambda: NOW)
        walks = 0
        while True:
            walks += 1
            if rebuild(derived, "1", MINUTE, lambda: next(clock), lambda: False, lambda attempt: None).done:
                break
        assert walks > 2

    def _age(self, client: "DynamoDBClient", table: str, reference: str) -> None:
        """Make the head one of the state before this, which today's code cannot read."""
        item = client.get_item(TableName=table, Key=keys.key(keys.dossier(reference)), ConsistentRead=True)["Item"]
        people = item["data"]["S"].rpartition('"people":')[2]
        old: Any = {**item, "v": {"N": str(codec.SNAPSHOT - 1)}, "data": {"S": '{"state":{"version":"?"},"people":' + people}}
        client.put_item(TableName=table, Item=old)

    def _rebuilt(self, client: "DynamoDBClient", table: str, size: int = 4, version: str = "1") -> Progress:
        derived = DynamoDerived(client, table, POLICY, lambda: NOW, lambda attempt: None, size)
        for _ in range(3):
            progress = rebuild(derived, version, NEVER, lambda: NOW, lambda: False, lambda attempt: None)
            if progress.done:
                break
        return progress

    def _without_progress(self, client: "DynamoDBClient", table: str) -> dict[Any, Any]:
        items = everything(client, table)
        del items[keys.rebuild(), keys.HEAD]
        return items


def everything(client: "DynamoDBClient", table: str) -> dict[Any, Any]:
    """All items by key."""
    items: dict[Any, Any] = {}
    more: Any = {}
    while True:
        answer: Any = client.scan(TableName=table, Limit=1000, ConsistentRead=True, **more)
        items |= {
            item_key(item): {k: {"SS": sorted(v["SS"])} if "SS" in v else v for k, v in item.items()} for item in answer["Items"]
        }
        if "LastEvaluatedKey" not in answer:
            return items
        more = {"ExclusiveStartKey": {name: answer["LastEvaluatedKey"][name] for name in ("pk", "sk")}}
