"""What routes take beside a body: the place in the path, the query, the headers."""

from http import HTTPStatus
from typing import Any

from chalicelib.entrypoints.http import parameters, preconditions
from chalicelib.entrypoints.http.call import LANGUAGES
from chalicelib.entrypoints.http.openapi import Operation

REFERENCE = {
    "name": "reference",
    "in": "path",
    "required": True,
    "description": "the dossier's number, as it is or as people type it",
    "schema": {"type": "string", "minLength": 1},
    "example": "45KL89G00E",
}
ENTRY = {
    "name": "entry",
    "in": "path",
    "required": True,
    "description": "the entry of the history that made the document",
    "schema": {"type": "string", "minLength": 1},
    "example": "2",
}
LANG = {
    "name": "lang",
    "in": "query",
    "description": "language of the texts; of the contact if left out, and English in problems",
    "schema": {"enum": list(LANGUAGES)},
}
BEFORE = {
    "name": "before",
    "in": "query",
    "description": "entries older than this one",
    "schema": {"type": "string", "pattern": f"^{parameters.CURSOR.pattern}$"},
}
AT = {
    "name": "at",
    "in": "query",
    "description": "read it as it stood after this entry, on that day; as of today if left out",
    "schema": {"type": "string", "pattern": f"^{parameters.CURSOR.pattern}$"},
}
SEEN = {
    "name": "If-None-Match",
    "in": "header",
    "description": "ETag of what the reader has",
    "schema": {"type": "string", "pattern": r"^[\x21\x23-\x7e\"]*$"},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "one for each write, the same when it is sent again",
    "schema": {"type": "string", "pattern": f"^{preconditions.KEY.pattern}$"},
}


def of(path: str, method: str, operation: Operation) -> list[dict[str, Any]]:
    """The parameters of a route."""
    found: list[dict[str, Any]] = [REFERENCE] if "{reference}" in path else []
    found += [ENTRY] if "{entry}" in path else []
    found.append(LANG)
    if operation.paged:
        found.append(BEFORE)
    if operation.dated:
        found.append(AT)
    if method in ("GET", "HEAD") and operation.status == HTTPStatus.OK:
        found.append(SEEN)
    if operation.written_once:
        found += [KEY, _match(required=operation.must_match)]
    return found


def _match(*, required: bool) -> dict[str, Any]:
    return {
        "name": "If-Match",
        "in": "header",
        "required": required,
        "description": "the version that was seen, or an ETag",
        "schema": {"type": "string", "pattern": f"^{preconditions.VERSION.pattern}$".replace("(?:", "(")},
        "example": '"14"',
    }
