"""What somebody with a link to all affairs does in the tests, in few words."""

import json
from dataclasses import dataclass
from typing import Any

from chalicelib.application.ports.links import LinkKey, LinkKind
from tests.http.api import Api, Headers, Reply
from tests.http.desk import JSON, Desk

ANN = {"id": "ann", "name": "Ann Bright", "email": "ann.bright@bigcorp.example", "language": "en"}


@dataclass
class Visitor:
    """A contact of an account."""

    api: Api
    account: str
    contact: str = "jean"
    epoch: int = 1

    @property
    def token(self) -> str:
        """The link's token."""
        return self.api.mint(LinkKey(LinkKind.CONTACT, self.account, self.contact, self.epoch))

    def bearer(self) -> dict[str, str]:
        """The header that shows the token."""
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, path: str = "", **others: str) -> Reply:
        """Read below all affairs."""
        return self.api.request("GET", f"/affairs{path}", {**self.bearer(), **others})

    def session(self, **body: Any) -> Reply:
        """Exchange the token for the cookie."""
        return self.api.request("POST", "/affairs/session", JSON, json.dumps({"token": self.token, **body}).encode())

    def open(self, reference: str, sent: Headers | None = None, body: bytes = b"{}") -> Reply:
        """Open an affair."""
        return self.api.request("POST", f"/affairs/dossiers/{reference}", {**JSON, **(sent or self.bearer())}, body)

    def rows(self, path: str = "?lang=fr") -> dict[str, Any]:
        """The affairs of a page by reference."""
        page = self.get(path).json
        rows = page["rows"] if "rows" in page else [row for group in page["groups"] for row in group["rows"]]
        return {row["reference"]: row for row in rows}


def grant(desk: Desk, account: str, type_: str, contact: str = "jean", **fields: Any) -> int:
    """Staff's word on what a contact's link opens, and the account's version after it."""
    reply = desk.post(f"/staff/accounts/{account}/commands", {"type": type_, "contact": contact, **fields})
    assert reply.status == 201, reply.body
    return int(reply.json["version"])
