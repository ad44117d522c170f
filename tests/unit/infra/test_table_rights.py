"""What functions ask the table is what their roles allow: reads in batches, and each action of a transaction."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations_in
from chalicelib.application.caller import SYSTEM, Request
from chalicelib.application.payment.take_bank_file import BankDesk, take_bank_file
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.staff.products import ProductRequest, write_product
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.application.writing.preview import Preview, drafted
from chalicelib.domain.catalogue.product_bodies import CreateProduct
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewTerms
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.mails.mail_drafts import Drafting, mail_drafts
from infra.paths import ROOT
from tests.builder.dossiers import never
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.store import TABLE
from tests.samples.bank_files import DAY, Written, camt
from tests.samples.callers import CUSTOMER, MANAGER
from tests.samples.commands import offer
from tests.samples.texts import both
from tests.unit.application.staff.test_stock import PRODUCT

ACTIONS = {"get_item": "GetItem", "batch_get_item": "BatchGetItem", "query": "Query", "get_paginator": "Query"}
"""Calls of the client that the store reads by, and the action that each is."""
NAMED: dict[str, Any] = {"name": both("Cellule", "Cell"), "kind": "instrument", "vat_rate": "20"}
UNTIL = NewTerms(valid_until=date(2026, 9, 28))
SENT = c.AnnounceFile(
    name="Jean Bon", kind="purchase_order", file_name="Bon.pdf", media="application/pdf", size=9, sha256="d" * 64
)  # fmt: skip


class Recorder:
    """A client that notes which actions it is asked for."""

    def __init__(self, table: Any) -> None:
        self.table, self.asked = table, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked |= {ACTIONS[name]} if name in ACTIONS else set()
        return getattr(self.table, name)

    def transact_write_items(self, **asked: Any) -> Any:
        self.asked |= {f"{kind}Item" for one in asked["TransactItems"] for kind in one}
        return self.table.transact_write_items(**asked)


def allowed(file: str) -> set[str]:
    """What the role of a template's file may ask the table."""
    template = json.loads((ROOT / "infra" / "template" / f"{file}.json").read_text(encoding="utf-8"))
    (statement,) = (one for one in statements(template) if one.get("Sid") == "Table")
    return {action.removeprefix("dynamodb:") for action in statement["Action"]}


def statements(value: Any) -> Iterator[dict[str, Any]]:
    """All statements of a template."""
    if isinstance(value, dict):
        if "Effect" in value:
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from statements(inner)


@pytest.fixture
def shelf() -> Shelf:
    """An offer of what is counted, to which a file was sent."""
    shelf = Shelf(StockItem(CELL, 5))
    shelf.know(PRODUCT)
    shelf.staff.open(offer(), REFERENCE)
    shelf.staff.apply(REFERENCE, SENT, caller=CUSTOMER)
    return shelf


@pytest.mark.parametrize(
    "command",
    [c.ReviseOffer(lines=(NewLine(sku=CELL, quantity=1, unit_price="9.00"),), terms=UNTIL), c.PlaceOrder()],
    ids=["catalogue", "stock"],
)
def test_a_draft_asks_for_nothing_that_its_function_may_not(shelf: Shelf, command: c.Command) -> None:
    client: Any = Recorder(shelf.store.table)
    asked = Preview(REFERENCE, command, MANAGER)
    drafted(DynamoStore(client, TABLE), seller(), asked, translations_in(seller().languages), lambda: shelf.now)
    assert "BatchGetItem" in client.asked <= allowed("preview")


def test_drafts_of_mails_ask_for_nothing_that_their_function_may_not(shelf: Shelf) -> None:
    client: Any = Recorder(shelf.store.table)
    write = JinjaWriter(seller().colours)
    drafting = Drafting(DynamoStore(client, TABLE), seller(), translations_in(seller().languages), write, "https://suivi.example")
    assert mail_drafts(drafting, StaffRehearsal(REFERENCE, (c.PlaceOrder(),), MANAGER, shelf.now))
    assert "BatchGetItem" in client.asked <= allowed("drafts") == set(ACTIONS.values())


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("uploads_queue", c.RecordFile(entry=4, sha256="e" * 64, size=9)),
        ("uploads_queue", c.RecordFile(entry=4, refused="script")),
        ("uploads_queue", c.RecordUpload(sha256="0" * 64, size=9)),
        ("render", c.RecordDocument(entry=2, sha256="0" * 64, size=9)),
        ("render", c.RecordDocumentFailed(entry=2, why="xml")),
        ("bounces", c.RecordUndelivered(contact="c1", why="bounced")),
        ("sweep", c.RecordMail(mail="offer", contact="c1")),
        ("forward", c.RecordMail(mail="forwarded_invoice", contact="c1")),
        ("forward", c.RecordUndelivered(contact="c1", why="unsent")),
    ],
)
def test_a_workers_report_asks_for_nothing_that_its_function_may_not(shelf: Shelf, file: str, command: c.Command) -> None:
    client: Any = Recorder(shelf.store.table)
    execute(DynamoStore(client, TABLE), CommandRequest(REFERENCE, command, SYSTEM, Request("k", "k")), shelf.now, never)
    assert "PutItem" in client.asked <= allowed(file)


def test_a_banks_file_asks_for_nothing_that_its_function_may_not() -> None:
    client: Any = Recorder(MemoryDynamo())
    content = [camt(Written((), closing=Decimal(1)))]
    desk = BankDesk(
        store=DynamoStore(client, TABLE), fetch=lambda key: nullcontext(BytesIO(content[-1])), read=read_bank_file,
        send=lambda messages, waits: None, clock=lambda: datetime.now(UTC), pause=never,
    )  # fmt: skip
    take_bank_file(desk, "statements/aside")
    content.append(camt(Written((), day=DAY + timedelta(1))))
    take_bank_file(desk, "statements/booked")
    assert {"PutItem", "DeleteItem"} < client.asked == allowed("statements")


@pytest.mark.parametrize("file", ["api", "effects", "sweep"])
def test_what_names_another_product_is_written_by_who_may_hold_that_one(shelf: Shelf, file: str) -> None:
    client: Any = Recorder(shelf.store.table)
    for body in (CreateProduct(sku="NEW", **NAMED), CreateProduct(sku="OLD", replaced_by="NEW", **NAMED)):
        wanted = ProductRequest(body.sku, body, MANAGER, Request(body.sku, body.sku), frozenset())
        write_product(DynamoStore(client, TABLE), wanted, shelf.now, never)
    assert "ConditionCheckItem" in client.asked <= allowed(file)


def test_who_draws_writes_nothing_and_who_holds_to_nothing_else_may_not() -> None:
    assert allowed("preview") == set(ACTIONS.values())
    files = {file.stem for file in (ROOT / "infra" / "template").glob("*.json") if "dynamodb:PutItem" in file.read_text("utf-8")}
    assert {file for file in files if "ConditionCheckItem" in allowed(file)} == {"api", "effects", "sweep", "rebuild", "payments"}
