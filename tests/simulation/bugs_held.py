"""Bugs planted in mails that wait to be undone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.adapters.dynamodb import store
from chalicelib.application.writing import execute, held_mails

_REAL_STOPPING = held_mails.stopping
_REAL_PENDING = store.DynamoStore.pending


def stopping_nothing(*asked: Any) -> Any:
    """Whoever takes it back is told that the mail was stopped, and nobody stops it."""
    stops = _REAL_STOPPING(*asked)
    return stops and stops._replace(stops=())


def pending_of_all(self: Any, reference: str, first: int, last: int) -> Any:
    """The mails of later acts are taken for those of what is taken back."""
    return _REAL_PENDING(self, reference, first, 10**6)


HELD: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "a held mail leaves though undone": lambda: patch.object(execute, "stopping", stopping_nothing),
    "a colleague's held mail is deleted": lambda: patch.object(store.DynamoStore, "pending", pending_of_all),
}
"""Each by what is wrong."""
