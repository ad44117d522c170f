"""Where the goods come from."""

from collections.abc import Callable
from typing import Literal, TypeVar

from chalicelib.domain.errors import OutOfPieces
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import C, CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.dossier import Dossier
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
from chalicelib.domain.sale.lines import Part, ReservedPart
from chalicelib.domain.sale.parcels import Supply
from chalicelib.domain.sale.rules import is_ordered, lines_are_goods, not_before_order, not_cancelled
from chalicelib.domain.sale.spec import Apply, Change, Spec, Specs, Unmailed
from chalicelib.domain.sale.taking import kept_for, lacking, more_gone, more_taken, skus_of, taken_from
from chalicelib.domain.values.roles import MANAGER

How = Literal["stock", "ordered", "received"]
S = TypeVar("S", bound=SupplyEvent)


def _supplied(how: How) -> Apply[SupplyEvent]:
    def applied(state: Dossier, event: SupplyEvent, entry: Entry) -> Change:
        ready = {s.line for s in state.supplies if s.state != "ordered"}
        touched = set(event.lines) if how != "ordered" else set(event.lines) - ready
        others = tuple(s for s in state.supplies if s.line not in touched)
        return {
            "supplies": others + tuple(Supply(line, how, entry.origin.effective) for line in sorted(touched)),
            **_into_stock(state, event),
        }

    return applied


def _into_stock(state: Dossier, event: SupplyEvent) -> Change:
    """Give what changes of the pieces that are kept for the order."""
    if isinstance(event, StockAllocated) and event.taken:
        return {"taken": more_taken(state.taken, event.taken)}
    if isinstance(event, SupplyReceived) and event.brought:
        came = (ReservedPart(part.line, part.quantity) for part in event.brought)
        return {"taken": more_taken(state.taken, came), "gone": more_gone(state.gone, back=event.brought)}
    return {}


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
    """Take as many pieces as are there, or all of the lines that are named. Raises NotAllowed where these, or all, lack."""
    named = [line for line in state.goods if command.lines is None or line.id in command.lines]
    taken = taken_from(((line, lacking(state, line)) for line in named), context.stock)
    short = {line.id for line in named if line.sku in context.stock and lacking(state, line) > kept_for(taken, line.id)}
    if short and (command.lines or (not taken and len(short) == len(named))):
        line = next(line for line in named if line.id in short)
        raise OutOfPieces(
            "of %(sku)s %(available)s are available, and line %(line)s lacks %(lacking)s: order the supply of it (order_supply)",
            skus=frozenset({line.sku}), field="lines", sku=line.sku, available=max(0, context.stock[line.sku].available),
            line=line.id, lacking=lacking(state, line),
        )  # fmt: skip
    return (StockAllocated(tuple(line for line in _goods(state, command.lines) if line not in short), taken),)


def _order(state: Dossier, command: OrderSupply, context: Context) -> Events:
    return (SupplyOrdered(_goods(state, command.lines)),)


def _receive(state: Dossier, command: ReceiveSupply, context: Context) -> Events:
    """Give what came: of counted stock it is what the order still lacks."""
    ordered = tuple(s.line for s in state.supplies if s.state == "ordered")
    lines = command.lines or ordered or _goods(state, None)
    came = (Part(line.id, lacking(state, line)) for line in state.goods if line.id in lines and line.sku in context.stock)
    return (SupplyReceived(lines, tuple(part for part in came if part.quantity)),)


def _counted(state: Dossier, command: Command) -> frozenset[str]:
    """Name the goods of the order, whose stock is looked at; what is carried over was counted before it came here."""
    return frozenset() if command.recorded else skus_of(state.goods)


def _by_manager(
    command: type[C], about: type[SupplyEvent], propose: Callable[[Dossier, C, Context], Events],
    stock: Callable[[Dossier, C], frozenset[str]],
) -> CommandSpec[C]:  # fmt: skip
    return CommandSpec(
        command=command, roles=MANAGER, source="manager", about=(about,), comment="staff", opens=None, people=NOBODY,
        needs=Needs(products=no_skus, stock=stock), number=None, propose=propose, checks=(), strikes=None,
        link=LINK_UNLESS_REVOKED, keep=False,
    )  # fmt: skip


COMMANDS = (
    _by_manager(AllocateStock, StockAllocated, _allocate, _counted),
    _by_manager(OrderSupply, SupplyOrdered, _order, no_skus),
    _by_manager(ReceiveSupply, SupplyReceived, _receive, _counted),
)
