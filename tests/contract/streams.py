"""What every store does with a stream that is neither dossier nor account, by itself and beside a dossier."""

from typing import Any

import pytest

from chalicelib.application.ports.commit import AlreadyDone, Commit, Conflict, Record, Write
from tests.contract.commits import NOW, REFERENCE, Stores, commit
from tests.samples.stock_item import ITEM, Moved, StockItem

CAME = StockItem(1, 5)


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

    def test_two_streams_are_written_together_or_not_at_all(self, stores: Stores) -> None:
        store = stores.dossiers
        store.commit(came())
        with pytest.raises(Conflict):
            store.commit(commit(also=(is_gone(0),)))
        assert store.load(REFERENCE) is None
        store.commit(commit(also=(is_gone(1),)))
        assert store.head(ITEM, "pump") == StockItem(2, 3)
        assert store.load(REFERENCE) is not None
