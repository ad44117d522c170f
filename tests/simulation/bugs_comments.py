"""Bugs planted in whose a comment is, and who reads it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.application.writing import entries
from chalicelib.domain.sale.visibility import is_visible


def first_shown(command: Any, events: Any) -> Any:
    """A comment goes with the first event that customers see, whoever wrote it for whom."""
    return next((event for event in events if is_visible(event, None)), events[0])


COMMENTS: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "comment on the first shown entry": lambda: patch.object(entries, "subject_event", first_shown),
    "comment shown with its line": lambda: patch.object(entries, "reads_comment", lambda command, event: True),
}
"""Each by what is wrong."""
