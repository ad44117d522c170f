"""What a command moves of the stock: the difference of what its dossier uses of it before and after."""

from chalicelib.application.ports.commit import OutOfStock
from chalicelib.application.ports.dossiers import DecidingStore
from chalicelib.application.writing.beside import WrittenBeside
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.errors import OutOfPieces
from chalicelib.domain.sale.stock_use import stock_changes, used_together
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.stock.stock_change import StockChange, resolved, skus
from chalicelib.domain.stock.stock_item import StockItem


def stock_moved(
    store: DecidingStore, prepared: Prepared, decided: Decided, others: tuple[WrittenBeside, ...] = ()
) -> Movement | None:
    """Give the movement, or None of a command that leaves the stock as it is.

    What goes to another dossier of the same commit, or comes from it, moves nothing.
    What touches an expected arrival is read: of one that was received by now, pieces of the house move.
    Raises NotAllowed, with what is available, where what was read for the command has fewer than it takes.
    """
    written = [other.write for other in others]
    before = used_together([prepared.state.stock_use, *(one.before.state.stock_use for one in written if one.before)])
    after = used_together([decided.after.stock_use, *(one.head.state.stock_use for one in written)])
    changes = stock_changes(before, after)
    if not changes:
        return None
    stock = dict(prepared.context.stock)
    unread = skus([change for change in changes if change.arrivals]) - stock.keys()
    stock |= store.stock(unread) if unread else {}
    changes = tuple(resolved(change, stock[change.sku]) if change.sku in stock else change for change in changes)
    for change in changes:
        if change.sku in stock:
            check_there(change, stock[change.sku])
    request, context = prepared.request, prepared.context
    return Movement(
        at=context.now,
        by=request.caller.subject,
        why=str(prepared.spec.command.__struct_config__.tag),
        id=f"{request.reference}#{decided.after.version}",
        changes=changes,
        dossier=request.reference,
    )


def check_there(change: StockChange, there: StockItem) -> None:
    """Raise NotAllowed unless there are as many pieces as a change takes."""
    if change.takes > max(there.available, 0):
        raise out_of_stock(OutOfStock(change.sku, max(there.available, 0)))
    free = {arrival.id: arrival.free for arrival in there.free_arrivals}
    for arrival, pieces in change.arrivals:
        if pieces > max(free[arrival], 0):
            raise out_of_stock(OutOfStock(change.sku, max(free[arrival], 0), arrival))


def out_of_stock(error: OutOfStock) -> OutOfPieces:
    """Give the refusal, with what is available."""
    if error.arrival is None:
        return OutOfPieces(
            "of %(sku)s %(available)s are available: take so many, or wait for more",
            skus=frozenset({error.sku}), sku=error.sku, available=error.there,
        )  # fmt: skip
    return OutOfPieces(
        "of %(sku)s %(available)s of those expected are not promised yet: take so many, or wait for more",
        skus=frozenset({error.sku}), sku=error.sku, available=error.there, arrival=error.arrival,
    )  # fmt: skip
