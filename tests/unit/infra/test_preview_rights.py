"""The function that draws drafts may ask the table what a command asks that is decided there, and nothing that writes."""

import json
from datetime import date
from typing import Any

import pytest

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations_in
from chalicelib.application.writing.preview import Preview, drafted
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewTerms
from chalicelib.domain.stock.stock_item import StockItem
from infra.paths import ROOT
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.fakes.store import TABLE
from tests.samples.callers import MANAGER
from tests.samples.commands import LINES, offer
from tests.unit.application.staff.test_stock import PRODUCT

READ_BY = {"get_item": "GetItem", "batch_get_item": "BatchGetItem", "query": "Query", "get_paginator": "Query"}
"""Calls of the client that the store reads by, and the action that each is."""
UNTIL = NewTerms(valid_until=date(2026, 9, 28))


class Recorder:
    """A client that notes what it is asked."""

    def __init__(self, table: Any) -> None:
        self.table, self.asked = table, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.table, name)


def allowed() -> set[str]:
    """What the function's role may ask the table."""
    template = json.loads((ROOT / "infra" / "template" / "preview.json").read_text(encoding="utf-8"))
    statements = template["Resources"]["PreviewPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    (actions,) = (one["Action"] for one in statements if one["Sid"] == "Table")
    return {action.removeprefix("dynamodb:") for action in actions}


@pytest.mark.parametrize(
    "command",
    [c.ReviseOffer(lines=(NewLine(sku=CELL, quantity=1, unit_price="9.00"),), terms=UNTIL), c.PlaceOrder()],
    ids=["catalogue", "stock"],
)
def test_a_draft_asks_for_nothing_that_its_function_may_not(command: Any) -> None:
    shelf = Shelf(StockItem(CELL, 5))
    shelf.know(PRODUCT)
    shelf.staff.open(offer(lines=LINES), REFERENCE)
    recorder: Any = Recorder(shelf.store.table)
    asked = Preview(REFERENCE, command, MANAGER)
    drafted(DynamoStore(recorder, TABLE), seller(), asked, translations_in(seller().languages), lambda: shelf.now)
    assert {READ_BY[name] for name in recorder.asked} <= allowed()
    assert "batch_get_item" in recorder.asked


def test_it_writes_nothing() -> None:
    assert allowed() == set(READ_BY.values())
