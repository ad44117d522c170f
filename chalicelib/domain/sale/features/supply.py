"""Where the goods come from."""

from typing import Literal

from chalicelib.domain.sale.dossier import Dossier, Supply
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.supply import StockAllocated, SupplyEvent, SupplyOrdered, SupplyReceived
from chalicelib.domain.sale.rules import is_ordered, lines_are_goods, not_before_order, not_cancelled
from chalicelib.domain.sale.spec import Apply, Change, Spec, Specs, Unmailed


def _supplied(how: Literal["stock", "ordered", "received"]) -> Apply[SupplyEvent]:
    def applied(state: Dossier, event: SupplyEvent, entry: Entry) -> Change:
        ready = {s.line for s in state.supplies if s.state != "ordered"}
        touched = set(event.lines) if how != "ordered" else set(event.lines) - ready
        others = tuple(s for s in state.supplies if s.line not in touched)
        return {"supplies": others + tuple(Supply(line, how, entry.origin.effective) for line in sorted(touched))}

    return applied


STOCK_ALLOCATED = Spec(
    event=StockAllocated,
    allowed=(is_ordered, not_cancelled, not_before_order, lines_are_goods),
    apply=_supplied("stock"),
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Unmailed("where the goods come from; their day is mailed when it is announced"),
    document=None,
    staff=None,
)

SUPPLY_ORDERED = Spec(
    event=SupplyOrdered,
    allowed=(is_ordered, not_cancelled, not_before_order, lines_are_goods),
    apply=_supplied("ordered"),
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Unmailed("where the goods come from; their day is mailed when it is announced"),
    document=None,
    staff=None,
)

SUPPLY_RECEIVED = Spec(
    event=SupplyReceived,
    allowed=(is_ordered, not_cancelled, not_before_order, lines_are_goods),
    apply=_supplied("received"),
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=True,
    mail=Unmailed("where the goods come from; their parcel is mailed when it leaves"),
    document=None,
    staff=None,
)

SPECS: Specs[SupplyEvent] = STOCK_ALLOCATED | SUPPLY_ORDERED | SUPPLY_RECEIVED
