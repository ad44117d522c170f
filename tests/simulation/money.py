"""Money of each dossier, counted from its events: no cent is lost, parts add up, and what is owed waits on somebody."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.deposit_use import loose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoices import CreditNote
from chalicelib.domain.sale.ledger import left_open
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.domain.values.money import HUNDRED, ZERO, cents, line_net
from tests.simulation.changed import standing
from tests.simulation.world import World

CENT = Decimal("0.01")
RATE = Decimal(20)
"""All lines of the simulation have one rate of VAT."""


def money(world: World, histories: Mapping[str, list[Entry]], states: Mapping[str, Dossier]) -> Iterator[str]:
    """What went astray."""
    balances = world.table.items.get("L#credit_balances#open", {})
    for reference, history in histories.items():
        state = states[reference]
        events = standing(history)
        received, back = _moved(events)
        settled = sum((min(i.paid, i.gross - i.credited) for i in state.invoices), ZERO)
        too_much = sum((max(ZERO, i.paid - (i.gross - i.credited)) for i in state.invoices), ZERO)
        if received - back != settled + state.deposit + too_much or state.deposit < 0:
            yield f"{reference}: {received} came and {back} went, but {settled}, {state.deposit} and {too_much} are there"
        if loose(state) < 0:
            yield f"{reference}: deposit invoices ask for {-loose(state)} more than is there"
        less_is_wanted = state.cancelled or (state.order and state.order.lowered)
        by_bank = {event.payment for event in events if isinstance(event, e.PaymentReturned)}
        if not less_is_wanted and any(one.refunded for one in state.deposits if one.payment not in by_bank):
            yield f"{reference}: a deposit went back that the invoices to come will use"
        yield from (f"{reference}: {wrong}" for wrong in (*_added_up(state), *_back_once(state, events), *_was_there(events)))
        owes = too_much or (state.cancelled and state.deposit > 0 and not state.parcels)
        if owes and ("us" not in world.table.items.get(f"W#{reference}", {}) or _forgotten(state)):
            yield f"{reference}: owes money, and waits on nobody"
        listed = [item["amount"]["S"] for sk, item in balances.items() if sk.split("#")[1] == reference]
        if too_much and (len(listed) != 1 or Decimal(listed[0]) < too_much):
            yield f"{reference}: owes {too_much}, and the list of what is owed says {listed}"
        moved = [Decimal(item["amount"]["S"]) for sk, item in _ledger(world, state).items() if sk.split("#")[1] == reference]
        if sum(moved, ZERO) != left_open(state):
            yield f"{reference}: the account of its customer says {sum(moved, ZERO)}, and {left_open(state)} is open"
        if received == back and listed:
            yield f"{reference}: holds nothing of its customer's, and the list of what is owed says {listed}"


def _ledger(world: World, state: Dossier) -> Mapping[str, Any]:
    """The rows of its customer's account, by their sort keys."""
    rows: Mapping[str, Any] = world.table.items.get(f"L#ledger#{state.account}", {})
    return rows


def _forgotten(state: Dossier) -> bool:
    """Whether a deposit that goes back would wait on nobody once mails arrive and invoices are out of the way."""
    bare = replace(state, undelivered=(), invoices=(), news=())
    idle = bool(state.cancelled and state.deposit > 0 and not state.parcels)
    return idle and not any(wait.side == "us" for wait in waiting(bare, POLICY))


def _moved(events: list[e.Event]) -> tuple[Decimal, Decimal]:
    """What came, and what went back."""
    received = sum((one.amount for one in events if isinstance(one, e.DepositReceived)), ZERO)
    paid = (one.allocations for one in events if isinstance(one, e.MarkedPaid | e.PaymentAllocated))
    received += sum((allocation.amount for allocations in paid for allocation in allocations), ZERO)
    back = sum((one.amount for one in events if isinstance(one, e.Refunded | e.PaymentReleased)), ZERO)
    returned = (one for one in events if isinstance(one, e.PaymentReturned))
    return received, back + sum((sum((a.amount for a in one.allocations), one.deposit) for one in returned), ZERO)


