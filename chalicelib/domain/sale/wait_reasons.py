"""What a sale waits for: goods, invoices and money on our side; on the customer's a decision, a reception, a payment."""

from collections.abc import Iterator
from datetime import date, timedelta

from chalicelib.domain.sale.asked import asked_by, transfer_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.orders import Order
from chalicelib.domain.sale.owed import again_since, owed_since, to_bill, to_credit, to_pay
from chalicelib.domain.sale.prepayment import prepaid_by, prepaid_since, unpaid
from chalicelib.domain.sale.steps import arrival, ready, ready_since, unconfirmed
from chalicelib.domain.sale.wait import Ours, Theirs


def ours(state: Dossier) -> Iterator[Ours]:
    """Yield what waits on us once there is an order, or one to confirm, with its first day."""
    if state.order is None:
        if state.requested:
            yield "confirmation", state.requested.on
        since = owed_since(state)
        if since:
            yield "payment", since
        return
    awaited = bool(unpaid(state))
    if state.unshipped and not state.cancelled and not awaited:
        reason, first = _goods(state, state.order)
        back = [
            one.on
            for one in state.returns
            if one.again and any(line.id == part.line for line in state.unshipped for part in one.parts)
        ]
        paid = prepaid_since(state)
        yield reason, max((first, *back, *((paid,) if paid else ())))
    if to_credit(state):
        yield "credit", state.cancelled.on if state.cancelled else state.order.placed
    if to_bill(state) and (state.parcels or not awaited):
        shipped = [parcel.shipped for parcel in state.parcels]
        begun = (again_since(state), None if shipped else prepaid_since(state))
        yield "invoice", max((*shipped, *(day for day in begun if day)), default=state.order.placed)
    since = owed_since(state)
    if since:
        yield "payment", since


def _goods(state: Dossier, order: Order) -> Ours:
    """Give what the goods that have still to leave wait for."""
    lines = [line.id for line in state.unshipped]
    missing = [line for line in lines if not ready(state, line)]
    if not missing:
        return "shipment", max((since for line in lines if (since := ready_since(state, line))), default=order.placed)
    supplies = [state.supply(line) for line in missing]
    if None in supplies:
        return "order", min(order.wanted_since(line) for line in missing if state.supply(line) is None)
    return "supply", min((supply.since for supply in supplies if supply), default=order.placed)


def theirs(state: Dossier) -> Iterator[Theirs]:
    """Yield what waits on the customer: the oldest invoice, what is paid before anything leaves, then parcels, then an offer."""
    invoices = to_pay(state)
    if invoices:
        yield "payment", min(invoice.issued for invoice in invoices), min(asked_by(state, invoice) for invoice in invoices)
    ahead = prepaid_by(state)
    if ahead:
        since, due = ahead
        transfer = transfer_of(state, None)
        yield "payment", since, max(due, transfer.by) if transfer else due
    parcels = unconfirmed(state)
    if parcels:
        expected = min(arrival(state, parcel) or parcel.shipped + timedelta(days=1) for parcel in parcels)
        yield "reception", min(parcel.shipped for parcel in parcels), expected
    if state.order is None and state.offer is not None and not state.offer.voided and not state.requested:
        yield "order", state.offer.made, state.offer.terms.valid_until


def ended(state: Dossier) -> date:
    """Give the day on which the last thing happened to a sale that waits for nobody."""
    ends = [state.cancelled.on if state.cancelled else None, state.offer.voided if state.offer else None, state.refunded]
    ends += [parcel.received for parcel in state.parcels] + [invoice.settled for invoice in state.invoices]
    ends += [invoice.credited_on for invoice in state.invoices]
    ends += [change.on for change in state.order.changes] if state.order else []
    return max((day for day in ends if day), default=state.opened or date.min)
