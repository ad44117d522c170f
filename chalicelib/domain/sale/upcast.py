"""Reading old versions of events: each step lifts a stored payload by one version; the tests hold a golden file of each."""

from collections.abc import Callable
from typing import Any

VERSION = 1
"""The schema version that events are written with today."""

Payload = dict[str, Any]
UPCASTERS: dict[int, Callable[[Payload], Payload]] = {}
"""From version n to n + 1; empty while there is one version."""


def upcast(payload: Payload, version: int) -> Payload:
    """The payload as today's version writes it. Raises ValueError for a version from the future."""
    if version > VERSION:
        raise ValueError(f"event schema version {version} is newer than this code, which writes {VERSION}")
    for step in range(version, VERSION):
        payload = UPCASTERS[step](payload)
    return payload
