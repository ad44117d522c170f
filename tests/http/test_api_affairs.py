"""A contact opens all affairs behind one link: those that name them, or the account's by staff's grant."""

from datetime import timedelta
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest

from tests.http.api import Api
from tests.http.conftest import Time
from tests.http.desk import Desk, Guest, offer, order
from tests.http.kinds import IN_PROCESS
from tests.http.visitor import ANN, Visitor, grant


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


@pytest.fixture
def jean(api: Api, account: str) -> Visitor:
    return Visitor(api, account)


def test_open_affairs_stand_by_who_must_act(desk: Desk, account: str, jean: Visitor) -> None:
    offered, ordered = desk.open(offer(account=account)), desk.open(order(account=account))
    reply = jean.get("?lang=fr")
    assert reply.status == 200 and reply.json["title"] == "Toutes vos affaires en cours"
    assert (reply.json["customer"], reply.json["contact"], reply.json["whole"]) == ("BigCorp Europe", "Jean Bon", False)
    assert reply.json["summary"] == "2\u00a0dossiers ouverts pour BigCorp Europe."
    assert reply.json["yours"] == "1\u00a0attend un geste de vous."
    groups = [(group["who"], group["title"], [row["reference"] for row in group["rows"]]) for group in reply.json["groups"]]
    assert groups == [("you", "À vous", [offered]), ("us", "Chez nous", [ordered])]
    assert (reply.json["closed"], reply.json["cursor"]) == (0, None)
    assert (jean.get("?lang=en").json["title"], jean.get().json["lang"]) == ("All your orders and quotes in progress", "fr")


