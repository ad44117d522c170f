"""Bad bodies: each is told with its field and what to do, and nothing is written."""

import json
from typing import Any

import pytest

from tests.http.desk import JSON, LINES, Desk, Guest, headers, order
from tests.http.kinds import DEPLOYED, IN_PROCESS

NOTE = '{"type": "add_note", "comment": %s}'
RAW: dict[str, tuple[bytes, str]] = {
    "nan": (b'{"type": "receive_supply", "lines": [1, NaN]}', "lines[1]"),
    "infinity": (b'{"type": "receive_supply", "lines": [-Infinity]}', "lines[0]"),
    "1e999": (b'{"type": "receive_supply", "lines": [1e999]}', "lines[0]"),
    "a number of 5,000 digits": (b'{"type": "strike_entry", "entry": %s}' % (b"9" * 5000), "entry"),
    "a key twice": (b'{"type": "ship", "carrier": "a", "parts": [{"line": 1, "line": 2, "quantity": 1}]}', "parts[0].line"),
    "type twice": (b'{"type": "mark_paid", "type": "add_note", "comment": "x"}', "type"),
    "a lone surrogate": (NOTE.encode() % b'"\\ud800"', "comment"),
    "a lone surrogate in a name": (b'{"type": "add_note", "\\udfff": 1}', "\\udfff"),
    "100,000 brackets": (b"[" * 60_000, ""),
    "brackets in a field": (NOTE.encode() % (b"[" * 60_000), ""),
    "deep objects": (b'{"a":' * 10_000, ""),
    "null": (b"null", ""),
    "a list": (b"[]", ""),
    "a text": (b'"add_note"', ""),
    "nothing": (b"", ""),
    "half an object": (b'{"type": "add_note"', ""),
    "more after the object": (NOTE.encode() % b'"x"' + b"{}", ""),
    "a trailing comma": (b'{"type": "mark_paid",}', ""),
    "single quotes": (b"{'type': 'mark_paid'}", ""),
    "a byte order mark": (b"\xef\xbb\xbf" + NOTE.encode() % b'"x"', ""),
    "utf-16": ((NOTE % '"x"').encode("utf-16"), ""),
    "utf-16 without a mark": ((NOTE % '"x"').encode("utf-16-le"), ""),
    "latin-1": (NOTE.encode() % '"é"'.encode("latin-1"), ""),
    "a raw control character": (NOTE.encode() % b'"a\x00b"', ""),
    "a written control character": (NOTE.encode() % b'"a\\u0000b"', "comment"),
    "an unknown type": (b'{"type": "sell_house"}', "type"),
    "no type": (b'{"comment": "x"}', "type"),
    "a type that is no text": (b'{"type": 1}', "type"),
    "an unknown field": (b'{"type": "mark_paid", "zeal": 1}', "zeal"),
    "an unknown field inside": (
        b'{"type": "ship", "carrier": "a", "parts": [{"line": 1, "quantity": 1, "colour": 1}]}',
        "parts[0].colour",
    ),
    "a field missing": (b'{"type": "ship"}', "carrier"),
    "a blank text": (NOTE.encode() % b'"  "', "comment"),
    "a text of 2,001 characters": (NOTE.encode() % b'"%s"' % (b"x" * 2001), "comment"),
    "a day that is none": (b'{"type": "announce_delivery", "on": "2026-02-30"}', "on"),
    "a moment as a day": (b'{"type": "announce_delivery", "on": "2026-02-03T00:00:00Z"}', "on"),
    "a moment without offset": (b'{"type": "mark_paid", "recorded": "2004-08-31T10:00:00"}', "recorded"),
    "an unknown actor": (b'{"type": "mark_paid", "actor": {"kind": "ghost"}}', "actor.kind"),
    "more in an actor": (b'{"type": "mark_paid", "actor": {"kind": "carrier", "name": "Bob"}}', "actor.name"),
    "the word true": (b'{"type": "mark_paid", "mails": "yes"}', "mails"),
    "a day to come": (b'{"type": "mark_paid", "effective": "2999-01-01"}', "effective"),
    "money as a number": (b'{"type": "credit", "reason": "price", "number": "A1", "invoice": "F1", "amount": 12.5}', "amount"),
    "money with three decimals": (
        b'{"type": "credit", "reason": "price", "number": "A1", "invoice": "F1", "amount": "12.505"}',
        "amount",
    ),
    "money below nothing": (
        b'{"type": "credit", "reason": "price", "number": "A1", "invoice": "F1", "amount": "-1.00"}',
        "amount",
    ),
    "money with a last newline": (
        b'{"type": "credit", "reason": "price", "number": "A1", "invoice": "F1", "amount": "1.00\\n"}',
        "amount",
    ),
    "money in other digits": (
        '{"type": "credit", "reason": "price", "number": "A1", "invoice": "F1", "amount": "١٢"}'.encode(),
        "amount",
    ),
}


