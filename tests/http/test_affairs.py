"""A contact opens all affairs behind one link: those that name them, or the account's by staff's grant."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.application.links import Kind, LinkKey
from tests.http.api import Api, Reply
from tests.http.desk import JSON, Desk, Guest, offer, order


@dataclass
class Visitor:
    """Somebody with a link to all affairs."""

    api: Api
    account: str
    contact: str = "jean"
    epoch: int = 1

    @property
    def token(self) -> str:
        """The link's token."""
        return self.api.mint(LinkKey(Kind.CONTACT, self.account, self.contact, self.epoch))

    def get(self, path: str = "", **others: str) -> Reply:
        """Read below all affairs."""
        return self.api.ask("GET", f"/affairs{path}", {"Authorization": f"Bearer {self.token}", **others})

    def open(self, reference: str) -> Reply:
        """Open an affair."""
        sent = {**JSON, "Authorization": f"Bearer {self.token}"}
        return self.api.ask("POST", f"/affairs/dossiers/{reference}", sent, b"{}")

    def rows(self, path: str = "?lang=fr") -> dict[str, Any]:
        """The open affairs by reference."""
        found = self.get(path).json
        rows = found["rows"] if "rows" in found else [row for group in found["groups"] for row in group["rows"]]
        return {row["reference"]: row for row in rows}


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


@pytest.fixture
def jean(api: Api, account: str) -> Visitor:
    return Visitor(api, account)


def grant(desk: Desk, account: str, type_: str, contact: str, **fields: Any) -> int:
    """Ask for a command on the account, and give the version that it led to."""
    reply = desk.post(f"/staff/accounts/{account}/commands", {"type": type_, "contact": contact, **fields})
    assert reply.status == 201, reply.body
    return int(reply.json["version"])


def test_open_affairs_stand_by_who_must_act(desk: Desk, account: str, jean: Visitor) -> None:
    offered, ordered = desk.open(offer(account=account)), desk.open(order(account=account))
    found = jean.get("?lang=fr")
    assert found.status == 200 and found.json["title"] == "Toutes vos affaires en cours"
    assert (found.json["customer"], found.json["contact"], found.json["whole"]) == ("BigCorp Europe", "Jean Bon", False)
    assert found.json["summary"] == "2 dossiers ouverts pour BigCorp Europe."
    assert found.json["yours"] == "1 attend un geste de vous."
    groups = [(group["who"], group["title"], [row["reference"] for row in group["rows"]]) for group in found.json["groups"]]
    assert groups == [("you", "À vous", [offered]), ("us", "Chez nous", [ordered])]
    assert (found.json["closed"], found.json["cursor"]) == (0, None)
    assert jean.get("?lang=en").json["title"] == "All your affairs in progress"


def test_a_row_opens_its_dossier(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    token = jean.rows()[reference]["token"]
    assert token == Guest(desk.api, reference).token
    reply = desk.api.ask("GET", f"/dossiers/{reference}", {"Authorization": f"Bearer {token}"})
    assert reply.status == 200
