"""Reading old versions of events: each step lifts a stored payload by one version; the tests hold a golden file of each."""

from collections.abc import Callable
from typing import Any

VERSION = 2
"""The schema version that events are written with today."""

Payload = dict[str, Any]


def _remarks_and_signers(payload: Payload) -> Payload:
    """Version 1 called the remarks of a reception by their French name, `reserves`, and held the name that was typed below."""
    event = payload["event"]
    if event["type"] not in ("received", "question_asked"):
        return payload
    renamed = {"reserves": "remarks", "name": "legacy_name"}
    return {**payload, "event": {renamed.get(field, field): value for field, value in event.items()}}


UPCASTERS: dict[int, Callable[[Payload], Payload]] = {1: _remarks_and_signers}
"""From version n to n + 1."""


def upcast(payload: Payload, version: int) -> Payload:
    """Give the payload as today's version writes it. Raises ValueError for a version from the future."""
    if version > VERSION:
        raise ValueError(f"event schema version {version} is newer than this code, which writes {VERSION}")
    for step in range(version, VERSION):
        payload = UPCASTERS[step](payload)
    return payload
