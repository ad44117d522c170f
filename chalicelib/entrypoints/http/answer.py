"""Answers: bytes ready to send, with their ETag. API Gateway compresses them (.chalice/config.json: minimum_compression_size)."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

import msgspec
from chalice.app import Response

from chalicelib.entrypoints.http.call import Call

_JSON = msgspec.json.Encoder()


class Answer(NamedTuple):
    """A status, the bytes of a body (JSON unless a header says otherwise) and headers; one with an ETag may be kept."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = {}
    etag: str | None = None


def encode(value: object) -> bytes:
    """JSON of a value; decimals as strings."""
    return _JSON.encode(value)


def tagged(body: bytes, version: int) -> Answer:
    """A body that may be kept if it is asked for again each time; its ETag is the dossier's version and a hash of the bytes."""
    digest = urlsafe_b64encode(sha256(body).digest()[:15]).decode()
    return Answer(200, body, etag=f"{version}-{digest}")


def send(call: Call, answer: Answer) -> Response:
    """The answer as this reader needs it: 304 if it has these bytes already, no body for HEAD."""
    headers = {"Cache-Control": "no-store", **answer.headers}
    status, body = answer.status, answer.body
    if answer.etag:
        headers["ETag"] = f'"{answer.etag}"'
        headers["Cache-Control"] = "private, no-cache"
        headers["Vary"] = "Accept-Encoding, Authorization, Cookie"
        if _has(call, answer.etag):
            status, body = 304, b""
    if body:
        headers.setdefault("Content-Type", "application/json")
    # A ready string: chalice's own way to JSON costs as much as a small query.
    return Response("" if call.method == "HEAD" else body.decode(), headers, status)


def _has(call: Call, etag: str) -> bool:
    """Whether If-None-Match names the tag; weakly (RFC 9110, 13.1.2), since what compresses on the way may weaken it."""
    given = (call.header("If-None-Match") or "").strip()
    return given == "*" or etag in {tag.strip().removeprefix("W/").strip('"') for tag in given.split(",")}
