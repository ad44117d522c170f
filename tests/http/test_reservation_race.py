"""Fifty customers reserve one of the last ten pieces at once: ten get one, and each of the others is told what is left."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import local
from typing import Any
from uuid import uuid4

import pytest
from chalice.app import Chalice

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Reply
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.kinds import IN_PROCESS

CUSTOMERS, PIECES = 50, 10
OFTEN = 1e-5
"""Seconds after which threads are switched: each request then meets others in its midst."""


class OfEachThread:
    """An attribute that is each thread's own: on Lambda a process answers one request at a time, here many do."""

    def __init__(self) -> None:
        self._values = local()

    def __get__(self, app: object, owner: type) -> Any:
        return getattr(self._values, "value", None)

    def __set__(self, app: object, value: Any) -> None:
        self._values.value = value


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The application answers many at once, who get in each other's way."""
    monkeypatch.setattr(Chalice, "current_request", OfEachThread(), raising=False)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(OFTEN)
    yield
    sys.setswitchinterval(interval)


# In process alone: the local AWS starts a process for each request that comes while others run, of which fifty take minutes.
@pytest.mark.usefixtures("at_once")
@IN_PROCESS
def test_of_fifty_customers_ten_get_one_of_the_last_ten_pieces(desk: Desk) -> None:
    sku = f"R-{uuid4().hex[:8].upper()}"
    product = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "kind": "consumable", "vat_rate": "20", "prices": []}
    for path, body in (("products", product), (f"stock/{sku}/commands", {"type": "begin_counting", "on_hand": PIECES})):
        assert desk.post(f"/staff/{path}", body).status == 201
    line: dict[str, Any] = {"sku": sku, "quantity": 1, "unit_price": "165.00"}
    until = (paris_date(now()) + timedelta(days=3)).isoformat()
    wanted = {"name": "Jean Bon", "lines": [{"line": 1, "quantity": 1}], "until": until}

    def offered(_: int) -> tuple[Guest, dict[str, str]]:
        guest = Guest(desk.api, desk.open(offer(lines=[line])))
        return guest, headers(match=guest.seen())

    def reserve(asked: tuple[Guest, dict[str, str]]) -> Reply:
        guest, sent = asked
        return guest.post("/reservations?lang=en", wanted, sent)

    with ThreadPoolExecutor(CUSTOMERS) as pool:
        asked = list(pool.map(offered, range(CUSTOMERS)))
        replies = list(pool.map(reserve, asked))
        again = list(pool.map(reserve, asked))
    assert sorted(reply.status for reply in replies) == [201] * PIECES + [409] * (CUSTOMERS - PIECES)
    for reply in replies:
        assert reply.status == 201 or f"of {sku} 0\u00a0are left" in reply.json["detail"], reply.body
    assert [(reply.status, reply.json) for reply in again] == [(reply.status, reply.json) for reply in replies]
    shown = desk.get(f"/staff/stock/{sku}").json
    assert (shown["item"]["on_hand"], shown["item"]["held"], shown["item"]["available"]) == (PIECES, PIECES, 0)
    got = sorted(guest.reference for (guest, _), reply in zip(asked, replies, strict=True) if reply.status == 201)
    assert sorted(holder["reference"] for holder in shown["holders"]) == got
    assert sku not in str(desk.get("/staff/stock-check").json["wrong"])
