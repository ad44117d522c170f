"""What is owed to either side, from money and pieces alone: the name of an order's state decides nothing here."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.domain.sale.deposit_use import used_by
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import amounts_of, order_totals, value_of
from chalicelib.domain.sale.lines import Allocation, Line, Part
from chalicelib.domain.values.money import ZERO, Totals

Again = Literal[False] | None
FOR_GOOD_BY_DEFAULT: tuple[Again, ...] = (False, None)
"""Pieces of an invoice credited in full wait for no other invoice unless the credit asked for one."""
NOTHING = Totals(ZERO, {}, ZERO)
FOR_GOOD_BY_REQUEST: tuple[Again, ...] = (False,)
"""Pieces are left out of the next invoice only where the credit excluded them."""


def wanted(state: Dossier, line: Line) -> int:
    """Give pieces of a line that invoices have to name: all.

    Once the order is cancelled, they are what left and the services invoiced by then.
    """
    if not state.cancelled:
        return line.quantity
    return state.shipped(line.id) + sum(part.quantity for part in state.cancelled.services if part.line == line.id)


def to_bill(state: Dossier) -> tuple[Part, ...]:
    """Give the pieces for which an invoice is to come, those of a credited one among them where it is to be issued again."""
    return _missing(state, FOR_GOOD_BY_DEFAULT) if state.order else ()


def billable(state: Dossier) -> tuple[Part, ...]:
    """Give the pieces of an invoice that names none: on no invoice that stands, nor on one credited for good."""
    return _missing(state, FOR_GOOD_BY_REQUEST)


def _missing(state: Dossier, for_good: tuple[Again, ...]) -> tuple[Part, ...]:
    left = ((line, wanted(state, line) - state.billed(line.id) - _given_up(state, line, for_good)) for line in state.lines)
    return tuple(Part(line.id, pieces) for line, pieces in left if pieces > 0)


def _given_up(state: Dossier, line: Line, for_good: tuple[Again, ...]) -> int:
    """Pieces that were credited, or their whole invoice, with no other to follow; a later invoice takes other pieces first."""
    standing = given_up = 0
    for invoice, pieces in state.invoiced(line.id):
        given_up = max(0, min(given_up, line.quantity - standing - pieces))
        standing += invoice.stands(line.id, pieces)
        given_up += invoice.came_back(line.id, for_good)
        if invoice.fully_credited and invoice.again in for_good:
            given_up += pieces - invoice.came_back(line.id)
    return given_up


def invoiced_again_by_default(state: Dossier, invoice: Invoice, amount: Decimal, parts: tuple[Part, ...]) -> bool:
    """Say whether another invoice follows a credit that leaves it open.

    One follows where pieces come back that have still to leave, or where all that is left of this invoice is credited and its
    pieces are wanted still.
    """
    if parts:
        waiting = {line.id for line in state.unshipped}
        return not state.cancelled and any(part.line in waiting for part in parts)
    if amount != invoice.gross - invoice.credited:
        return False
    return not state.cancelled or any(state.shipped(part.line) for part in invoice.parts)


def freight_due(state: Dossier) -> bool:
    """Whether the next invoice charges the carriage: no invoice that stands did, nor one credited for good."""
    return state.freight is not None and not any(invoice.freight and not _carriage_again(invoice) for invoice in state.invoices)


def _carriage_again(invoice: Invoice) -> bool:
    """Whether the carriage of an invoice was credited, and not for good."""
    by_itself = next((credit.again for credit in invoice.credits if credit.freight), None)
    return by_itself is not False if by_itself is not None else invoice.fully_credited and invoice.again is not False


def standing_gross(invoice: Invoice) -> Decimal:
    """Say what an invoice asks for, VAT included, without the pieces and the carriage that came back."""
    return invoice.gross - sum((credit.amount for credit in invoice.credits if credit.by_pieces), ZERO)


def to_come(state: Dossier) -> Decimal:
    """Give what the invoices to come amount to, VAT included."""
    return coming(state).gross if state.order else ZERO


def coming(state: Dossier) -> Totals:
    """Give the totals of the invoices to come; of an offer that may still be ordered, those that come if it is."""
    if state.on_offer:
        return order_totals(state)
    parts = to_bill(state)
    return amounts_of(state, parts, freight=freight_due(state)).totals if parts else NOTHING


def to_credit(state: Dossier) -> Mapping[str, Decimal]:
    """Give what we have to take back of each invoice, VAT included: goods that never left before the order was cancelled.

    The newest invoices hold the pieces that did not leave. What was credited before counts.
    """
    return dict(_excess(state)) if state.cancelled else {}


def _excess(state: Dossier) -> Iterator[tuple[str, Decimal]]:
    unsent = {line.id: max(0, state.billed(line.id) - state.with_customer(line.id)) for line in state.goods}
    for invoice in reversed([invoice for invoice in state.invoices if not invoice.fully_credited]):
        shipped, unshipped = [], 0
        for part in invoice.parts:
            pieces = invoice.stands(part.line, part.quantity)
            less = min(pieces, unsent.get(part.line, 0))
            if less:
                unsent[part.line] -= less
            shipped.append(Part(part.line, pieces - less))
            unshipped += less
        parts = tuple(part for part in shipped if part.quantity)
        stands = value_of(state, parts, freight=invoice.carriage) if unshipped and parts else ZERO
        left = invoice.gross - invoice.credited - stands
        if unshipped and left > 0:
            yield invoice.number, left


def to_pay(state: Dossier) -> tuple[Invoice, ...]:
    """Give the invoices on which the customer owes, the first due first; one that we have to credit is asked for after that."""
    wrong = to_credit(state)
    return tuple(sorted((i for i in state.invoices if i.open > 0 and i.number not in wrong), key=_due))


def _due(invoice: Invoice) -> date:
    return invoice.due


def overpaid(state: Dossier) -> tuple[Invoice, ...]:
    """Give the invoices on which more was paid than stands."""
    return tuple(invoice for invoice in state.invoices if invoice.open < 0)


def carried(state: Dossier, most: Decimal) -> tuple[Allocation, ...]:
    """Up to an amount, what was paid on what is credited to be invoiced again: the next invoice takes it off, oldest first."""
    allocations = []
    for invoice in state.invoices:
        amount = min(-invoice.open, most, _credited_again(invoice))
        if amount > 0:
            allocations.append(Allocation(invoice.number, amount))
            most -= amount
    return tuple(allocations)


def _credited_again(invoice: Invoice) -> Decimal:
    """Say what of an invoice was credited to be invoiced again."""
    if invoice.fully_credited and invoice.again:
        return invoice.gross
    return sum((credit.amount for credit in invoice.credits if credit.by_pieces and credit.again), ZERO)


def again(state: Dossier) -> bool:
    """Whether what is to be invoiced was on an invoice before."""
    return any(invoice.fully_credited or _credited_again(invoice) for invoice in state.invoices)


def again_since(state: Dossier) -> date | None:
    """When something was last credited to be invoiced again."""
    return max((i.credited_on for i in state.invoices if i.credited_on and _credited_again(i)), default=None)


def idle_deposit(state: Dossier) -> Decimal:
    """Give the part of the deposit that no invoice to come will use; these use first what was paid on invoices issued again.

    Of a deposit invoice they use what they ask for of its VAT rates.
    """
    return max(ZERO, state.deposit - deposit_in_use(state)) if state.deposit else ZERO


def deposit_in_use(state: Dossier) -> Decimal:
    """Give the part of the deposit that invoices to come will use."""
    asked = coming(state)
    return used_by(state, asked, asked.gross - sum((one.amount for one in carried(state, asked.gross)), ZERO))


def owed_back(state: Dossier) -> Decimal:
    """Give what we owe the customer: paid too much on invoices, and the deposit that nothing will use."""
    return sum((-invoice.open for invoice in overpaid(state)), ZERO) + idle_deposit(state)


def owed_since(state: Dossier) -> date | None:
    """Say since when we owe it, or None if nothing is owed."""
    days = [invoice.favour or invoice.issued for invoice in overpaid(state)]
    if idle_deposit(state):
        came = max((deposit.on for deposit in state.deposits), default=date.min)
        ends = [invoice.credited_on for invoice in state.invoices if invoice.credited_on]
        ends += [state.order.lowered] if state.order and state.order.lowered else []
        ends += [state.offer.made] if state.on_offer and state.offer else []
        days.append(max(came, _over(state) or max(ends, default=date.min)))
    return min(days, default=None)


def _over(state: Dossier) -> date | None:
    """Say when it ended before its time: the order was cancelled, or the offer withdrawn before there was one."""
    if state.order is None:
        return state.offer.voided if state.offer else None
    return state.cancelled.on if state.cancelled else None
