"""The demonstration's stock is written once, over the API, and finished where it was broken off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from infra.demo.script import Body
from infra.demo.stock import fill
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS

pytestmark = IN_PROCESS
TODAY = date(2099, 8, 6)


class Stopped(RuntimeError):
    """The machine stops here."""


class Shelf:
    """The staff API as the demonstration has it; stops after so many writes."""

    def __init__(self, desk: Desk, writes: int = 100) -> None:
        self.desk, self.writes = desk, writes

    def read(self, path: str) -> Mapping[str, Any] | None:
        reply = self.desk.get(path)
        return None if reply.status == 404 else reply.json

    def write(self, path: str, body: Body, key: str) -> None:
        if not self.writes:
            raise Stopped
        self.writes -= 1
        reply = self.desk.post(path, body, headers(key=key))
        assert reply.status == 201, reply.body


@pytest.mark.parametrize("broken", range(9))
def test_products_and_their_stock_are_there_whenever_it_was_broken_off(desk: Desk, broken: int) -> None:
    shelf = Shelf(desk, broken)
    if broken < 8:
        with pytest.raises(Stopped):
            fill(shelf, TODAY)
    fill(Shelf(desk), TODAY)
    again = Shelf(desk, 0)
    fill(again, TODAY)
    there = {one["sku"]: one for one in desk.get("/staff/stock").json["items"]}
    assert {sku: one["available"] for sku, one in there.items()} == {"42-1000": 1, "42-1040": 1, "44-0322": 0}
    assert [one["on"] for one in there["44-0322"]["arrivals"]] == ["2099-08-13"]
    assert {one["reorder_below"] for one in there.values()} == {1}, "the catalogue's level, however the product came there"
    assert desk.get("/staff/stock-check").json["adds_up"] is True