NO_TEXT = (
    "a number of 5,000 digits",
    "100,000 brackets",
    "nothing",
    "a byte order mark",
    "utf-16",
    "latin-1",
    "a raw control character",
)
"""What a gateway may make something else of; the others are text as any, on whose way nothing is read."""


@IN_PROCESS
@pytest.mark.parametrize("name", RAW)
def test_a_bad_body_is_refused_with_its_field(desk: Desk, name: str) -> None:
    refuses(desk, name)


@DEPLOYED
@pytest.mark.parametrize("name", NO_TEXT)
def test_a_body_that_is_hard_to_hand_on_is_refused_with_its_field(desk: Desk, name: str) -> None:
    refuses(desk, name)


def refuses(desk: Desk, name: str) -> None:
    """Refuse a body by its field, and write nothing."""
    content, field = RAW[name]
    reference = desk.open()
    if b'"credit"' in content:
        desk = Desk(desk.api, "accountant")
    before = desk.version(reference)
    path = "accounting" if b'"credit"' in content else "commands"
    reply = desk.post(f"/staff/dossiers/{reference}/{path}", content)
    assert reply.status in (400, 422), reply.body
    problem = reply.json
    assert problem["type"] == "/problems/#invalid-body" and problem["status"] == reply.status
    assert [error["field"] for error in problem["errors"]] == [field]
    assert all(error["detail"] and error["fix"] for error in problem["errors"])
    assert desk.version(reference) == before


LINE = LINES[0]
LINE_FAULTS: dict[str, tuple[Any, str]] = {
    "quantity 0": ({**LINE, "quantity": 0}, "quantity"),
    "quantity -1": ({**LINE, "quantity": -1}, "quantity"),
    "quantity 1.5": ({**LINE, "quantity": 1.5}, "quantity"),
    "quantity 10⁹": ({**LINE, "quantity": 10**9}, "quantity"),
    "quantity as a text": ({**LINE, "quantity": "2"}, "quantity"),
    "quantity true": ({**LINE, "quantity": True}, "quantity"),
    "price as a number": ({**LINE, "unit_price": 2610.0}, "unit_price"),
    "price with five decimals": ({**LINE, "unit_price": "0.12345"}, "unit_price"),
    "price with an exponent": ({**LINE, "unit_price": "1e3"}, "unit_price"),
    "price with a comma": ({**LINE, "unit_price": "2610,00"}, "unit_price"),
    "price NaN": ({**LINE, "unit_price": "NaN"}, "unit_price"),
    "VAT of 101 %": ({**LINE, "vat_rate": "101"}, "vat_rate"),
    "discount of 120 %": ({**LINE, "discount": "120"}, "discount"),
    "one language": ({**LINE, "name": {"fr": "Cellule"}}, "name.en"),
    "an unknown field": ({**LINE, "colour": "red"}, "colour"),
    "null": (None, ""),
}


@IN_PROCESS
@pytest.mark.parametrize("name", LINE_FAULTS)
def test_a_bad_line_is_refused_with_its_place(desk: Desk, name: str) -> None:
    line, field = LINE_FAULTS[name]
    reply = desk.post("/staff/dossiers", order(lines=[LINES[1], line]))
    assert reply.status == 400
    assert [error["field"] for error in reply.json["errors"]] == [f"lines[1].{field}" if field else "lines[1]"]


