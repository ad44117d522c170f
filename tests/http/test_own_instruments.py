"""A contact reads the instruments of their account by their link: what is theirs, as long as it is, and no more."""

from typing import Any
from uuid import uuid4

import pytest

from tests.http.api import Api
from tests.http.desk import Desk, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_staff_instruments import TODAY, enter, give
from tests.http.visitor import ANN, Visitor, grant

pytestmark = IN_PROCESS


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


@pytest.fixture
def jean(api: Api, account: str) -> Visitor:
    return Visitor(api, account)


def mine(desk: Desk, account: str, serial: str, **more: Any) -> str:
    """An instrument of the account; gives its number."""
    return str(enter(desk, serial, account=account, **more).json["instrument"])


def shown(visitor: Visitor, rest: str = "") -> Any:
    reply = visitor.get(f"/instruments{rest}?lang=fr")
    assert reply.status == 200, reply.body
    return reply.json


def test_who_sees_the_whole_account_reads_its_instruments_and_their_history(desk: Desk, jean: Visitor, account: str) -> None:
    desk.open(order(account=account))
    number = mine(desk, account, "GL3-01187", location="Grenoble", warranty=str(TODAY.replace(year=TODAY.year + 1)))
    give(desk, number, type="note_intervention", work="repair", done_by="Marc Aubin", comment="Pompe remplacée.")
    give(desk, number, type="add_instrument_note", comment="Mauvais payeur.", internal=True)
    assert jean.get("/instruments").json["rows"] == [], "only what an order that names them brought"
    grant(desk, account, "grant_affairs", whole=True)
    (row,) = shown(jean)["rows"]
    assert (row["id"], row["serial"], row["location"], row["state"]) == (number, "GL3-01187", "Grenoble", "En service")
    assert row["next_note"] == "fin de sa garantie" and "gl301187" in row["terms"]
    passport = shown(jean, f"/{number.lower()}")
    assert [entry["title"] for entry in passport["history"]] == ["Réparation", "Inscrit à votre nom"]
    assert "Mauvais payeur" not in str(passport) and passport["owned"]


def test_an_instrument_of_another_account_is_as_one_that_there_is_not(desk: Desk, jean: Visitor, account: str) -> None:
    desk.open(order(account=account))
    grant(desk, account, "grant_affairs", whole=True)
    desk.open(order(account=f"{account}-2"))
    theirs = mine(desk, f"{account}-2", f"X-{account}")
    refused, missing = (jean.get(f"/instruments/{one}") for one in (theirs, "45HR99Z99Z"))
    assert (refused.status, refused.body) == (missing.status, missing.body) and refused.status == 404
    assert jean.get(f"/instruments/{theirs}/documents/45KL89G00E-1").status == 404


def test_a_former_owner_keeps_their_time_and_sees_nothing_later(desk: Desk, jean: Visitor, account: str) -> None:
    desk.open(order(account=account))
    grant(desk, account, "grant_affairs", whole=True)
    desk.open(order(account=f"{account}-2"))
    number = mine(desk, account, f"S-{account}", since="2020-01-01")
    give(desk, number, type="note_intervention", work="verification", done_by="Marc Aubin", on="2021-03-04")
    assert give(desk, number, type="give_instrument", account=f"{account}-2", on="2024-05-06").status == 201
    give(desk, number, type="note_intervention", work="repair", done_by="Marc Aubin", comment="Chez les autres.", on="2024-06-07")
    passport = shown(jean, f"/{number}")
    assert [entry["title"] for entry in passport["history"]] == ["Vérification", "Inscrit à votre nom"]
    assert not passport["owned"] and passport["verdict"] == ["À vous jusqu’au 6\xa0mai 2024."] and "autres" not in str(passport)
    assert [row["state"] for row in shown(jean)["rows"]] == ["À vous jusqu’au 6\xa0mai 2024"]


def test_who_is_named_in_some_orders_reads_what_these_brought_alone(desk: Desk, api: Api, account: str) -> None:
    assert desk.post("/staff/dossiers", order(account=account, contacts=[ANN])).status == 201
    mine(desk, account, f"N-{account}")
    ann = Visitor(api, account, "ann")
    assert shown(ann)["rows"] == [] and "pas tous ceux" in shown(ann)["partial"]


def test_without_the_link_nothing_is_read(api: Api) -> None:
    for path in ("/affairs/instruments", "/affairs/instruments/45HR30A04C", "/affairs/instruments/45HR30A04C/documents/x"):
        assert api.request("GET", path, {}, b"").status == 401
