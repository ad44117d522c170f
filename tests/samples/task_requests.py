"""Requests that staff are to see to, as tests file them."""

from datetime import UTC, datetime
from typing import Any

from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.staff.tasks import TaskRequest, file_task

ASKED_AT = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
ADDRESS = "jean.bon@bigcorp.example"


def asked(request: str = "q1", **changes: Any) -> TaskRequest:
    """Jean Bon looks for the link of an order that nobody knows."""
    given: dict[str, Any] = {
        "request": request, "email": ADDRESS, "why": "no_such_number", "language": "fr", "asked_at": ASKED_AT,
        "number": "45KL89G00E", "name": "Jean Bon", "company": "BigCorp", "phone": "04 76 00 00 00",
    }  # fmt: skip
    return TaskRequest(**{**given, **changes})


def filed(store: TaskStore, request: str = "q1", *, now: datetime = ASKED_AT, **changes: Any) -> str:
    """File it, as the worker does; gives the task's id."""
    return file_task(store, asked(request, **changes), now, lambda attempt: None)
