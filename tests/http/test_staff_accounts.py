"""Staff read an account, and managers say what its contacts' links to all affairs open."""

from typing import Any
from uuid import uuid4

import pytest

from tests.http.desk import Desk, headers, order


@pytest.fixture
def account(desk: Desk) -> str:
    account = f"bigcorp-{uuid4().hex[:8]}"
    desk.open(order(account=account))
    return account


def test_the_account_with_its_contacts_and_what_they_may_open(desk: Desk, account: str) -> None:
    reply = desk.get(f"/staff/accounts/{account}")
    assert reply.status == 200
    (contact,) = reply.json["contacts"]
    assert (reply.json["account"], reply.json["name"], reply.json["version"]) == (account, "BigCorp Europe", 1)
    untold = {"epoch": 1, "whole": False, "revoked": False, "by": "", "on": None}
    assert (contact["contact"]["name"], contact["affairs"]) == ("Jean Bon", untold)
    granted = desk.post(f"/staff/accounts/{account}/commands", {"type": "grant_affairs", "contact": "jean", "whole": True})
    assert (granted.status, granted.json) == (201, {"account": account, "version": 2})
    again = desk.get(f"/staff/accounts/{account}", **{"If-None-Match": reply.headers["etag"]})
    (contact,) = again.json["contacts"]
    assert contact["affairs"]["whole"] is True and contact["affairs"]["by"]


def test_a_word_is_written_once_under_its_key(desk: Desk, account: str) -> None:
    path, body, sent = f"/staff/accounts/{account}/commands", {"type": "revoke_affairs", "contact": "jean"}, headers()
    first, again = desk.post(path, body, sent), desk.post(path, body, sent)
    assert (first.status, first.json) == (again.status, again.json) and again.headers["idempotent-replayed"] == "true"
    reused = desk.post(path, body | {"type": "grant_affairs"}, sent)
    assert reused.status == 422 and reused.json["type"] == "/problems/#idempotency-key-reused"
    weak = desk.post(path, body, {**headers(), "If-Match": 'W/"2"'})
    assert (weak.status, weak.json["type"]) == (412, "/problems/#stale"), "RFC 9110: it is compared strongly"
    stale = desk.post(path, body, headers(match=1))
    assert (stale.status, stale.json["version"]) == (412, 2) and stale.json["detail"].startswith("Read the account again")
    assert desk.post(path, body, headers(match=2)).status == 201


def test_another_customer_under_the_same_account_is_refused_and_a_new_name_is_given_by_a_command(
    desk: Desk, account: str
) -> None:
    refused = desk.post("/staff/dossiers", order(account=account, customer="Smallcorp"))
    assert (refused.status, refused.json["errors"][0]["field"]) == (409, "customer")
    assert account in refused.json["detail"] and "BigCorp Europe" in refused.json["detail"]
    path = f"/staff/accounts/{account}/commands"
    renamed = desk.post(path, {"type": "rename_account", "name": "Smallcorp"}, headers(match=1))
    assert (renamed.status, renamed.json) == (201, {"account": account, "version": 2})
    read = desk.get(f"/staff/accounts/{account}").json
    assert read["name"] == "Smallcorp"
    assert [(name["name"], name["before"]) for name in read["names"]] == [("Smallcorp", "BigCorp Europe")] and read["names"][0][
        "by"
    ]
    assert desk.post("/staff/dossiers", order(account=account, customer="smallcorp")).status == 201
    assert desk.post(path, {"type": "rename_account", "name": " "}).status == 400


