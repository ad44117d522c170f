"""A customer opens a link and reads."""

import gzip
import json
from http.cookies import SimpleCookie

import pytest

from tests.http.desk import JSON, Desk, Guest


@pytest.fixture
def guest(desk: Desk) -> Guest:
    return Guest(desk.api, desk.open())


def test_a_link_is_exchanged_for_a_cookie_that_opens_its_dossier(guest: Guest) -> None:
    reply = guest.api.request("POST", "/links", JSON, json.dumps({"token": guest.token}).encode())
    assert (reply.status, reply.json) == (200, {"reference": guest.reference})
    assert reply.headers["cache-control"] == "no-store"
    cookie = SimpleCookie(reply.headers["set-cookie"])["dossier"]
    assert cookie["path"] == f"/api/dossiers/{guest.reference}"
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Strict" and cookie["max-age"] == "34560000"
    assert not cookie["domain"]
    path = f"/dossiers/{guest.reference}"
    assert guest.api.request("GET", path, {"Cookie": f"a=b; dossier={cookie.value}; c=d"}).status == 200
    assert guest.api.request("GET", path, {"Cookie": f"dossiers={cookie.value}"}).status == 401
    assert guest.api.request("GET", path, {"Authorization": f"Basic {cookie.value}"}).status == 401


def test_on_a_shared_device_the_cookie_ends_with_the_browser(guest: Guest) -> None:
    body = json.dumps({"token": guest.token, "shared": True}).encode()
    cookie = guest.api.request("POST", "/links", JSON, body).headers["set-cookie"]
    assert "Max-Age" not in cookie and "Expires" not in cookie


def test_a_device_forgets(guest: Guest) -> None:
    for sent in ({}, guest.bearer()):
        reply = guest.api.request("DELETE", f"/dossiers/{guest.reference}/session", sent)
        assert reply.status == 204 and not reply.body
        cookie = SimpleCookie(reply.headers["set-cookie"])["dossier"]
        assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", "0", f"/api/dossiers/{guest.reference}")
    assert guest.api.request("DELETE", "/dossiers/x;Path=%2F/session").status == 404


def test_the_document_is_read_in_both_languages(guest: Guest) -> None:
    french, english, by_default = guest.get("?lang=fr"), guest.get("?lang=en"), guest.get()
    assert (french.json["lang"], english.json["lang"], by_default.json["lang"]) == ("fr", "en", "fr")
    assert french.json["reference"] == guest.reference and len(french.json["version"]) == 12
    assert french.headers["content-type"] == "application/json"
    assert len(french.json["steps"]) == 7


def test_what_was_read_is_not_sent_twice(guest: Guest, desk: Desk) -> None:
    read = guest.get("?lang=fr")
    tag = read.headers["etag"]
    assert tag.startswith(f'"{read.json["version"]}-')
    assert read.headers["cache-control"] == "private, no-cache" and "Cookie" in read.headers["vary"]
    for etag in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = guest.get("?lang=fr", **{"If-None-Match": etag})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert guest.get("?lang=en", **{"If-None-Match": tag}).status == 200
    desk.do(guest.reference, "add_note", comment="x", visible=True)
    assert guest.get("?lang=fr", **{"If-None-Match": tag}).status == 200


def test_head_answers_as_get_without_a_body(guest: Guest, desk: Desk) -> None:
    for path in ("", "/history?before=3"):
        read = guest.get(path)
        head = guest.api.request("HEAD", f"/dossiers/{guest.reference}{path}", guest.bearer())
        assert (head.status, head.body, head.headers["etag"]) == (200, b"", read.headers["etag"])
    assert desk.version(guest.reference) == 3


def test_older_entries_follow_by_cursor_and_internal_ones_are_never_there(guest: Guest, desk: Desk) -> None:
    for number in range(70):
        desk.do(guest.reference, "add_note", comment=f"note {number}", visible=number % 7 != 0)
    page = guest.get("?lang=fr").json["history"]
    seen, older = page["entries"], page["older"]
    while older:
        assert older.startswith(f"/api/dossiers/{guest.reference}/history?")
        reply = guest.api.request("GET", older.removeprefix("/api"), guest.bearer())
        assert reply.status == 200
        seen, older = seen + reply.json["entries"], reply.json["older"]
    comments = [entry["comment"] for entry in seen if (entry["comment"] or "").startswith("note")]
    assert comments == [f"note {number}" for number in reversed(range(70)) if number % 7 != 0]
    assert len(seen) == len(comments) + 1, "beside the notes, the order alone is the customer's to see"
    assert guest.get("/history?before=x").status == 400


def test_long_answers_are_compressed_for_who_reads_that(desk: Desk) -> None:
    path = f"/staff/dossiers/{desk.open()}"
    plain = desk.get(path, Accept="*/*", **{"Accept-Encoding": "identity"})
    zipped = desk.get(path, Accept="*/*", **{"Accept-Encoding": "br, gzip;q=0.5"})
    assert "content-encoding" not in plain.headers and zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body and len(zipped.body) < len(plain.body) / 2
    tag = plain.headers["etag"]
    assert zipped.headers["etag"] == tag[:-1] + '-gzip"', "other bytes, another tag"
    for etag in (tag, zipped.headers["etag"]):
        assert desk.get(path, Accept="*/*", **{"Accept-Encoding": "gzip", "If-None-Match": etag}).status == 304
    for refused in ("gzip;q=0", "br", ""):
        assert "content-encoding" not in desk.get(path, Accept="*/*", **{"Accept-Encoding": refused}).headers
