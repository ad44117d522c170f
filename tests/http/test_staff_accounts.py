"""Staff read an account, and managers say what its contacts' links to all affairs open."""

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
    assert (stale.status, stale.json["version"]) == (412, 2)
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