def _added_up(state: Dossier) -> Iterator[str]:
    """Invoices come to the pieces that they ask for; each credit note of pieces rounds by itself, until the next invoice."""
    if any(invoice.fully_credited for invoice in state.invoices):
        return
    credits = [credit for invoice in state.invoices for credit in invoice.credits if credit.by_pieces]
    carriage = state.freight.amount if state.freight and any(invoice.carriage for invoice in state.invoices) else ZERO
    whole = sum((line_net(state.billed(line.id), line.unit_price, line.discount) for line in state.lines), carriage)
    net = sum((invoice.net for invoice in state.invoices), ZERO) - sum((_net_of(state, credit) for credit in credits), ZERO)
    if abs(net - whole) > CENT * len(credits):
        yield f"invoices of {net} over pieces that come to {whole}, VAT not counted"
    amounts_too = any(invoice.credits and not all(credit.by_pieces for credit in invoice.credits) for invoice in state.invoices)
    gross = sum((invoice.gross for invoice in state.invoices), ZERO) - sum((credit.amount for credit in credits), ZERO)
    wanted = whole + cents(whole * RATE / HUNDRED)
    if abs(gross - wanted) > 2 * CENT * len(credits) and not (credits and amounts_too):
        yield f"invoices of {gross} over pieces that come to {wanted}"


def _net_of(state: Dossier, credit: CreditNote) -> Decimal:
    carriage = state.freight.amount if state.freight and credit.freight else ZERO
    return sum(credit.nets, carriage) - sum((one.amount for one in credit.less), ZERO)


def _back_once(state: Dossier, events: list[e.Event]) -> Iterator[str]:
    """No piece of an invoice comes back twice, nor its carriage, and what came back is asked for no more."""
    invoices = {event.number: event for event in events if isinstance(event, e.InvoiceIssued)}
    left = Counter({(one.number, part.line): part.quantity for one in invoices.values() for part in one.parts})
    left.update({(one.number, 0): 1 for one in invoices.values() if one.freight})
    for credit in (event for event in events if isinstance(event, e.Credited)):
        left.subtract({(credit.invoice, part.line): part.quantity for part in credit.parts})
        left.subtract({(credit.invoice, 0): 1} if credit.freight else {})
    yield from (f"line {line} of {number} came back too often" for (number, line), pieces in left.items() if pieces < 0)
    for invoice in (invoice for invoice in state.invoices if not invoice.fully_credited):
        asked = {part.line: invoice.stands(part.line, part.quantity) for part in invoice.parts} | {0: int(invoice.carriage)}
        remain = {line: left[invoice.number, line] for line in asked}
        if asked != remain:
            yield f"{invoice.number} asks for {asked} of its lines, and what came back leaves {remain}"


def _was_there(events: list[e.Event]) -> Iterator[str]:
    """Money leaves an invoice, for another one or for the customer, only where more was paid on it than stands."""
    amounts: Any = Counter()
    for event in events:
        if isinstance(event, e.InvoiceIssued):
            amounts[event.number] += event.gross - event.prepaid - sum((one.amount for one in event.carried), ZERO)
            amounts.update({one.invoice: one.amount for one in event.carried})
        elif isinstance(event, e.Credited):
            amounts[event.invoice] -= event.amount
        elif isinstance(event, e.MarkedPaid | e.PaymentAllocated):
            amounts.subtract({one.invoice: one.amount for one in event.allocations})
        elif isinstance(event, e.PaymentReturned):
            amounts.update({one.invoice: one.amount for one in event.allocations})
        elif isinstance(event, e.RefundCameBack):
            amounts.subtract({event.invoice: event.amount} if event.invoice else {})
        elif isinstance(event, e.PaymentReleased):
            if event.invoice and event.amount > -amounts[event.invoice]:
                yield f"{event.amount} is freed on {event.invoice}, on which {amounts[event.invoice]} is open"
            amounts.update({event.invoice: event.amount} if event.invoice else {})
        elif isinstance(event, e.PaymentMoved | e.Refunded):
            source = event.source if isinstance(event, e.PaymentMoved) else event.invoice
            if source and event.amount > -amounts[source]:
                yield f"{event.amount} leaves {source}, on which {amounts[source]} is open"
            amounts.update({source: event.amount} if source else {})
            amounts.subtract({event.invoice: event.amount} if isinstance(event, e.PaymentMoved) else {})
