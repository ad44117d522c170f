"""A customer announces a file, is given a place on the site for it, and has it again once it is filed."""

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from chalicelib.application.caller import Request
from chalicelib.application.customer.files import named
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import RecordFile
from chalicelib.domain.sale.files import MOST_A_DAY
from chalicelib.domain.sale.uploads import LARGEST
from tests.fakes.store import MemoryStore
from tests.http.api import Reply
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.kinds import IN_PROCESS
from tests.http.test_orders import LINES, draft, placed
from tests.samples.callers import SYSTEM

SHA, KEPT = sha256(b"sent").hexdigest(), sha256(b"kept").hexdigest()
pytestmark = IN_PROCESS


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """Jean, by his link."""
    return Guest(desk.api, desk.open())


def announce(guest: Guest, key: str | None = None, **changes: Any) -> Reply:
    """Jean has a purchase order to send."""
    body = {
        "name": "Jean Bon", "kind": "purchase_order", "filename": "Bon.pdf", "type": "application/pdf", "size": 212_480,
        "sha256": SHA,
    } | changes  # fmt: skip
    return guest.post("/files", body, {**headers(key=key), "If-Match": f'"{guest.seen()}"'})


def report(store: MemoryStore, guest: Guest, entry: int, **fields: Any) -> None:
    """The worker looked at it."""
    command = RecordFile(entry=entry, **fields)
    execute(
        store,
        CommandRequest(guest.reference, command, SYSTEM, Request(f"w{guest.reference}{entry}", "w")),
        Time()(),
        lambda attempt: None,
    )


def test_a_file_is_given_a_place_on_the_site_itself(guest: Guest, desk: Desk) -> None:
    before = guest.seen()
    reply = announce(guest)
    assert reply.status == 201, reply.body
    assert reply.json["version"] == before == guest.seen(), "who is about to order has nothing to read again"
    upload, entry = reply.json["upload"], reply.json["file"]
    assert upload["url"] == f"/uploads/{guest.reference}/{entry}?seconds=600&size=212480"
    assert named(upload["url"].partition("?")[0][1:]) == (guest.reference, entry)
    assert upload["headers"] == {"Content-Type": "application/pdf", "x-amz-checksum-sha256": SHA, "If-None-Match": "*"}
    (file,) = desk.get(f"/staff/dossiers/{guest.reference}/files").json["files"]
    assert (file["file"]["name"], file["file"]["contact"], file["url"]) == ("Bon.pdf", "jean", None)


def test_a_request_sent_again_gives_the_same_place_for_as_long_as_it_had_left(guest: Guest, time: Time) -> None:
    first = announce(guest, "k")
    time.ahead = timedelta(minutes=4)
    again = announce(guest, "k")
    assert (first.status, first.json["file"]) == (again.status, again.json["file"]) == (201, first.json["file"])
    path, _, left = again.json["upload"]["url"].partition("?seconds=")
    assert first.json["upload"]["url"].startswith(f"{path}?seconds=600&") and 350 < int(left.partition("&")[0]) <= 360


def test_the_same_file_is_one(guest: Guest, store: Counting) -> None:
    first = announce(guest).json["file"]
    waiting = announce(guest, filename="Copie.pdf")
    assert waiting.json["file"] == first and waiting.json["upload"]["url"].startswith(f"/uploads/{guest.reference}/{first}?")
    report(store, guest, first, sha256=KEPT, size=9)
    filed = announce(guest)
    assert (filed.status, filed.json["file"], filed.json["upload"]) == (201, first, None)


def test_what_was_refused_may_be_sent_again(guest: Guest, store: Counting) -> None:
    first = announce(guest).json["file"]
    report(store, guest, first, refused="encrypted")
    again = announce(guest)
    assert again.json["file"] > first and again.json["upload"]


def test_a_place_that_nothing_came_to_is_given_anew(guest: Guest, time: Time) -> None:
    first = announce(guest).json["file"]
    time.ahead = timedelta(minutes=11)
    assert announce(guest).json["file"] > first


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"size": 0}, "size"),
        ({"size": LARGEST + 1}, "size"),
        ({"sha256": "0"}, "sha256"),
        ({"type": "text/html"}, "type"),
        ({"type": "image/svg+xml"}, "type"),
        ({"type": "image/png"}, "type"),
        ({"kind": "picture"}, "type"),
        ({"kind": "recipe"}, "kind"),
        ({"filename": ""}, "filename"),
        ({"filename": "a" * 1001}, "filename"),
        ({"name": ""}, "name"),
        ({"name": "Claire Vasseur"}, "name"),
        ({"more": 1}, "more"),
    ],
)
def test_a_body_that_is_wrong_is_told_its_field_and_leaves_nothing(
    guest: Guest, store: Counting, changes: dict[str, Any], field: str
) -> None:
    writes = store.writes
    reply = announce(guest, **changes)
    assert reply.status in (400, 422), reply.body
    (wrong,) = reply.json["errors"]
    assert wrong["field"] == field and wrong["fix"]
    assert store.writes == writes


