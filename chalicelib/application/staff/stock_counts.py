"""Counts of another system, all as of one moment: a file of SKUs and pieces, written some SKUs at a time.

Each count is absolute, so that a file that was broken off goes on where it ended when the same request is sent again.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from io import StringIO

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.importing.cells import digits
from chalicelib.application.importing.csv_table import without_empty_columns
from chalicelib.application.ports.commit import Record
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.stock import WRITERS, sums_since
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_acts import counted

MOST = 5000
AT_ONCE = 90
"""SKUs of one transaction, beside their movement and the record."""
COLUMNS = ("sku", "on_hand")
PIECES = 1_000_000


class BadCount(Struct, frozen=True):
    """A row that is wrong: its number in the file, its column, why, and what to do."""

    row: int
    column: str
    detail: str
    fix: str


class CountsAnswer(Struct, frozen=True):
    """What a file of counts changes, or would change: how many pieces more, or fewer, of each SKU that differs."""

    dry_run: bool
    counted: int
    differences: Mapping[str, int]
    bad: tuple[BadCount, ...]


class Counts(Struct, frozen=True):
    """A file of counts with all that goes with it; as_of: the moment of all of them, UTC."""

    text: str
    as_of: datetime
    caller: Caller
    request: Request
    reason: str | None = None


def count_all(
    store: StockStore, counts: Counts, now: datetime, pause: Callable[[int], None], *, dry_run: bool
) -> CountsAnswer:  # fmt: skip
    """Write all counts of a file or, where a row is wrong, none. Raises Forbidden, KeyReused, Busy or the domain's error."""
    if not counts.caller.roles & WRITERS:
        raise Forbidden
    rows, bad = read_counts(counts.text)
    before = store.stock(frozenset(rows))
    bad += [
        BadCount(
            number, "sku", mark("nobody counts this product yet"), mark("begin with it (begin_counting), or take the row out")
        )
        for sku, (number, _) in rows.items()
        if sku not in before
    ]
    wanted = {sku: pieces for sku, (_, pieces) in rows.items()}
    sums = sums_since(store, frozenset(wanted), counts.as_of, now)
    differences = {sku: wanted[sku] + sums.get(sku, 0) - before[sku].on_hand for sku in wanted if sku in before}
    differences = {sku: pieces for sku, pieces in differences.items() if pieces}
    if not bad and not dry_run:
        skus = sorted(wanted)
        for first in range(0, len(skus), AT_ONCE):
            some = {sku: wanted[sku] for sku in skus[first : first + AT_ONCE]}
            _count_some(store, counts, some, f"{counts.request.key}.{first}", now, pause)
    faults = tuple(sorted(bad, key=lambda one: one.row))
    return CountsAnswer(dry_run, 0 if bad else len(wanted), differences, faults)


def _count_some(
    store: StockStore, counts: Counts, wanted: Mapping[str, int], key: str, now: datetime, pause: Callable[[int], None]
) -> None:
    request = counts.request._replace(key=key)

    def attempt() -> Outcome:
        skus = frozenset(wanted)
        stock = store.stock(skus)
        sums = sums_since(store, skus, counts.as_of, now)
        made = [counted(stock[sku], pieces, sums.get(sku, 0)) for sku, pieces in sorted(wanted.items())]
        movement = Movement(
            at=now, by=counts.caller.subject, why="count_stock", id=key, as_of=counts.as_of, reason=counts.reason,
            changes=tuple(one.change for one in made),
        )  # fmt: skip
        record = Record(counts.caller.principal, key, request.fingerprint, 201, "", len(made))
        store.write_stock([one.after for one in made], movement, record)
        return Outcome(201, "", len(made))

    idempotent(store, counts.caller, request, attempt, pause)


def read_counts(text: str) -> tuple[dict[str, tuple[int, int]], list[BadCount]]:
    """Give each SKU's row and pieces, and what is wrong with the file; separated by semicolons or commas."""
    lines = text.lstrip("\ufeff")
    head = lines.split("\n", 1)[0]
    separator = ";" if ";" in head else ","
    bad: list[BadCount] = []
    try:
        header, *records = csv.reader(StringIO(lines, newline=""), delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        return {}, [BadCount(1, "", mark("the file is empty, or no CSV"), mark("send a header and rows"))]
    header, records = without_empty_columns(header, records)
    if tuple(name.strip() for name in header) != COLUMNS:
        return {}, [BadCount(1, "", mark("the header is not: sku, on_hand"), mark("name these two columns, in this order"))]
    if len(records) > MOST:
        return {}, [BadCount(MOST + 2, "", mark("the file has more than 5,000 rows"), mark("send it in parts"))]
    rows: dict[str, tuple[int, int]] = {}
    for number, record in enumerate(records, start=2):
        if any(cell.strip() for cell in record):
            bad += _read(rows, number, [cell.strip() for cell in record])
    if not rows and not bad:
        bad.append(BadCount(2, "", mark("the file has no rows"), mark("send one for each product")))
    return rows, bad


def _read(rows: dict[str, tuple[int, int]], number: int, cells: list[str]) -> Iterator[BadCount]:
    if len(cells) != len(COLUMNS) or not cells[0]:
        yield BadCount(number, "sku", mark("the row is not a SKU and pieces"), mark("write both cells"))
        return
    sku, pieces = cells[0], digits(cells[1])
    if sku in rows:
        yield BadCount(number, "sku", mark("the product is there twice"), mark("keep one of its rows"))
    if not (pieces.isascii() and pieces.isdecimal() and len(pieces) <= len(str(PIECES)) and int(pieces) <= PIECES):
        yield BadCount(number, "on_hand", mark("that is no number of pieces"), mark("write a whole number, 0 or more"))
        return
    rows[sku] = number, int(pieces)
