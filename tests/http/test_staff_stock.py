"""Staff count, receive and read stock over HTTP, and are told what is wrong."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.http.api import Reply
from tests.http.desk import Desk, Guest, headers, order
from tests.http.kinds import IN_PROCESS
from tests.samples.texts import both

pytestmark = IN_PROCESS
CELL = "41-2250"


@pytest.fixture
def clerk(desk: Desk) -> Desk:
    """A manager whose catalogue knows the cell, of which ten are counted."""
    product = {
        "sku": CELL, "name": both("Cellule", "Cell"), "kind": "instrument", "vat_rate": "20", "reorder_below": 9,
    }  # fmt: skip
    assert desk.post("/staff/products", product).status == 201
    assert say(desk, "begin_counting", on_hand=10).json == {"sku": CELL, "version": 1}
    return desk


def say(desk: Desk, type_: str, sku: str = CELL, **fields: Any) -> Reply:
    """A command on the stock of a SKU."""
    return desk.post(f"/staff/stock/{sku}/commands", {"type": type_, **fields})


def counts(desk: Desk, text: str, query: str) -> Reply:
    """Counts of another system."""
    sent = {**headers(), "Content-Type": "text/csv", "Authorization": f"Bearer {desk.token}"}
    return desk.api.request("POST", f"/staff/stock-counts?{query}", sent, text.encode())


def test_an_order_is_seen_in_the_stock_that_it_takes(clerk: Desk) -> None:
    reference = clerk.open(order())
    shown = clerk.get(f"/staff/stock/{CELL}").json
    assert (shown["item"]["on_hand"], shown["item"]["held"], shown["item"]["available"]) == (10, 2, 8)
    assert shown["item"]["below"] is True
    assert shown["holders"] == [
        {"reference": reference, "customer": "BigCorp Europe", "quantity": 2, "arrival": None, "until": None}
    ]
    assert [line["sku"] for line in clerk.get("/staff/stock?below=true").json["items"]] == [CELL]
    assert say(clerk, "count_stock", on_hand=1, reason="one is left").status == 201
    assert clerk.get("/staff/work").json["to_order"] == [
        {"sku": CELL, "name": both("Cellule", "Cell"), "quantity": 10, "available": -1, "expected": 0, "level": 9}
    ]
    assert say(clerk, "count_stock", on_hand=10, reason="all are there").status == 201
    movements = clerk.get(f"/staff/stock/{CELL}/movements").json["movements"]
    assert [(one["why"], one.get("dossier")) for one in movements] == [
        ("count_stock", None), ("count_stock", None), ("create_dossier", reference), ("begin_counting", None),
    ]  # fmt: skip
    assert clerk.get("/staff/stock-check").json == {"adds_up": True, "skus": 1, "movements": 4, "wrong": []}


def test_a_version_of_the_stock_that_is_past_is_refused_as_that_of_the_stock(clerk: Desk) -> None:
    stale = clerk.post(f"/staff/stock/{CELL}/commands", {"type": "receive_goods", "quantity": 1}, headers(match=9))
    assert (stale.status, stale.json["version"], stale.json["detail"]) == (
        412, 1, "Read the stock of the product again, then decide again. Nothing was done.",
    )  # fmt: skip


def test_more_than_there_is_is_refused_with_what_is_available(clerk: Desk) -> None:
    reference = clerk.open(order())
    assert say(clerk, "count_stock", on_hand=1, reason="one is left").status == 201
    reply = clerk.post(f"/staff/dossiers/{reference}/commands", {"type": "change_order", "agreed_with": "Jean", "change": [
        {"line": 1, "quantity": 3}]})  # fmt: skip
    assert reply.status == 201
    reply = clerk.post(f"/staff/dossiers/{reference}/commands", {"type": "allocate_stock", "lines": [1]})
    assert reply.status == 409
    assert "of 41-2250 0 are available, and line 1 lacks 1" in reply.json["detail"]


def test_counts_of_another_system_come_as_a_file_of_a_moment(clerk: Desk) -> None:
    moment = datetime.now(UTC).isoformat().replace("+", "%2B")
    dry = counts(clerk, "sku;on_hand\n41-2250;7\n", f"as_of={moment}&dry_run=true")
    assert dry.json == {"dry_run": True, "counted": 1, "differences": {CELL: -3}, "bad": []}
    assert counts(clerk, "sku;on_hand\n41-2250;7\n", f"as_of={moment}").status == 200
    assert clerk.get(f"/staff/stock/{CELL}").json["item"]["on_hand"] == 7
    wrong = counts(clerk, "sku;on_hand\n41-2250;x\n", f"as_of={moment}")
    assert (wrong.status, wrong.json["errors"][0]["field"]) == (422, "row 2, on_hand")
    for query in ("", "as_of=yesterday", "as_of=2026-08-06T09:14:00"):
        assert counts(clerk, "sku;on_hand\n41-2250;7\n", query).status == 400
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat().replace("+", "%2B")
    assert counts(clerk, "sku;on_hand\n41-2250;7\n", f"as_of={tomorrow}").status == 422


def test_another_system_puts_its_count_of_one_product_as_of_a_moment(clerk: Desk) -> None:
    path, moment = f"/staff/stock/{CELL}/count", datetime.now(UTC)
    clerk.open(order())
    assert say(clerk, "receive_goods", quantity=3).status == 201
    body, sent = {"on_hand": 7, "as_of": moment.isoformat()}, headers()
    first, again = clerk.put(path, body, sent), clerk.put(path, body, sent)
    assert (first.status, first.json) == (again.status, again.json) and again.headers["idempotent-replayed"] == "true"
    assert clerk.put(path, body).status == 201, "the same count again says the same"
    item = clerk.get(f"/staff/stock/{CELL}").json["item"]
    assert (item["on_hand"], item["held"]) == (10, 2), "three came after it was counted"
    older = clerk.put(path, body | {"as_of": (moment - timedelta(seconds=1)).isoformat()})
    assert older.status == 409 and "counted later than that already" in older.json["detail"]
    assert clerk.put("/staff/stock/MR-110/count", body).status == 409, "nobody counts it"
    assert clerk.put(path, {"on_hand": 7}).status == 400
    assert clerk.put(path, body, headers(match=1)).status == 412
    assert Desk(clerk.api, "accountant").put(path, body).status == 403
    assert clerk.get("/staff/stock-check").json["adds_up"] is True


def test_a_stranger_and_a_customer_learn_nothing_of_stock(clerk: Desk) -> None:
    guest = Guest(clerk.api, clerk.open(order()))
    for path in ("/staff/stock", f"/staff/stock/{CELL}", f"/staff/stock/{CELL}/movements", "/staff/stock-check"):
        assert clerk.api.request("GET", path, {}).status == 401
        assert clerk.api.request("GET", path, guest.bearer()).status == 401


def test_what_is_malformed_is_told_with_its_field(clerk: Desk) -> None:
    for fields in ({"quantity": 0}, {"quantity": 1, "arrival": ""}, {"quantity": "1"}, {"quantity": 1, "more": 1}):
        reply = say(clerk, "receive_goods", **fields)
        assert reply.status == 400
        assert reply.json["errors"][0]["field"]
    reply = say(clerk, "receive_goods", quantity=1, arrival="9")
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, "arrival")
    assert clerk.get("/staff/stock?below=maybe").status == 400
    assert clerk.get("/staff/stock?cursor=none").status == 400
    assert clerk.get("/staff/stock/MR-110").status == 404
