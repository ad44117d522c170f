"""Stock as staff read and write it: what is there, who keeps it, how it moved, and what they say of it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.ports.commit import Record
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.staff.stock_holders import Holder, as_expected, holders
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_acts import acted
from chalicelib.domain.stock.stock_commands import BeginCounting, CountStock, StockCommand, SystemCount
from chalicelib.domain.stock.stock_item import Arrival, StockItem, pieces_to_order
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import Role

WRITERS = frozenset[Role]({"manager"})
PAGE = 100
OLDEST = timedelta(days=31)
"""How long ago the moment of a count may be: what moved since is read."""
LONGEST_SKU = 60


class ShownStock(Struct, frozen=True):
    """What is there of a SKU.

    reorder_below: the level that its product names. below: whether fewer are available, or expected with them, than that; of a
    product that names none: whether dossiers keep more than is in the house.
    """

    sku: str
    on_hand: int
    held: int
    available: int
    arrivals: tuple[Arrival, ...]
    version: int
    reorder_below: int | None
    below: bool

    @property
    def coming(self) -> int:
        """Pieces of expected arrivals that nobody keeps."""
        return sum(arrival.free for arrival in self.arrivals)

    @property
    def to_order(self) -> int:
        """Pieces that its level, or what dossiers keep, lacks; 0: none."""
        return pieces_to_order(self.available, self.coming, self.reorder_below)


class StockPage(Struct, frozen=True):
    """A page of what is there, by SKU. No cursor: it is the last page."""

    items: tuple[ShownStock, ...]
    cursor: str | None


class StockDetail(Struct, frozen=True):
    """What is there of a SKU, and who keeps it."""

    item: ShownStock
    holders: tuple[Holder, ...]


class StockMovements(Struct, frozen=True):
    """A page of movements of a SKU, newest first. No cursor: it is the last page."""

    movements: tuple[Movement, ...]
    cursor: str | None


class StockRequest(Struct, frozen=True):
    """What staff say of a SKU with all that goes with it."""

    sku: str
    command: StockCommand | SystemCount
    caller: Caller
    request: Request


def stock_page(store: StockStore, caller: Caller, cursor: str | None, *, below: bool) -> StockPage:
    """Give a page of what is there; below: those alone of which something is to be ordered. Raises Forbidden or BadCursor."""
    staff_only(caller)
    skus, last = store.counted(PAGE, cursor)
    wanted = frozenset(skus)
    stock, products = store.stock(wanted, consistent=False), store.products(wanted, consistent=False)
    shown = (shown_stock(stock[sku], products.get(sku)) for sku in skus if sku in stock)
    return StockPage(tuple(one for one in shown if one.below or not below), last)


def all_stock(store: StockStore) -> Iterator[ShownStock]:
    """Yield what is there of each SKU that is counted."""
    cursor: str | None = None
    while True:
        skus, cursor = store.counted(PAGE, cursor)
        wanted = frozenset(skus)
        stock, products = store.stock(wanted, consistent=False), store.products(wanted, consistent=False)
        yield from (shown_stock(stock[sku], products.get(sku)) for sku in skus if sku in stock)
        if cursor is None:
            return


def shown_stock(item: StockItem, product: Product | None) -> ShownStock:
    """Give what is there, beside the level of its product."""
    level = product.order_level if product else None
    below = pieces_to_order(item.available, item.coming, level) > 0
    return ShownStock(item.sku, item.on_hand, item.held, item.available, item.arrivals, item.version, level, below)


def stock_detail(store: StockStore, lists: Lists, caller: Caller, sku: str) -> StockDetail:
    """Give what is there of a SKU, and who keeps it. Raises Forbidden or NotFound."""
    staff_only(caller)
    item = _item_of(store, sku)
    shown = shown_stock(item, store.products(frozenset({sku})).get(sku))
    return StockDetail(shown, as_expected(holders(store, lists, sku).get(sku, ()), item))


def stock_movements(store: StockStore, caller: Caller, sku: str, now: datetime, cursor: str | None) -> StockMovements:
    """Give movements of a SKU, newest first. Raises Forbidden, NotFound or BadCursor."""
    staff_only(caller)
    _item_of(store, sku)
    page = store.movements(sku, PAGE, now, cursor)
    return StockMovements(tuple(page.movements), page.cursor)


def command_stock(store: StockStore, wanted: StockRequest, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out what staff say of a SKU, once.

    Raises Forbidden, Stale, KeyReused, Busy or the domain's error; then nothing was written.
    """
    if not wanted.caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def _attempt(store: StockStore, wanted: StockRequest, now: datetime) -> Outcome:
    sku, command = wanted.sku, wanted.command
    item = store.stock(frozenset({sku})).get(sku) if len(sku) <= LONGEST_SKU else None
    if wanted.request.if_match not in (None, item.version if item else 0):
        raise Stale(item.version if item else 0, "stock")
    if isinstance(command, BeginCounting) and not store.products(frozenset({sku})):
        raise NotAllowed("the catalogue does not know %(sku)s: add the product first", sku=sku)
    as_of = command.as_of if isinstance(command, CountStock | SystemCount) else None
    moved = moved_since(store, sku, as_of, now) if as_of else 0
    counts = isinstance(command, BeginCounting | CountStock)
    after, change = acted(item, sku, command, paris_date(now), moved)
    version = after.version + 1
    why = "count_stock" if isinstance(command, SystemCount) else str(command.__struct_config__.tag)
    movement = Movement(
        at=now, by=wanted.caller.subject, why=why, id=f"{sku}#{version}", changes=(change,),
        reason=command.reason, as_of=as_of or (now if counts else None),
    )  # fmt: skip
    store.write_stock((after,), movement, Record(wanted.caller.principal, wanted.request.key, wanted.request.fingerprint, 201,
                                                 sku, version))  # fmt: skip
    return Outcome(201, sku, version)


def moved_since(store: StockStore, sku: str, as_of: datetime, now: datetime) -> int:
    """Give the pieces of a SKU that came, less those that left, after the moment of a count. See `sums_since`."""
    return sums_since(store, frozenset({sku}), as_of, now).get(sku, 0)


def sums_since(store: StockStore, skus: frozenset[str], as_of: datetime, now: datetime) -> dict[str, int]:
    """Give the pieces of SKUs that came, less those that left, after the moment of a count; other counts say nothing of that.

    Raises Invalid for a moment to come or too long ago, NotAllowed where a later count was written down already.
    """
    if as_of > now:
        raise Invalid("nobody has counted in the future", field="as_of")
    if as_of < now - OLDEST:
        raise Invalid("the count is older than %(days)s days: count anew", field="as_of", days=OLDEST.days)
    sums: dict[str, int] = {}
    for movement in store.moved_since(skus, as_of, now):
        for change in movement.changes:
            if change.sku not in skus:
                continue
            if movement.as_of is None:
                sums[change.sku] = sums.get(change.sku, 0) + change.on_hand
            elif movement.as_of > as_of:
                raise NotAllowed("%(sku)s was counted later than that already", field="as_of", sku=change.sku)
    return sums


def _item_of(store: StockStore, sku: str) -> StockItem:
    item = store.stock(frozenset({sku})).get(sku) if len(sku) <= LONGEST_SKU else None
    if item is None:
        raise NotFound
    return item
