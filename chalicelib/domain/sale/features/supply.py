"""Where the goods come from."""

from typing import Literal

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
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


def _goods(state: Dossier, given: tuple[int, ...] | None) -> tuple[int, ...]:
    return given or tuple(line.id for line in state.goods)


def _allocate(state: Dossier, command: AllocateStock, context: Context) -> Events:
    return (StockAllocated(_goods(state, command.lines)),)


def _order(state: Dossier, command: OrderSupply, context: Context) -> Events:
    return (SupplyOrdered(_goods(state, command.lines)),)


def _receive(state: Dossier, command: ReceiveSupply, context: Context) -> Events:
    ordered = tuple(s.line for s in state.supplies if s.state == "ordered")
    return (SupplyReceived(command.lines or ordered or _goods(state, None)),)


COMMANDS = (
    CommandSpec(
        command=AllocateStock, roles=MANAGER, source="manager", about=(StockAllocated,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_allocate, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=OrderSupply, roles=MANAGER, source="manager", about=(SupplyOrdered,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_order, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=ReceiveSupply, roles=MANAGER, source="manager", about=(SupplyReceived,), comment="staff", opens=None,
        people=NOBODY, number=None, propose=_receive, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
