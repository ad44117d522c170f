"""Last step of a command: one transaction, and what its refusal means."""

from collections.abc import Mapping

from chalicelib.application.ports.commit import AnyCommit, Conflict, NumberTaken, OutOfStock
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.stock_moved import out_of_stock
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.stock.stock_item import StockItem

NOTHING_READ: Mapping[str, StockItem] = {}


def commit(store: DossierStore, wanted: AnyCommit, stock: Mapping[str, StockItem] = NOTHING_READ) -> None:
    """Write it; a number given that belongs to another document is the domain's refusal, one of ours is decided again.

    stock: what the command was decided with. Where there is less by now, it is decided again.
    """
    try:
        store.commit(wanted)
    except NumberTaken as error:
        if wanted.counted:
            raise Conflict from error
        raise NotAllowed("the number %(number)s is taken", field="number", number=error.number) from error
    except OutOfStock as error:
        if error.sku in stock and _read(stock[error.sku], error.arrival) > error.there:
            raise Conflict from error
        raise out_of_stock(error) from error


def _read(item: StockItem, arrival: str | None) -> int:
    """Give the pieces that somebody could have when the stock was read: of the house, or of an expected arrival."""
    if arrival is None:
        return item.available
    return next((one.free for one in item.free_arrivals if one.id == arrival), 0)
