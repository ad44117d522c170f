"""Commands on where goods come from."""

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.supply import (
    AllocateStock,
    OrderSupply,
    ReceiveSupply,
    StockAllocated,
    SupplyOrdered,
    SupplyReceived,
)
from chalicelib.domain.values.roles import MANAGER


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
