"""Staff's routes to stock: what is there of each SKU, who keeps it, how it moved, and what they say of it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from chalice.app import Blueprint

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff import stock as shelf
from chalicelib.application.staff.stock_check import check_stock
from chalicelib.application.staff.stock_counts import Counts, count_all
from chalicelib.domain.stock.stock_commands import StockCommand, SystemCount
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert, csv_of
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen, wrong
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import stock_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_stock = Blueprint(__name__)
routes = Routes(staff_stock, AUTHORIZER)
NOTHING = mark("Nothing was written: rows of the file are wrong.")
MOST_TOLD = 200
"""Faults that one answer tells."""
NOT_A_MOMENT = Wrong("as_of", "as_of must be a moment with its offset", "send one like 2026-08-06T09:14:00+02:00")


@routes.get("/staff/stock", ("below", "cursor"))
def stock(call: Call, wired: "Wiring") -> Answer:
    """Give what is there of each SKU that is counted; with `?below=true` of those alone of which something is to be ordered."""
    below = chosen(call, "below", Literal["true", "false"]) == "true"
    page = shelf.stock_page(wired.shelf, wired.identify(call.claims), call.query("cursor"), below=below)
    return tagged(encode(page))


@routes.get("/staff/stock/{sku}")
def stock_item(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give what is there of a SKU, and the dossiers that keep pieces of it."""
    detail = shelf.stock_detail(wired.shelf, wired.lists, wired.identify(call.claims), sku)
    return tagged(encode(detail), detail.item.version)


@routes.get("/staff/stock/{sku}/movements", ("cursor",))
def movements(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give how a SKU moved: when, by whom, how many, why and for which dossier, newest first."""
    caller, cursor = wired.identify(call.claims), call.query("cursor")
    return tagged(encode(shelf.stock_movements(wired.shelf, caller, sku, wired.clock(), cursor)))


@routes.post("/staff/stock/{sku}/commands")
def stock_command(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give one of the commands on the stock of a SKU, told by its `type`."""
    return _written(call, wired, sku, StockCommand)


@routes.put("/staff/stock/{sku}/count")
def stock_count(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Say how many pieces of a SKU are there by the count of another system, as of a moment."""
    return _written(call, wired, sku, SystemCount)


@routes.post("/staff/stock-counts", query=("as_of", "dry_run"))
def stock_counts(call: Call, wired: "Wiring") -> Answer:
    """Take the counts of another system from a CSV file, as of one moment; where a row is wrong, none.

    `?dry_run=true` only tells what would change.
    """
    caller, dry_run = wired.identify(call.claims), chosen(call, "dry_run", Literal["true", "false"]) == "true"
    as_of = _moment(call)
    text = csv_of(call)
    request = write_request(call, as_of.isoformat(), text.encode(), must_match=False)
    done = count_all(wired.shelf, Counts(text, as_of, caller, request), wired.clock(), wired.pause, dry_run=dry_run)
    if done.bad and not dry_run:
        wrongs = tuple(Wrong(f"row {one.row}, {one.column}", one.detail, one.fix) for one in done.bad[:MOST_TOLD])
        raise Problem(422, "invalid-body", NOTHING, wrongs)
    return Answer(200, encode(done))


@routes.get("/staff/stock-check")
def stock_check(call: Call, wired: "Wiring") -> Answer:
    """Say whether all movements add up to what is there, and what dossiers keep to what is kept."""
    return tagged(encode(check_stock(wired.shelf, wired.lists, wired.identify(call.claims), wired.clock())))


def _written(call: Call, wired: "Wiring", sku: str, body: Any) -> Answer:
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, sku, content, must_match=False)
    wanted = shelf.StockRequest(sku, convert(content, body, wired.seller.languages), caller, request)
    return stock_written(shelf.command_stock(wired.shelf, wanted, wired.clock(), wired.pause))


def _moment(call: Call) -> datetime:
    """Give the moment of all counts. Raises Problem 400."""
    given = call.query("as_of")
    if given is None:
        raise wrong(NOT_A_MOMENT)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise wrong(NOT_A_MOMENT) from None
    if moment.tzinfo is None:
        raise wrong(NOT_A_MOMENT)
    return moment
