"""Money of each dossier, counted from its events: no cent is lost, parts add up, and what is owed waits on somebody."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.domain.values.money import HUNDRED, ZERO, cents, line_net
from tests.simulation.world import World


def money(world: World, histories: Mapping[str, list[Entry]], states: Mapping[str, Dossier]) -> Iterator[str]:
    """What went astray."""
    for reference, history in histories.items():
        state = states[reference]
        struck = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
        received, back = _moved([entry.event for entry in history if entry.seq not in struck])
        settled = sum((min(i.paid, i.gross - i.credited) for i in state.invoices), ZERO)
        too_much = sum((max(ZERO, i.paid - (i.gross - i.credited)) for i in state.invoices), ZERO)
        if received - back != settled + state.deposit + too_much or state.deposit < 0:
            yield f"{reference}: {received} came and {back} went, but {settled}, {state.deposit} and {too_much} are there"
        if not state.cancelled and any(deposit.refunded for deposit in state.deposits):
            yield f"{reference}: a deposit went back that the invoices to come will use"
        if not any(invoice.fully_credited for invoice in state.invoices) and _billed(state) != _whole(state):
            yield f"{reference}: invoices of {_billed(state)} over pieces that come to {_whole(state)}"
        owes = too_much or (state.cancelled and state.deposit > 0 and not state.parcels)
        if owes and ("us" not in world.table.items.get(f"W#{reference}", {}) or _forgotten(state)):
            yield f"{reference}: owes money, and waits on nobody"


def _forgotten(state: Dossier) -> bool:
    """Whether a deposit that goes back would wait on nobody once mails arrive and invoices are out of the way."""
    bare = replace(state, undelivered=(), invoices=())
    idle = bool(state.cancelled and state.deposit > 0 and not state.parcels)
    return idle and not any(wait.side == "us" for wait in waiting(bare, POLICY))


def _moved(events: list[e.Event]) -> tuple[Decimal, Decimal]:
    """What came, and what went back."""
    received = sum((one.amount for one in events if isinstance(one, e.DepositReceived)), ZERO)
    paid = (one.allocations for one in events if isinstance(one, e.MarkedPaid | e.PaymentAllocated))
    received += sum((allocation.amount for allocations in paid for allocation in allocations), ZERO)
    return received, sum((one.amount for one in events if isinstance(one, e.Refunded)), ZERO)


def _billed(state: Dossier) -> Decimal:
    return sum((invoice.gross for invoice in state.invoices), ZERO)


def _whole(state: Dossier) -> Decimal:
    """The pieces invoiced, as one invoice of them all; the lines of the simulation have one rate."""
    net = sum((line_net(state.billed(line.id), line.unit_price, line.discount) for line in state.lines), ZERO)
    return net + cents(net * state.lines[0].vat_rate / HUNDRED) if state.lines else ZERO
