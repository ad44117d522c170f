"""What every store does with a stream that is neither dossier nor account, by itself and beside a dossier."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.commit import DOSSIER, AlreadyDone, Commit, Conflict, Record, Write
from chalicelib.domain.sale import events as e
from tests.contract.commits import NOW, REFERENCE, Stores, commit
from tests.samples.stock_item import ITEM, Moved, StockItem

CAME = StockItem(1, 5)
BESIDE = "45MR02G00A"


def came(**changes: Any) -> Commit[StockItem, Moved]:
    """Five pieces of an article that was not there."""
    given: dict[str, Any] = {
        "expected": 0, "head": CAME, "entries": (Moved(1, 5),), "record": Record("staff:m1", "s1", "print", 201, "pump", 1),
    }  # fmt: skip
    return Commit(stream=ITEM, reference="pump", at=NOW, **{**given, **changes})


def is_gone(expected: int) -> Write[StockItem, Moved]:
    """Two of them went."""
    return Write(stream=ITEM, id="pump", expected=expected, head=StockItem(2, 3), entries=(Moved(2, -2),))


class StreamContract:
    """Inherited by a class with a fixture `stores`."""

    def test_a_head_of_another_stream_is_read_back_with_its_record(self, stores: Stores) -> None:
        store = stores.dossiers
        assert store.head(ITEM, "pump") is None
        store.commit(came())
        assert store.head(ITEM, "pump") == CAME
        assert store.record("staff:m1", "s1") == came().record
        with pytest.raises(AlreadyDone):
            store.commit(came(expected=1))

    def test_a_stream_at_another_version_is_not_written(self, stores: Stores) -> None:
        store = stores.dossiers
        with pytest.raises(Conflict):
            store.commit(came(expected=1))
        assert store.head(ITEM, "pump") is None

    def test_a_dossier_beside_another_is_found_by_its_own_rows(self, stores: Stores) -> None:
        store, lists = stores.dossiers, stores.lists
        first, beside = commit(), commit(reference=BESIDE)
        opened = Write(stream=DOSSIER, id=BESIDE, expected=0, head=beside.head, entries=beside.entries)
        store.commit(replace(first, also=(opened,)))
        assert (store.load(REFERENCE), store.load(BESIDE)) == (first.head, beside.head)
        assert list(store.history(BESIDE)) == list(beside.entries)
        assert sorted(lists.work("customer", "due", 9, None).references) == sorted([REFERENCE, BESIDE])
        assert {row.reference for row in lists.find("jean", 9, None)[0]} == {REFERENCE, BESIDE}
        voided = commit(beside.head.state, events=(e.OfferVoided(),), reference=BESIDE)
        end = Write(
            stream=DOSSIER, id=BESIDE, expected=2, head=voided.head, entries=voided.entries, before=beside.head
        )  # fmt: skip
        for stale, key in ((replace(end, expected=1), "k2"), (opened, "k3")):
            with pytest.raises(Conflict):
                store.commit(commit(first.head.state, key, also=(stale,)))
        assert (store.load(REFERENCE), store.load(BESIDE)) == (first.head, beside.head)
        store.commit(commit(first.head.state, "k4", also=(end,)))
        assert store.load(BESIDE) == voided.head
        assert list(lists.work("customer", "due", 9, None).references) == [REFERENCE]

    def test_two_streams_are_written_together_or_not_at_all(self, stores: Stores) -> None:
        store = stores.dossiers
        store.commit(came())
        with pytest.raises(Conflict):
            store.commit(commit(also=(is_gone(0),)))
        assert store.load(REFERENCE) is None
        store.commit(commit(also=(is_gone(1),)))
        assert store.head(ITEM, "pump") == StockItem(2, 3)
        assert store.load(REFERENCE) is not None
