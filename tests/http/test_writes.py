"""A write is done once, however often it is sent; a customer's only on what the customer saw."""

from uuid import uuid4

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.desk import JSON, Desk, Guest, headers, order


def test_a_write_without_a_key_is_refused(desk: Desk) -> None:
    for sent, status in ((JSON, 428), ({**JSON, "Idempotency-Key": "a b"}, 400), ({**JSON, "Idempotency-Key": "k" * 65}, 400)):
        reply = desk.post("/staff/dossiers", order(), sent)
        assert reply.status == status
        assert reply.json["errors"][0]["field"] == "Idempotency-Key"
    assert desk.post("/staff/dossiers", order(), JSON).json["type"] == "/problems/#precondition-required"


def test_a_dossier_is_created_once(desk: Desk) -> None:
    sent, body = headers(), order()
    first, again = desk.post("/staff/dossiers", body, sent), desk.post("/staff/dossiers", body, sent)
    assert (first.status, first.body) == (again.status, again.body) == (201, first.body)
    assert "idempotent-replayed" not in first.headers and again.headers["idempotent-replayed"] == "true"


def test_a_command_is_carried_out_once(desk: Desk) -> None:
    reference, sent = desk.open(), headers()
    replies = [desk.post(f"/staff/dossiers/{reference}/commands", {"type": "mark_received"}, sent) for _ in range(2)]
    assert [reply.status for reply in replies] == [409, 409]
    desk.do(reference, "ship", carrier="Postal service")
    replies = [desk.post(f"/staff/dossiers/{reference}/commands", {"type": "mark_received"}, sent) for _ in range(2)]
    assert [reply.status for reply in replies] == [201, 201], "a refusal is not recorded; what was done is not refused afterwards"
    assert replies[0].body == replies[1].body and desk.version(reference) == 5


def test_a_key_serves_one_request_only(desk: Desk, api: Api) -> None:
    reference, other, sent = desk.open(), desk.open(), headers()
    path = "/staff/dossiers/{}/commands"
    assert desk.post(path.format(reference), {"type": "add_note", "comment": "x"}, sent).status == 201
    for where, body in (
        (reference, {"type": "add_note", "comment": "y"}),
        (other, {"type": "add_note", "comment": "x"}),
        (reference, {"type": "mark_received"}),
    ):
        reply = desk.post(path.format(where), body, sent)
        assert reply.status == 422 and reply.json["type"] == "/problems/#idempotency-key-reused"
    assert desk.post("/staff/dossiers", order(), sent).status == 422
    assert desk.version(other) == 3
    assert Desk(api, "accountant").post(path.format(reference), {"type": "add_note", "comment": "y"}, sent).status == 201


@pytest.fixture
def shipped(desk: Desk) -> Guest:
    """A guest whose parcel is on its way; the dossier is at version 4."""
    guest = Guest(desk.api, desk.open())
    desk.do(guest.reference, "ship", carrier="Postal service (Europe)")
    return guest


def question(guest: Guest, text: str = "Quand ?", **sent: str) -> Reply:
    return guest.post("/questions", {"name": "Jean Bon", "question": text}, {**headers(), **sent})


def test_a_customer_says_which_version_was_seen(shipped: Guest, desk: Desk) -> None:
    missing = question(shipped)
    assert missing.status == 428 and missing.json["errors"][0]["field"] == "If-Match"
    for value in ("*", "four", 'W/"four"', '"4", "5"'):
        assert question(shipped, **{"If-Match": value}).status == 400
    seen = shipped.seen()
    weak = question(shipped, **{"If-Match": f'W/"{seen}"'})
    assert (weak.status, weak.json["type"], weak.json["version"]) == (412, "/problems/#stale", seen), (
        "RFC 9110: compared strongly"
    )
    stale = question(shipped, **{"If-Match": '"3"'})
    assert (stale.status, stale.json["type"], stale.json["version"]) == (412, "/problems/#stale", seen)
    assert desk.version(shipped.reference) == 4
    asked = question(shipped, **{"If-Match": f'"{seen}"'})
    assert asked.json == {"reference": shipped.reference, "version": shipped.seen()} != stale.json
    assert question(shipped, **{"If-Match": f'"{seen}"'}).status == 412
    assert question(shipped, **{"If-Match": f'"{asked.json["version"]}-a1B2_-c"'}).status == 201