@IN_PROCESS
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": LINES * 101}, "lines"),
        ({"contacts": []}, "contacts"),
        ({"account": "a b"}, "account"),
        ({"reference": "P020044G-01"}, "reference"),
        ({"delivery": {"lines": ["x"], "postcode": "1", "city": "y", "country": "fr"}}, "delivery.country"),
        ({"contacts": [{"name": "J", "email": "no address", "language": "fr"}]}, "contacts[0].email"),
        ({"contacts": [{"name": "J", "email": "j@b.example\n", "language": "fr"}]}, "contacts[0].email"),
        ({"contacts": [{"name": "J\r\nBcc: x", "email": "j@b.example", "language": "fr"}]}, "contacts[0].name"),
        ({"contacts": [{"name": "J", "email": "j@b.example", "language": "de"}]}, "contacts[0].language"),
        ({"actor": {"kind": "contact", "id": "nobody"}}, "actor.id"),
    ],
)
def test_a_bad_dossier_is_refused_with_its_field(desk: Desk, changes: dict[str, Any], field: str) -> None:
    reply = desk.post("/staff/dossiers", order(**changes))
    assert reply.status in (400, 422)
    assert [error["field"] for error in reply.json["errors"]] == [field]


def test_a_body_of_64_kib_is_read_and_one_byte_more_is_not(desk: Desk) -> None:
    reference = desk.open()
    path = f"/staff/dossiers/{reference}/commands"
    text = json.dumps({"type": "add_note", "comment": "x"})
    assert desk.post(path, text.ljust(64 * 1024).encode()).status == 201
    large = desk.post(path, text.ljust(64 * 1024 + 1).encode())
    assert large.status == 413 and large.json["type"] == "/problems/#too-large"
    assert desk.version(reference) == 4


@pytest.mark.parametrize(
    "media",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonx",
    ],
)
def test_another_content_type_is_refused(desk: Desk, media: str) -> None:
    reply = desk.post("/staff/dossiers", order(), headers() | {"Content-Type": media})
    assert reply.status == 415 and reply.json["type"] == "/problems/#unsupported-media-type"


@pytest.mark.parametrize("media", ["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])
def test_json_may_be_announced_as_the_standards_allow(desk: Desk, media: str) -> None:
    assert desk.post("/staff/dossiers", order(), headers() | {"Content-Type": media}).status == 201


def test_a_fix_says_what_to_send(desk: Desk) -> None:
    def fix(**changes: Any) -> str:
        return str(desk.post("/staff/dossiers", order(**changes)).json["errors"][0]["fix"])

    assert fix(lines=[{**LINE, "unit_price": 1.5}]) == 'send a price as a string, at most 4 decimals: "0.5" or null'
    assert fix(lines=[{**LINE, "quantity": 0}]) == "send a whole number from 1 to 1000000"
    assert fix(owner=None).startswith("add it: 1 to 40 letters")
    assert fix(zeal=1).startswith("remove it, or use one of effective,")
    assert fix(effective="soon") == "send a date of the years 1990 to 2099, like 2026-08-06 or null"


def test_a_customers_body_is_held_to_the_same(desk: Desk) -> None:
    guest = Guest(desk.api, desk.open())
    version = desk.version(guest.reference)
    for content, field in (
        (b'{"name": "Jean", "question": NaN}', "question"),
        (b'{"name": "Jean", "question": "?", "comment": "x"}', "comment"),
        (b'{"name": " ", "question": "?"}', "name"),
        (b'{"question": "?"}', "name"),
    ):
        reply = guest.post("/questions", content, headers(match=guest.seen()))
        assert (reply.status, reply.json["errors"][0]["field"]) == (400, field)
    link = guest.api.request("POST", "/links", JSON, b'{"token": 1}')
    assert link.status == 400 and link.json["errors"][0]["field"] == "token"
    assert desk.version(guest.reference) == version
