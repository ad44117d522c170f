"""Planted bugs of the rebuild: each loses what a command wrote meanwhile, or leaves what other code wrote."""

from typing import Any
from unittest.mock import patch

from chalicelib.adapters.dynamodb import derived, items, store

_REAL_REWRITING = items.rewriting
_REAL_PAGE = derived.DynamoDerived.page


def heads_over_whatever_came(module: Any) -> Any:
    """A head folded anew is put over one that a command wrote meanwhile."""

    def rewriting(*asked: Any) -> Any:
        put: Any = _REAL_REWRITING(*asked)["Put"]
        return {"Put": {"TableName": put["TableName"], "Item": put["Item"]}}

    return patch.object(module, "rewriting", rewriting)


def saved_before_it_was_done() -> Any:
    """Whoever goes on begins behind what nobody did."""

    def page(self: Any, cursor: str | None) -> Any:
        seen, after = _REAL_PAGE(self, cursor)
        self.__dict__.setdefault("late", []).append(seen)
        return (self.late.pop(0) if len(self.late) > 1 else []), after

    return patch.object(derived.DynamoDerived, "page", page)


def left_over_rows_stay() -> Any:
    """What no head wants is not deleted."""
    return patch.object(derived.DynamoDerived, "_doubtful", lambda self, rows: iter(()))


REBUILD = {
    "rebuild: heads over whatever came": lambda: heads_over_whatever_came(derived),
    "read: heads over whatever came": lambda: heads_over_whatever_came(store),
    "rebuild: saved before it was done": saved_before_it_was_done,
    "rebuild: left-over rows stay": left_over_rows_stay,
}
"""Each by what is wrong."""