def test_a_weak_tag_of_staff_matches_nothing_either(desk: Desk) -> None:
    reference = desk.open()
    path, note = f"/staff/dossiers/{reference}/commands", {"type": "add_note", "comment": "x"}
    weak = desk.post(path, note, {**headers(), "If-Match": 'W/"3"'})
    assert (weak.status, weak.json["type"]) == (412, "/problems/#stale")
    assert desk.post(path, note, {**headers(), "If-Match": '"3"'}).status == 201


def test_a_customers_question_is_kept_with_who_asked(shipped: Guest, desk: Desk) -> None:
    sent = headers(match=shipped.seen())
    body = {"name": "Jean Bon", "question": "Quand ?"}
    first, again = (shipped.post("/questions", body, sent) for _ in range(2))
    assert (first.status, first.body) == (again.status, again.body) == (201, first.body)
    assert shipped.post("/questions", {**body, "question": "Où ?"}, sent).status == 422
    entry = desk.get(f"/staff/dossiers/{shipped.reference}").json["entries"][0]
    assert (entry["event"], entry["signed_by"]) == ({"type": "question_asked", "signer": "s1"}, "Jean Bon")
    origin = entry["origin"]
    assert (origin["comment"], origin["channel"], origin["actor"]) == ("Quand ?", "link", {"kind": "contact", "id": "jean"})
    assert origin["entered_by"] == f"l:{shipped.reference}:l1"


def test_a_customer_confirms_a_parcel(shipped: Guest, desk: Desk) -> None:
    today = str(paris_date(now()))
    body = {"name": "Jean Bon", "parcel": 1, "received_on": "2999-01-01", "remarks": "un carton abîmé"}
    seen = shipped.seen()
    future = shipped.post("/receptions", body, headers(match=seen))
    assert future.status == 422 and future.json["errors"][0]["field"] == "received_on"
    early = shipped.post("/receptions", {**body, "received_on": "2004-01-01"}, headers(match=seen))
    assert early.status == 422 and early.json["errors"][0]["field"] == "received_on"
    unknown = shipped.post("/receptions", {**body, "parcel": 9, "received_on": today}, headers(match=seen))
    assert unknown.status == 409 and unknown.json["errors"][0]["field"] == "parcel"
    french = shipped.api.request(
        "POST", f"/dossiers/{shipped.reference}/receptions?lang=fr", {**headers(), **shipped.bearer()}, b"{}"
    )
    assert french.status == 428 and french.json["title"] != "The request lacks a header"
    assert desk.version(shipped.reference) == 4
    assert shipped.post("/receptions", {**body, "received_on": today}, headers(match=seen)).status == 201
    entry = desk.get(f"/staff/dossiers/{shipped.reference}").json["entries"][0]
    assert entry["event"] == {"type": "received", "parcels": [1], "remarks": "un carton abîmé", "signer": "s1"}
    assert entry["signed_by"] == "Jean Bon"
    assert entry["origin"]["effective"] == today


def test_two_links_of_one_dossier_may_use_the_same_key(shipped: Guest, desk: Desk, api: Api) -> None:
    desk.do(shipped.reference, "invite_contact", contact="jean")
    key = str(uuid4())
    assert question(shipped, **headers(key=key, match=shipped.seen())).status == 201
    assert question(Guest(api, shipped.reference, "l2"), "Où ?", **headers(key=key, match=shipped.seen())).status == 201


def test_twenty_questions_in_a_row_end_with_what_to_do(shipped: Guest, desk: Desk) -> None:
    replies = [question(shipped, f"Question {n} ?", **headers(match=shipped.seen())) for n in range(20)]
    assert [reply.status for reply in replies] == [201] * 5 + [429] * 15
    assert replies[-1].json["type"] == "/problems/#too-many" and "call us" in replies[-1].json["detail"]
    assert 1 <= int(replies[-1].headers["retry-after"]) <= 25 * 3600
    assert desk.version(shipped.reference) == 4 + 5
    french = shipped.post("/questions?lang=fr", {"name": "Jean Bon", "question": "?"}, headers(match=shipped.seen()))
    assert "appelez-nous" in french.json["detail"]
    answer = {"type": "answer_question", "comment": "Demain."}
    several = desk.post(f"/staff/dossiers/{shipped.reference}/commands", answer)
    assert several.status == 409 and "5, 6, 7, 8, 9" in several.json["detail"]
    assert [error["field"] for error in several.json["errors"]] == ["question"]
    desk.do(shipped.reference, "answer_question", comment="Demain.", question=5)
    assert question(shipped, "Merci.", **headers(match=shipped.seen())).status == 201