def test_a_row_says_what_its_page_says_and_opens_it(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    row = jean.rows()[reference]
    page = desk.api.request("GET", f"/dossiers/{reference}?lang=fr", {"Authorization": f"Bearer {row['token']}"})
    assert page.status == 200 and page.json["todo"]["who"] == row["who"] == "us"
    assert row["token"] == Guest(desk.api, reference).token
    assert row["total"] in {total["value"] for total in page.json["totals"]}


def test_the_link_is_exchanged_for_a_cookie_of_its_own(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    reply = jean.session()
    assert (reply.status, reply.json, reply.headers["cache-control"]) == (200, {"contact": "jean"}, "no-store")
    cookie = SimpleCookie(reply.headers["set-cookie"])["affairs"]
    assert cookie["path"] == "/api/affairs" and cookie["max-age"] == "34560000" and not cookie["domain"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Strict"
    assert jean.api.request("GET", "/affairs", {"Cookie": f"a=b; affairs={cookie.value}"}).status == 200
    assert jean.api.request("GET", "/affairs", {"Cookie": f"dossier={cookie.value}"}).status == 401
    assert jean.open(reference, {"Cookie": f"affairs={cookie.value}"}).status == 201
    assert "Max-Age" not in jean.session(shared=True).headers["set-cookie"]


def test_a_device_forgets(jean: Visitor) -> None:
    reply = jean.api.request("DELETE", "/affairs/session")
    cookie = SimpleCookie(reply.headers["set-cookie"])["affairs"]
    assert (reply.status, reply.body, cookie.value, cookie["max-age"], cookie["path"]) == (204, b"", "", "0", "/api/affairs")


def test_a_device_is_told_whether_its_own_link_opens_all_affairs(desk: Desk, account: str, jean: Visitor) -> None:
    desk.open(order(account=account))
    cookie = {"Cookie": f"affairs={jean.token}"}
    kept = jean.api.request("GET", "/affairs/session", cookie)
    assert (kept.status, kept.json, kept.headers["cache-control"]) == (200, {"open": True}, "private, no-cache")
    assert "set-cookie" not in kept.headers
    strangers: list[dict[str, str]] = [{}, {"Cookie": "affairs=x"}, {"Cookie": f"dossier={jean.token}"}]
    answers = {jean.api.request("GET", "/affairs/session", sent).body for sent in strangers}
    grant(desk, account, "revoke_affairs")
    assert answers == {jean.api.request("GET", "/affairs/session", cookie).body} == {b'{"open":false}'}


def test_what_was_read_is_not_sent_twice(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    for path in ("?lang=fr", "/closed?lang=fr"):
        tag = jean.get(path).headers["etag"]
        again = jean.get(path, **{"If-None-Match": tag})
        assert (again.status, again.body) == (304, b"")
        head = jean.api.request("HEAD", f"/affairs{path}", jean.bearer())
        assert (head.status, head.body, head.headers["etag"]) == (200, b"", tag)
        assert jean.get(path.replace("fr", "en"), **{"If-None-Match": tag}).status == 200
    tag = jean.get("?lang=fr").headers["etag"]
    desk.do(reference, "ship", carrier="Poste")
    assert jean.get("?lang=fr", **{"If-None-Match": tag}).status == 200


def test_closed_ones_are_another_page(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    desk.do(reference, "cancel_order", comment="x")
    assert jean.rows() == {} and jean.get("?lang=fr").json["closed"] == 1
    assert jean.get("?lang=fr").json["summary"] == "Aucun dossier ouvert pour BigCorp Europe."
    row = jean.rows("/closed?lang=fr")[reference]
    assert row["who"] == "nobody" and row["wait"].startswith("Annulée le ")
    for path in ("?cursor=x", "/closed?cursor=e30", f"?cursor={'A' * 900}"):
        assert jean.get(path).status == 400


def test_the_whole_account_by_grant_alone(desk: Desk, account: str, jean: Visitor) -> None:
    both = desk.open(order(account=account, contacts=[order()["contacts"][0], ANN]))
    desk.do(both, "invite_contact", contact="ann")
    other = desk.open(order(account=account))
    ann = Visitor(jean.api, account, "ann")
    assert set(ann.rows()) == {both} and not ann.get().json["whole"]
    assert ann.open(other).status == 404
    grant(desk, account, "grant_affairs", "ann", whole=True)
    assert set(ann.rows()) == {both, other} and ann.get().json["whole"]
    assert ann.rows()[other]["token"] is None and ann.rows()[both]["token"] == Guest(desk.api, both, "l2").token
    before = desk.version(other)
    answers = [ann.open(other) for _ in range(2)]
    assert [answer.status for answer in answers] == [201, 201] and desk.version(other) == before + 1
    assert (
        answers[0].json["token"] == answers[1].json["token"] == ann.rows()[other]["token"] == Guest(desk.api, other, "l2").token
    )
    grant(desk, account, "grant_affairs", "ann", whole=False)
    assert set(ann.rows()) == {both, other}, "what was opened has a link of its own"


def test_a_revocation_kills_at_once_and_a_new_grant_is_another_link(desk: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account))
    assert jean.get().status == 200
    grant(desk, account, "revoke_affairs")
    for epoch in range(4):
        visitor = Visitor(jean.api, account, epoch=epoch)
        refused = (visitor.get(), visitor.get("/closed"), visitor.session(), visitor.open(reference))
        assert [reply.status for reply in refused] == [401] * 4
    grant(desk, account, "grant_affairs")
    assert [Visitor(jean.api, account, epoch=epoch).get().status for epoch in range(4)] == [401, 401, 200, 401]
    assert Guest(desk.api, reference).get().status == 200, "the dossier's own link is the dossier's to revoke"


@IN_PROCESS
def test_an_old_link_shows_steps_and_dates_alone(desk: Desk, account: str, jean: Visitor, time: Time) -> None:
    reference = desk.open(order(account=account))
    time.ahead = timedelta(days=396)
    reply = jean.get("?lang=fr")
    (row,) = reply.json["groups"][0]["rows"]
    assert (row["reference"], row["object"], row["total"], row["customer_reference"]) == (reference, "", None, None)
    assert "P020044G-01" not in reply.body.decode() and "Cellule" not in reply.body.decode()
    time.ahead = timedelta(days=396 + 90)
    assert jean.get("?lang=fr").json["groups"] == []
