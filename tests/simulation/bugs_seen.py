"""Bugs planted in what a customer has to have seen, and in how much they may ask."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.application.writing import prepare
from chalicelib.domain.sale import model
from chalicelib.domain.sale.features import conversation


def every_entry_counts(entry: Any, *, report: bool) -> dict[str, Any]:
    """What customers do not see makes their reading stale."""
    return {"moved": entry.seq, "shown": entry.seq}


SEEN: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "unseen entries make stale": lambda: patch.object(model, "seen", every_entry_counts),
    "questions without an end": lambda: patch.object(conversation, "check_room", lambda *asked: None),
    "what was seen is not looked at": lambda: patch.object(prepare, "check_seen", lambda *asked: None),
}
"""Each by what is wrong."""
