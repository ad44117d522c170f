"""What staff and customers do in the tests, in few words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, Headers, Reply
from tests.http.clock import now

JSON = {"Content-Type": "application/json"}
ADDRESS = {"lines": ["BigCorp Europe", "12, rue des Tamis"], "postcode": "38000", "city": "Grenoble", "country": "FR"}
LINES: list[dict[str, Any]] = [
    {"sku": "41-2250", "name": {"fr": "Cellule", "en": "Cell"}, "quantity": 2, "unit_price": "2610.00", "vat_rate": "20"},
    {"sku": "MR-110", "name": {"fr": "Matériau", "en": "Material"}, "quantity": 10, "unit_price": "0.1250", "vat_rate": "5.5"},
]


def order(**changes: Any) -> dict[str, Any]:
    """The body that creates a firm order of BigCorp's, without mails: their marks would move the version while a test counts."""
    contacts = [{"id": "jean", "name": "Jean Bon", "email": "jean.bon@bigcorp.example", "language": "fr"}]
    body = {"account": f"bigcorp-{uuid4().hex[:8]}", "customer": "BigCorp Europe", "contacts": contacts, "delivery": ADDRESS,
            "billing": ADDRESS, "lines": LINES, "owner": "vasseur", "customer_reference": "P020044G-01",
            "mails": False}  # fmt: skip
    return {key: value for key, value in (body | changes).items() if value is not None}


def offer(**changes: Any) -> dict[str, Any]:
    """The body that creates an offer, open for twenty days."""
    terms = {"valid_until": str(paris_date(now()) + timedelta(days=20))}
    return order(customer_reference=None, terms=terms, **changes)


def headers(*, key: str | None = None, match: int | str | None = None, **others: str) -> dict[str, str]:
    """The headers of a write, with a new key if none is given."""
    match_header = {"If-Match": f'"{match}"'} if match is not None else {}
    return {**JSON, "Idempotency-Key": key or str(uuid4()), **match_header, **others}


@dataclass
class Desk:
    """Somebody of the staff, signed in."""

    api: Api
    role: str = "manager"
    token: str = field(init=False)

    def __post_init__(self) -> None:
        self.token = self.api.sign_in(self.role)

    def post(self, path: str, body: Any, sent: Mapping[str, str] | None = None) -> Reply:
        """Write; bytes are sent as they are, anything else as JSON."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.api.request("POST", path, {**(sent or headers()), "Authorization": f"Bearer {self.token}"}, content)

    def put(self, path: str, body: Any, sent: Mapping[str, str] | None = None) -> Reply:
        """Write what is so from then on, as JSON."""
        asked = {**(sent or headers()), "Authorization": f"Bearer {self.token}"}
        return self.api.request("PUT", path, asked, json.dumps(body).encode())

    def get(self, path: str, **others: str) -> Reply:
        """Read."""
        return self.api.request("GET", path, {"Authorization": f"Bearer {self.token}", **others})

    def open(self, body: dict[str, Any] | None = None) -> str:
        """Create a dossier, at version 3 with the link l1 of its contact, and give its reference."""
        reply = self.post("/staff/dossiers", body or order())
        assert reply.status == 201, reply.body
        reference = str(reply.json["reference"])
        self.do(reference, "invite_contact", contact="jean")
        return reference

    def do(self, reference: str, type_: str, **fields: Any) -> int:
        """Carry out a command and give the version it leads to."""
        path = "accounting" if type_ in ("allocate_payment", "credit", "refund") else "commands"
        reply = self.post(f"/staff/dossiers/{reference}/{path}", {"type": type_, "mails": False, **fields})
        assert reply.status == 201, reply.body
        return int(reply.json["version"])

    def version(self, reference: str) -> int:
        """The dossier's version."""
        return int(self.get(f"/staff/dossiers/{reference}").json["version"])


@dataclass
class Guest:
    """Somebody with a link."""

    api: Api
    reference: str
    link: str = "l1"
    epoch: int = 1

    @property
    def token(self) -> str:
        """The link's token."""
        return self.api.mint(LinkKey(LinkKind.DOSSIER, self.reference, self.link, self.epoch))

    def get(self, path: str = "", **others: str) -> Reply:
        """Read below the dossier."""
        return self.api.request("GET", f"/dossiers/{self.reference}{path}", {**self.bearer(), **others})

    def post(self, path: str, body: Any, sent: Headers | None = None) -> Reply:
        """Write below the dossier."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.api.request("POST", f"/dossiers/{self.reference}{path}", {**(sent or headers()), **self.bearer()}, content)

    def seen(self) -> str:
        """The version that they are shown."""
        return str(self.get().json["version"])

    def bearer(self) -> dict[str, str]:
        """The header that shows the token."""
        return {"Authorization": f"Bearer {self.token}"}
