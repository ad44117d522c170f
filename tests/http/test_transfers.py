"""A customer announces a transfer and takes that back: who may, what is asked, and the code that says where it goes."""

import re
from datetime import timedelta

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, order

NUMBER = "F99-0001"
TRANSFERS, WITHDRAWALS, CODE = "/transfers", "/transfer-withdrawals", "/transfer.svg"


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """Jean, whose order was invoiced."""
    reference = desk.open(order())
    desk.do(reference, "issue_invoice", due="2099-09-30", number=f"X-{reference}")
    return Guest(desk.api, reference)


def body(guest: Guest, **changes: object) -> dict[str, object]:
    return {
        "name": "Luc Marchand",
        "invoice": f"X-{guest.reference}",
        "amount": "100.00",
        "on": str(paris_date(now())),
        **changes,
    }


def version(guest: Guest) -> str:
    """What is owed, as whoever pays sees it."""
    return str(guest.get("?lang=fr").json["paying"]["version"])


def test_it_is_announced_once_and_taken_back(guest: Guest) -> None:
    sent = headers(match=version(guest))
    assert guest.post(TRANSFERS, body(guest), sent).status == 201
    again = guest.post(TRANSFERS, body(guest), sent)
    assert (again.status, again.headers.get("idempotent-replayed")) == (201, "true")
    (item,) = guest.get("?lang=en").json["paying"]["items"]
    assert item["announced"]["figure"] == "100.00" and "Luc Marchand" in item["announced"]["announced"]
    assert guest.post(TRANSFERS, body(guest), headers(match=sent["If-Match"].strip('"'))).status == 412, "what is owed changed"
    back = {"name": "Luc Marchand", "invoice": f"X-{guest.reference}"}
    assert guest.post(WITHDRAWALS, back, headers(match=version(guest))).status == 201
    assert guest.get("?lang=en").json["paying"]["items"][0]["announced"] is None
    assert guest.post(WITHDRAWALS, back, headers(match=version(guest))).status == 409


def test_what_else_happens_to_the_order_is_no_matter_of_who_pays(desk: Desk, guest: Guest) -> None:
    seen, page = version(guest), guest.seen()
    desk.do(guest.reference, "add_note", comment="Seen.", visible=True)
    assert guest.post("/questions", {"name": "Luc", "question": "?"}, headers(match=seen)).status == 412, "of money alone"
    assert guest.post(TRANSFERS, body(guest), headers(match=seen)).status == 201
    assert guest.post("/questions", {"name": "Luc", "question": "?"}, headers(match=page)).status == 412


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"amount": "0"}, 422, "amount"),
        ({"amount": "999999.00"}, 422, "amount"),
        ({"amount": "-1"}, 400, "amount"),
        ({"amount": "1e3"}, 400, "amount"),
        ({"invoice": "X-none"}, 422, "invoice"),
        ({"on": str(paris_date(now()) + timedelta(days=1))}, 422, "on"),
        ({"on": "yesterday"}, 400, "on"),
        ({"name": "Claire Vasseur"}, 422, "name"),
        ({"unknown": 1}, 400, "unknown"),
    ],
)
def test_what_is_wrong_is_said_by_its_field(guest: Guest, changes: dict[str, object], status: int, field: str) -> None:
    refused = guest.post(TRANSFERS, body(guest, **changes), headers(match=version(guest)))
    assert (refused.status, refused.json["errors"][0]["field"]) == (status, field)


def test_a_link_that_only_reads_pays_nothing(desk: Desk, api: Api, guest: Guest) -> None:
    shared = {"name": "Jean Bon", "email": "ann@bigcorp.example", "contact_name": "Ann", "scope": "read"}
    assert guest.post("/shares", shared, headers(match=guest.seen())).status == 201
    reader = Guest(api, guest.reference, "l2")
    assert reader.get().json["paying"] is None
    assert reader.post(TRANSFERS, body(guest), headers(match=version(guest))).status == 403
    assert reader.get(CODE + f"?invoice=X-{guest.reference}").status == 403


def test_the_code_is_a_picture_on_its_own_light_ground(guest: Guest) -> None:
    (item,) = guest.get("?lang=fr").json["paying"]["items"]
    path = item["code"].removeprefix(f"/api/dossiers/{guest.reference}")
    answer = guest.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    drawn = answer.body.decode()
    assert re.match(r'<svg [^>]*viewBox="0 0 \d+ \d+"', drawn) and '<path fill="#fff" d="M0 0h' in drawn
    part = guest.get(f"{path}&amount=1.00")
    assert part.status == 200 and part.body.decode() != drawn
    for wrong in ("0", "-1", "99999999.00", "1,00", "x"):
        assert guest.get(f"{path}&amount={wrong}").status == 404
    assert guest.get(f"{CODE}?invoice=X-none").status == 404
    assert guest.get(CODE).status == 404, "nothing is paid before it leaves"
    assert guest.get(f"{path}&unknown=1").status == 400