def test_a_name_is_kept_as_text_and_cannot_break_a_header(guest: Guest, store: Counting) -> None:
    entry = announce(guest, filename='C:\\x\\quai "3"\r\nSet-Cookie: a=b \u202egpj.exe').json["file"]
    report(store, guest, entry, sha256=KEPT, size=9)
    location = guest.get(f"/files/{entry}").headers["location"]
    assert "%0D" not in location and "%0A" not in location and "%E2%80%AE" not in location
    assert location.endswith(".pdf")


def test_a_link_sends_so_many_a_day_and_no_more(guest: Guest, time: Time) -> None:
    for number in range(MOST_A_DAY):
        assert announce(guest, sha256=f"{number:064x}").status == 201
    reply = announce(guest)
    assert reply.status == 429 and int(reply.headers["retry-after"]) > 0
    time.ahead = timedelta(days=1)
    assert announce(guest).status == 201


def test_a_file_is_had_again_once_it_is_filed_and_not_after_it_was_removed(guest: Guest, desk: Desk, store: Counting) -> None:
    entry = announce(guest).json["file"]
    assert guest.get(f"/files/{entry}").status == 404
    report(store, guest, entry, sha256=KEPT, size=9)
    reply = guest.get(f"/files/{entry}")
    key = f"files/{guest.reference}/{entry:08d}-{KEPT}.pdf"
    assert (reply.status, reply.headers["location"]) == (303, f"https://documents.example/{key}?name=Bon.pdf")
    (file,) = desk.get(f"/staff/dossiers/{guest.reference}/files").json["files"]
    assert file["url"] == reply.headers["location"]
    desk.do(guest.reference, "remove_file", entry=entry, comment="An identity card.")
    assert guest.get(f"/files/{entry}").status == 404
    assert desk.get(f"/staff/dossiers/{guest.reference}/files").json["files"][0]["url"] is None


def test_an_order_says_that_its_file_never_came_once_its_time_is_over(desk: Desk, time: Time) -> None:
    guest = Guest(desk.api, desk.open(offer(lines=LINES)))
    announce(guest)
    assert placed(guest, draft(2, 10, files=[SHA])).status == 201
    texts = []
    for minutes in (14, 16):
        time.ahead = timedelta(minutes=minutes)
        document = guest.get("?lang=en").json
        texts.append(next(fact["value"] for fact in document["details"]["facts"] if fact["label"] == "Purchase order"))
    assert texts == ["Bon.pdf, being checked", "Bon.pdf, not received: send it again"]


@pytest.mark.parametrize("entry", ["0", "1", "2", "x", "٣", "123456789"])
def test_what_is_no_file_is_not_found(guest: Guest, entry: str) -> None:
    assert guest.get(f"/files/{entry}").status == 404


def test_a_stranger_learns_nothing_and_another_dossier_is_not_there(guest: Guest, desk: Desk) -> None:
    other = Guest(desk.api, desk.open())
    entry = announce(other).json["file"]
    body = json.dumps({}).encode()
    assert desk.api.request("POST", f"/dossiers/{other.reference}/files", headers(), body).status == 401
    assert guest.api.request("GET", f"/dossiers/{other.reference}/files/{entry}", guest.bearer()).status == 404
    assert guest.api.request("POST", f"/dossiers/{other.reference}/files", {**headers(), **guest.bearer()}, body).status == 404


def test_who_did_not_see_the_dossier_of_today_reads_it_again(guest: Guest, desk: Desk) -> None:
    seen = guest.seen()
    desk.do(guest.reference, "add_note", comment="Un mot.", visible=True)
    body = {"name": "Jean Bon", "kind": "other", "filename": "a", "type": "application/pdf", "size": 1, "sha256": SHA}
    assert guest.post("/files", body, {**headers(), "If-Match": f'"{seen}"'}).status == 412
    assert guest.post("/files", body, headers()).status == 428
