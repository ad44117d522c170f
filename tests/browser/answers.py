"""What the fake API is asked, and what it answers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that reached the API."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: Any


@dataclass(slots=True)
class Answer:
    """What the API says: a status, headers, and a JSON value or nothing."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def etag_of(document: dict[str, Any]) -> str:
    """The version, where there is one, and a digest of the content, as the API tags its answers."""
    return f'"{document.get("version", "")}-{sha256(json.dumps(document).encode()).hexdigest()[:20]}"'


def problem(status: int, detail: str = "Refused by the test.", errors: Sequence[Mapping[str, str]] = ()) -> Answer:
    """A problem document of a status."""
    body = {"type": "/problemes/#internal", "title": "Problem", "status": status, "detail": detail, "errors": list(errors)}
    return Answer(status, body, {"Content-Type": "application/problem+json"})
