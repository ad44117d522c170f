"""A request as the views see it."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, cast

from chalice.app import Request

from chalicelib.domain.values.language import Language


class Call:
    """What a view may ask of a request; nothing of it is read before it is asked for."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._event: dict[str, Any] = request.to_original_event()
        self.method = request.method
        self.resource = request.path
        self.languages: Collection[Language] = ()
        """The seller's, once they are known."""
        self.origin_secrets: Callable[[], Sequence[str]] = tuple
        """What the edge may vouch with, once it is known."""

    def header(self, name: str) -> str | None:
        """Give a header's value (the last one, where it came more than once), or None."""
        value: str | None = self._request.headers.get(name)
        return value

    def query(self, name: str) -> str | None:
        """Give a query parameter's value, or None."""
        values = self._event.get("multiValueQueryStringParameters") or {}
        return cast("list[str]", values[name])[-1] if values.get(name) else None

    @property
    def parameters(self) -> Mapping[str, list[str]]:
        """Every query parameter with its values."""
        values: Mapping[str, list[str]] = self._event.get("multiValueQueryStringParameters") or {}
        return values

    @property
    def lang(self) -> Language | None:
        """The language asked for in the query, or None if it is none of the seller's."""
        asked = self.query("lang")
        return asked if asked in self.languages else None

    @property
    def request_id(self) -> str:
        """The gateway's id of the request."""
        return str(self._request.context.get("requestId", ""))

    @property
    def source(self) -> str:
        """The address that the gateway saw the request come from: the viewer's own, or one of the edge's."""
        return str((self._request.context.get("identity") or {}).get("sourceIp") or "")

    @property
    def claims(self) -> Mapping[str, str] | None:
        """The claims of the token that the gateway's authorizer let through."""
        claims: Mapping[str, str] | None = (self._request.context.get("authorizer") or {}).get("claims")
        return claims

    @property
    def content(self) -> bytes | None:
        """The body's bytes, empty if there is none; None if the gateway's envelope of them is broken."""
        body = self._event.get("body") or ""
        try:
            return b64decode(body, validate=True) if self._event.get("isBase64Encoded") else body.encode()
        except (NotBase64, UnicodeEncodeError):
            return None
