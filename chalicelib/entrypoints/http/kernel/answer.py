"""Answers: bytes ready to send, with their ETag, compressed where the reader can read that."""

import gzip
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from chalice.app import Response

from chalicelib.entrypoints.http.kernel.call import Call

WORTH = 1000
"""Bytes from which compression saves a packet."""
_JSON = msgspec.json.Encoder()


class Answer(NamedTuple):
    """A status, the bytes of a body (JSON unless a header says otherwise) and headers; an ETag makes it cacheable."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = {}
    etag: str | None = None


class Sent(Response):
    """A response whose body is a ready string (chalice's own way to JSON costs as much as a query), base64 of bytes if `encoded`.

    Chalice's own switch for binary bodies goes by content types and answers 400 to a reader that sends no Accept; the gateway is
    told by the template that every type is binary, so that it decodes this, and hands over the very bytes of requests.
    """

    def __init__(self, body: str, headers: dict[str, Any], status: int, *, encoded: bool) -> None:
        super().__init__(body, headers, status)
        self._encoded = encoded

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:
        """Give what the gateway takes."""
        return {**super().to_dict(None), "isBase64Encoded": self._encoded}


def encode(value: object) -> bytes:
    """Give JSON of a value; decimals as strings."""
    return _JSON.encode(value)


def tagged(body: bytes, version: int | str = 0) -> Answer:
    """Give a body that may be kept if it is asked for again each time; its ETag is the dossier's version and a hash of the bytes.

    The version is the reader's (see `application.seen`), 0 where the body is of more than one dossier.
    """
    digest = urlsafe_b64encode(sha256(body).digest()[:15]).decode()
    return Answer(200, body, etag=f"{version}-{digest}")


def send(call: Call, answer: Answer) -> Response:
    """Give the answer as the reader can take it: 304 if it has these bytes already, no body for HEAD, gzip if it is worth it."""
    headers = {"Cache-Control": "no-store", "Content-Type": "application/json", **answer.headers}
    status, body = answer.status, answer.body
    compress = len(body) >= WORTH and _takes_gzip(call)
    if answer.etag:
        # The compressed bytes are another representation, so they have another strong tag (RFC 9110, 8.8.3.3).
        headers["ETag"] = f'"{answer.etag}-gzip"' if compress else f'"{answer.etag}"'
        headers["Cache-Control"] = "private, no-cache"
        headers["Vary"] = "Accept-Encoding, Authorization, Cookie"
        if _has(call, answer.etag):
            status, body = 304, b""
    if not body:
        headers.pop("Content-Type")
    if not body or call.method == "HEAD":
        return Sent("", headers, status, encoded=False)
    if compress:
        headers["Content-Encoding"] = "gzip"
        return Sent(b64encode(gzip.compress(body, 6, mtime=0)).decode(), headers, status, encoded=True)
    return Sent(body.decode(), headers, status, encoded=False)


def _has(call: Call, etag: str) -> bool:
    """Say whether If-None-Match names the tag; weakly, since a cache on the way may have weakened it."""
    given = call.header("If-None-Match") or ""
    tags = {tag.removeprefix("W/").strip('"').removesuffix("-gzip") for tag in re.split(r"\s*,\s*", given.strip())}
    return etag in tags or given.strip() == "*"


def _takes_gzip(call: Call) -> bool:
    """Say whether the reader takes gzip; without Accept the gateway would not decode what we encode for it."""
    for item in (call.header("Accept-Encoding") or "").lower().split(","):
        name, _, weight = item.replace(" ", "").partition(";")
        if name in ("gzip", "*"):
            return bool(call.header("Accept")) and weight not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
