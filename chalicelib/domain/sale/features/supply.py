"""Where the goods come from."""

from collections.abc import Callable
from typing import Literal, TypeVar

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import C, CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier, Supply
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.supply import (
    AllocateStock,
    OrderSupply,
    ReceiveSupply,
    StockAllocated,
    SupplyEvent,
    SupplyOrdered,
    SupplyReceived,
)
from chalicelib.domain.sale.rules import is_ordered, lines_are_goods, not_before_order, not_cancelled
from chalicelib.domain.sale.spec import Apply, Change, Spec, Specs, Unmailed
from chalicelib.domain.values.roles import MANAGER

How = Literal["stock", "ordered", "received"]
S = TypeVar("S", bound=SupplyEvent)


def _supplied(how: How) -> Apply[SupplyEvent]:
    def applied(state: Dossier, event: SupplyEvent, entry: Entry) -> Change:
        ready = {s.line for s in state.supplies if s.state != "ordered"}
        touched = set(event.lines) if how != "ordered" else set(event.lines) - ready
        others = tuple(s for s in state.supplies if s.line not in touched)
        return {"supplies": others + tuple(Supply(line, how, entry.origin.effective) for line in sorted(touched))}

    return applied


def _row(event: type[S], how: How, why: str, *, milestone: bool) -> Spec[S]:
    """Give the row of what becomes of the supply of lines: nobody is mailed of it, since days and parcels are told."""
    return Spec(
        event=event, allowed=(is_ordered, not_cancelled, not_before_order, lines_are_goods), apply=_supplied(how),
        shown="always", strike="allowed", falls_with=None, news=True, report=False, milestone=milestone, mail=Unmailed(why),
        document=None, staff=None,
    )  # fmt: skip


_DAY_IS_MAILED = "where the goods come from; their day is mailed when it is announced"
STOCK_ALLOCATED = _row(StockAllocated, "stock", _DAY_IS_MAILED, milestone=False)
SUPPLY_ORDERED = _row(SupplyOrdered, "ordered", _DAY_IS_MAILED, milestone=True)
SUPPLY_RECEIVED = _row(
    SupplyReceived, "received", "where the goods come from; their parcel is mailed when it leaves", milestone=True
)

SPECS: Specs[SupplyEvent] = STOCK_ALLOCATED | SUPPLY_ORDERED | SUPPLY_RECEIVED


def _goods(state: Dossier, given: tuple[int, ...] | None) -> tuple[int, ...]:
    return given or tuple(line.id for line in state.goods)


def _allocate(state: Dossier, command: AllocateStock, context: Context) -> Events:
    return (StockAllocated(_goods(state, command.lines)),)


def _order(state: Dossier, command: OrderSupply, context: Context) -> Events:
    return (SupplyOrdered(_goods(state, command.lines)),)


def _receive(state: Dossier, command: ReceiveSupply, context: Context) -> Events:
    ordered = tuple(s.line for s in state.supplies if s.state == "ordered")
    return (SupplyReceived(command.lines or ordered or _goods(state, None)),)


def _by_manager(command: type[C], about: type[SupplyEvent], propose: Callable[[Dossier, C, Context], Events]) -> CommandSpec[C]:
    return CommandSpec(
        command=command, roles=MANAGER, source="manager", about=(about,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=propose, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    )  # fmt: skip


COMMANDS = (
    _by_manager(AllocateStock, StockAllocated, _allocate),
    _by_manager(OrderSupply, SupplyOrdered, _order),
    _by_manager(ReceiveSupply, SupplyReceived, _receive),
)
