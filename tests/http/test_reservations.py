"""Pieces of an offer are reserved, kept longer and given back by the link, and by staff for who telephones."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api
from tests.http.clock import now
from tests.http.conftest import Time
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.kinds import IN_PROCESS


@pytest.fixture
def sku(desk: Desk) -> str:
    """A product of ours, of which one piece is there."""
    sku = f"R-{uuid4().hex[:8]}"
    product = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "kind": "consumable", "vat_rate": "20"}
    reply = desk.post("/staff/products", product)
    assert reply.status == 201, reply.body
    for body in ({"type": "begin_counting", "on_hand": 1},):
        reply = desk.post(f"/staff/stock/{sku}/commands", body)
        assert reply.status == 201, reply.body
    return sku


def offered(desk: Desk, sku: str) -> Guest:
    """A guest with an offer of one piece."""
    line = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "quantity": 1, "unit_price": "165.00", "vat_rate": "20"}
    return Guest(desk.api, desk.open(offer(lines=[line])))


def reserve(**changes: Any) -> dict[str, Any]:
    """The body that reserves the piece for three days or more."""
    day = paris_date(now()) + timedelta(days=3)
    return {"name": "Jean Bon", "lines": [{"line": 1, "quantity": 1}], "until": day.isoformat(), **changes}


def test_the_last_piece_is_one_customer_s_until_it_is_given_back(desk: Desk, sku: str) -> None:
    first, second = offered(desk, sku), offered(desk, sku)
    sent, body = headers(match=first.seen()), reserve()
    replies = [first.post("/reservations", body, sent) for _ in range(2)]
    assert [reply.status for reply in replies] == [201, 201], replies[0].body
    assert replies[0].body == replies[1].body, "a double click reserves once"
    refused = second.post("/reservations?lang=en", reserve(), headers(match=second.seen()))
    assert refused.status == 409 and f"of {sku} 0\u00a0are left" in refused.json["detail"], refused.body
    assert refused.json["errors"][0]["field"] == "lines"
    refused = second.post("/reservations?lang=fr", reserve(), headers(match=second.seen()))
    assert refused.json["detail"] == f"tout ne peut pas être gardé\u00a0: il reste 0 de {sku}"
    extended = first.post("/reservation-extensions", {"name": "Jean Bon"}, headers(match=first.seen()))
    assert extended.status == 201, extended.body
    again = first.post("/reservation-extensions", {"name": "Jean Bon"}, headers(match=first.seen()))
    assert again.status == 409
    released = first.post("/reservation-releases", {"name": "Jean Bon"}, headers(match=first.seen()))
    assert released.status == 201, released.body
    assert second.post("/reservations", reserve(), headers(match=second.seen())).status == 201


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"), ({"until": "2020-01-01"}, "until"), ({"until": "2099-01-01"}, "until"),
        ({"lines": []}, "lines"), ({"lines": [{"line": 1, "quantity": 2}]}, "lines[0].quantity"),
        ({"lines": [{"line": 7, "quantity": 1}]}, "lines[0].line"),
    ],
)  # fmt: skip
@IN_PROCESS
def test_what_is_wrong_is_named_and_nothing_is_reserved(desk: Desk, sku: str, changes: dict[str, Any], field: str) -> None:
    guest = offered(desk, sku)
    reply = guest.post("/reservations", reserve(**changes), headers(match=guest.seen()))
    assert reply.status in (400, 422) and reply.json["errors"][0]["field"] == field, reply.body
    assert guest.get("/reservation.ics").status == 404


@IN_PROCESS
def test_it_is_reserved_on_what_was_seen_alone(desk: Desk, sku: str) -> None:
    guest = offered(desk, sku)
    seen = guest.seen()
    desk.do(guest.reference, "add_note", comment="Seen?", visible=True)
    assert guest.post("/reservations", reserve(), headers(match=seen)).status == 412
    assert guest.post("/reservations", reserve(), headers()).status == 428


@IN_PROCESS
def test_staff_keep_pieces_for_who_telephones_and_a_calendar_has_the_end(desk: Desk, sku: str) -> None:
    guest = offered(desk, sku)
    desk.do(guest.reference, "keep_pieces", comment="As agreed.")
    calendar = guest.get("/reservation.ics")
    assert calendar.status == 200 and calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = calendar.body.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert any(line.startswith("DTSTART:") and line.endswith("00Z") for line in lines)
    assert not any(line.startswith("DTEND") for line in lines), "an end is later than its beginning (RFC 5545, 3.8.2.2)"
    assert all(len(line.encode()) <= 75 for line in lines)
    assert calendar.body == guest.get("/reservation.ics").body, "reading changes nothing"
    desk.do(guest.reference, "release_pieces", comment="No need.")
    assert guest.get("/reservation.ics").status == 404


@IN_PROCESS
def test_a_masked_link_reserves_nothing_and_reads_of_nothing(desk: Desk, sku: str, time: Time, api: Api) -> None:
    guest = offered(desk, sku)
    desk.do(guest.reference, "keep_pieces", until=(paris_date(now()) + timedelta(days=3)).isoformat())
    time.ahead = timedelta(days=400)
    assert guest.get().json["view"] == "masked"
    assert guest.get("/reservation.ics").status == 404
    assert guest.post("/reservations", reserve(), headers(match="1")).status == 403


@IN_PROCESS
def test_an_order_takes_what_was_reserved_for_another_whose_time_is_over(desk: Desk, sku: str, time: Time) -> None:
    first, second = offered(desk, sku), offered(desk, sku)
    assert first.post("/reservations", reserve(), headers(match=first.seen())).status == 201
    body = {"lines": [{"line": 1, "quantity": 1}], "terms": seller().offers.terms_sha256}

    def held() -> list[int]:
        reply = second.post("/order-reviews", body, headers(match=second.seen()))
        assert reply.status == 200, reply.body
        item = desk.get(f"/staff/stock/{sku}").json["item"]
        return [item["held"], item["available"]]

    assert held() == [1, 0]
    time.ahead = timedelta(days=8)
    assert held() == [0, 1], "no sweep came by"


def test_the_review_of_an_order_says_where_its_pieces_are(desk: Desk, sku: str) -> None:
    guest = offered(desk, sku)
    body = {"lines": [{"line": 1, "quantity": 1}], "terms": seller().offers.terms_sha256}
    reply = guest.post("/order-reviews?lang=en", body, headers(match=guest.seen()))
    assert reply.status == 200, reply.body
    assert [line["status"]["text"] for line in reply.json["lines"]] == ["In stock"]


def test_a_day_that_is_refused_is_named_as_its_reader_writes_days(desk: Desk, sku: str) -> None:
    guest, first = offered(desk, sku), paris_date(now())
    asked = reserve(until=str(first - timedelta(days=1)))

    def refused(query: str) -> str:
        reply = guest.post(f"/reservations{query}", asked, headers(match=guest.seen()))
        assert reply.status == 422, reply.body
        detail: str = reply.json["detail"]
        return detail

    assert re.fullmatch(r"choose a day between \d+\s\w+ \d{4} and \d+\s\w+ \d{4}", refused("?lang=en"))
    assert re.fullmatch(r"choisissez un jour entre le \d+(er)?\s\w+ \d{4} et le \d+(er)?\s\w+ \d{4}", refused("?lang=fr"))
    assert re.fullmatch(r"choose a day between \d{4}-\d\d-\d\d and \d{4}-\d\d-\d\d", refused("")), "as programs write them"