def test_what_was_agreed_is_said_by_commands_and_read_with_who_and_when(desk: Desk, account: str) -> None:
    path = f"/staff/accounts/{account}/commands"
    address = {"lines": ["BigCorp Europe", "12, rue des Tamis"], "postcode": "38000", "city": "Grenoble", "country": "FR"}
    bodies: tuple[dict[str, Any], ...] = (
        {"type": "set_payment_terms", "payment": {"days": 45, "end_of_month": True}},
        {"type": "set_freight_rules", "rules": [{"to": "FR", "rate": "18.00", "free_from": "500.00"}, {"rate": None}]},
        {"type": "hold_account", "reason": "two invoices are unpaid"},
        {"type": "add_account_address", "label": "Laboratoire", "address": address},
        {"type": "set_account_price", "sku": "41-2250", "since": "2026-01-01", "amount": "2480.00"},
        {"type": "set_account_discount", "discount": "5"},
    )
    assert [desk.post(path, body).status for body in bodies] == [201] * len(bodies)
    agreed = desk.get(f"/staff/accounts/{account}").json["conditions"]
    assert agreed["payment"] == {"days": 45, "end_of_month": True}
    assert agreed["freight"] == {"FR": {"rate": "18.00", "free_from": "500.00"}, "*": {}}
    assert agreed["addresses"]["b1"]["label"] == "Laboratoire" and agreed["addresses"]["b1"]["address"]["city"] == "Grenoble"
    assert agreed["prices"] == {"41-2250": [{"since": "2026-01-01", "amount": "2480.00"}]} and agreed["discount"] == "5"
    assert agreed["hold"]["reason"] == "two invoices are unpaid" and agreed["hold"]["by"] and agreed["hold"]["on"]
    assert [change["type"] for change in agreed["changes"]] == [body["type"] for body in bodies]
    assert desk.post("/staff/dossiers", order(account=account)).status == 201
    assert desk.get(f"/staff/accounts/{account}").json["conditions"] == agreed, "a dossier of it changes nothing of them"


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"type": "set_payment_terms", "payment": {"days": 61}}, 400, "payment.days"),
        ({"type": "set_payment_terms", "payment": {"days": 46, "end_of_month": True}}, 422, "payment.days"),
        ({"type": "set_payment_terms"}, 400, "payment"),
        ({"type": "set_freight_rules", "rules": [{"to": "France"}]}, 400, "rules[0].to"),
        ({"type": "set_account_price", "sku": "x", "since": "2026-01-01", "amount": "1,5"}, 400, "amount"),
        ({"type": "remove_account_address", "id": "b9"}, 422, "id"),
    ],
)
def test_a_wrong_condition_is_named_by_its_field(desk: Desk, account: str, body: dict[str, Any], status: int, field: str) -> None:
    reply = desk.post(f"/staff/accounts/{account}/commands", body)
    assert (reply.status, reply.json["errors"][0]["field"]) == (status, field)
    assert desk.get(f"/staff/accounts/{account}").json["version"] == 1


def test_an_account_is_opened_once_before_there_is_a_dossier(desk: Desk) -> None:
    account, sent = f"newcorp-{uuid4().hex[:8]}", headers()
    contact = {"id": "ann", "name": "Ann Lee", "email": "ann.lee@newcorp.example", "language": "en"}
    body = {"account": account, "customer": "NewCorp", "contacts": [contact]}
    first, again = desk.post("/staff/accounts", body, sent), desk.post("/staff/accounts", body, sent)
    assert (first.status, first.json, again.json) == (201, {"account": account, "version": 1}, first.json)
    read = desk.get(f"/staff/accounts/{account}").json
    assert (read["name"], read["contacts"][0]["contact"]["name"], read["conditions"]) == ("NewCorp", "Ann Lee", {})
    taken = desk.post("/staff/accounts", body)
    assert (taken.status, taken.json["errors"][0]["field"]) == (409, "account")
    assert Desk(desk.api, "accountant").post("/staff/accounts", body).status == 403
    spoken = desk.post("/staff/accounts", body | {"account": f"{account}-2", "contacts": [contact | {"language": "xx"}]})
    assert (spoken.status, spoken.json["errors"][0]["field"]) == (400, "contacts[0].language")
    assert desk.post("/staff/dossiers", order(account=account, customer="Other")).status == 409
    assert desk.post("/staff/dossiers", order(account=account, customer="NewCorp")).status == 201


def test_what_is_refused(desk: Desk, account: str) -> None:
    path, body = f"/staff/accounts/{account}/commands", {"type": "grant_affairs", "contact": "jean", "whole": True}
    accountant = Desk(desk.api, "accountant")
    assert accountant.get(f"/staff/accounts/{account}").status == 200
    assert accountant.post(path, body).status == 403
    assert desk.post(path, body, {"Content-Type": "application/json"}).status == 428
    unknown = desk.post(path, body | {"contact": "nobody"})
    assert unknown.status == 422 and unknown.json["errors"][0]["field"] == "contact"
    assert desk.post(path, body | {"type": "place_order"}).status == 400
    for missing in (desk.get("/staff/accounts/nobody"), desk.post("/staff/accounts/nobody/commands", body)):
        assert missing.status == 404
