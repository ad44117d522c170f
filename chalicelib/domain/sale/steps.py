"""The seven steps of a sale, derived from lines and history on a day: late and lapsed change without a write."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from chalicelib.domain.sale.announced import common_day, rest
from chalicelib.domain.sale.asked import asked, asked_before, asked_of, debited, on_their_way
from chalicelib.domain.sale.contested import is_late
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.keys import StepKey
from chalicelib.domain.sale.offers import Offer
from chalicelib.domain.sale.owed import owed_back, to_bill, to_credit, wanted
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.prepayment import unpaid
from chalicelib.domain.sale.step import Step, Steps, counted, step_of
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.money import ZERO

MEASURED: tuple[StepKey, ...] = ("quote", "order", "supply", "shipment", "reception")
"""The steps on which the cursor stands; invoice and payment never move it, except at the end when all is done."""


def to_confirm(state: Dossier, today: date) -> tuple[Parcel, ...]:
    """Give the parcels that should have arrived by now and that nobody has confirmed; one without a date from the next day on."""
    return tuple(p for p in unconfirmed(state) if (arrival(state, p) or p.shipped + timedelta(days=1)) <= today)


def unconfirmed(state: Dossier) -> tuple[Parcel, ...]:
    """Give the parcels of which the customer has still to say that they came; one that they ask us about waits for our answer."""
    questioned = {parcel for question in state.questions for parcel in question.parcels}
    return tuple(parcel for parcel in state.parcels if parcel.received is None and parcel.number not in questioned)


def arrival(state: Dossier, parcel: Parcel) -> date | None:
    """Say when a parcel should arrive: on its own date, else on the one announced for its lines before it left."""
    if parcel.expected:
        return parcel.expected
    announced = common_day(state, (part.line for part in parcel.parts), parcel.entry)
    return announced if announced and announced >= parcel.shipped else None


def under_way(state: Dossier) -> tuple[date, bool]:
    """Say when all parcels under way should have arrived, and whether each has a day: else they can be confirmed from then on."""
    coming = [(parcel, arrival(state, parcel)) for parcel in state.parcels if parcel.received is None]
    return max(day or parcel.shipped + timedelta(days=1) for parcel, day in coming), all(day for _, day in coming)


def lapsed(state: Dossier, today: date) -> bool:
    """Say whether the offer ended unordered, and was not withdrawn before: at the END of its last day, Paris."""
    offer = state.offer
    ended = offer is not None and not offer.voided and today > offer.terms.valid_until
    return ended and state.order is None and state.requested is None


def open_offer(state: Dossier, today: date) -> bool:
    """Say whether there is an offer that can be ordered today, or was ordered in time and waits for us."""
    return state.order is None and state.offer is not None and not state.offer.voided and not lapsed(state, today)


def ready(state: Dossier, line: int) -> bool:
    """Say whether a line needs no supply any more: from stock, received, or gone already."""
    supply = state.supply(line)
    return (supply is not None and supply.state != "ordered") or state.all_shipped(line)


def _quote(state: Dossier, today: date) -> Step:
    if state.offer is None:
        return Step("quote", "none")
    if state.offer.voided and state.order is None:
        return Step("quote", "cancelled", day=state.offer.voided)
    if lapsed(state, today):
        return Step("quote", "lapsed", day=state.offer.terms.valid_until)
    return Step("quote", "done", 1, 1, day=state.offer.made)


def _order(state: Dossier, today: date) -> Step:
    if state.order:
        return Step("order", "done", 1, 1, day=state.order.placed)
    if state.requested:
        return Step("order", "active")
    if state.offer and open_offer(state, today):
        return Step("order", "you", day=min(until for until in _until(state, state.offer) if until >= today))
    return Step("order", "todo")


def _until(state: Dossier, offer: Offer) -> Iterator[date]:
    """Yield until when pieces are kept for who orders, and until when the offer holds."""
    if state.reservation:
        yield paris_date(state.reservation.until)
    yield offer.terms.valid_until


def _supply(state: Dossier, today: date) -> Step:
    goods = state.goods
    on = sum(ready(state, line.id) for line in goods)
    supplies = [state.supply(line.id) for line in goods]
    last = max(filter(None, (ready_since(state, line.id) for line in goods)), default=None)
    step = counted("supply", on, len(goods), "lines", last, begun=state.order is not None and not unpaid(state))
    stock = step.status == "done" and all(supply is None or supply.state == "stock" for supply in supplies)
    return step._replace(stock=stock)


def ready_since(state: Dossier, line: int) -> date | None:
    """Say since when a line needs no supply any more, or None."""
    supply = state.supply(line)
    if supply is not None and supply.state != "ordered":
        return supply.since
    return max((parcel.shipped for parcel in state.parcels_of(line)), default=None)


def _shipment(state: Dossier, today: date) -> Step:
    goods = state.goods
    on = sum(state.all_shipped(line.id) for line in goods)
    all_ready = state.order is not None and all(ready(state, line.id) for line in goods) and not unpaid(state)
    begun = all_ready or bool(state.parcels)
    return counted("shipment", on, len(goods), "lines", max((p.shipped for p in state.parcels), default=None), begun=begun)


def _invoice(state: Dossier, today: date) -> Step:
    """Count a line as done when nothing of it is to be invoiced; not before what was invoiced wrongly is credited."""
    missing, wrong = {part.line for part in to_bill(state)}, to_credit(state)
    named = {part.line for invoice in state.invoices for part in invoice.parts}
    missing |= {part.line for invoice in state.invoices if invoice.number in wrong for part in invoice.parts}
    lines = [line for line in state.lines if wanted(state, line) or line.id in named]
    if not lines or state.order is None:
        return Step("invoice", "todo")
    last = max((invoice.issued for invoice in state.invoices), default=None)
    return counted("invoice", sum(line.id not in missing for line in lines), len(lines), "lines", last, bool(state.invoices))


def _reception(state: Dossier, today: date) -> Step:
    if not state.goods:
        return Step("reception", "none", 0, 1, "parcels")
    on = sum(parcel.received is not None for parcel in state.parcels)
    of = max(1, len(state.parcels) + bool(state.unshipped and not state.cancelled))
    step = counted("reception", on, of, "parcels", max((p.received for p in state.parcels if p.received), default=None))
    remarks = tuple(parcel for question in state.remarks for parcel in question.parcels)
    if remarks:
        step = step._replace(status="active" if step.status == "done" else step.status, day=None, remarks=remarks)
    waiting = to_confirm(state, today)
    if waiting and step.status != "done":
        return step._replace(status="you", parcel=waiting[0].number)
    return step


def _payment(state: Dossier, today: date) -> Step:
    """Give what was asked for and paid: an invoice credited in full counts only where no other one is or comes.

    What is paid before anything leaves is asked for without one.
    """
    coming, back = bool(to_bill(state)), owed_back(state)
    invoices = [invoice for invoice in state.invoices if not invoice.fully_credited]
    if not invoices and not coming:
        invoices = list(state.invoices)
    on = sum(invoice.open <= 0 for invoice in invoices)
    of = max(1, len(invoices) + bool(invoices and on == len(invoices) and coming))
    last = max((invoice.settled for invoice in state.invoices if invoice.settled), default=None)
    step = counted("payment", on, of, "invoices", last)
    waiting, before = asked(state, today), asked_before(state, today)
    part = any(invoice.paid for invoice in waiting)
    if waiting:
        amount = sum((asked_of(state, invoice, today) for invoice in waiting), before)
        return step._replace(
            status="you", amount=amount, part=part, day=waiting[0].due, overdue=is_late(state, waiting[0], today)
        )
    if before:
        return step._replace(status="you", amount=before)
    transfers = sum((one.amount for one in on_their_way(state, today)), ZERO)
    coming_in = transfers + sum((one.amount for one in debited(state)), ZERO)
    if coming_in:
        return step._replace(status="active", amount=coming_in, way="announced" if transfers else "debited")
    return step._replace(status="active", amount=back) if back else step


def together(state: Dossier, steps: Steps, today: date) -> Steps:
    """Give the steps with what depends on several of them: where the goods wait, and what a cancelled order leaves."""
    supplying = step_of(steps, "supply").status not in ("done", "none")
    dated = tuple(_delayed(state, step, today) if step.key == ("supply" if supplying else "shipment") else step for step in steps)
    return _cut(state, dated, state.cancelled.on) if state.cancelled else dated


def _delayed(state: Dossier, step: Step, today: date) -> Step:
    """Mark the step where the goods wait as late.

    It is late when a date of theirs has passed, or was moved for all that have still to leave.
    """
    if state.order is None or step.status in ("done", "none"):
        return step
    days, _, was = rest(state)
    if not days:
        return step
    if days[0] < today:
        return step._replace(status="late", day=days[0], overdue=True)
    if was is not None and was < days[0] and step.status != "partial":
        return step._replace(status="late", day=days[0], was=was)
    return step._replace(day=days[-1])


def _cut(state: Dossier, steps: Steps, on: date) -> Steps:
    """Keep what happened; the first step that was not finished carries the reason, what nothing follows has no sequel.

    Where only invoices go on, of services before the end, the order's own step says that it was cancelled.
    """
    unfinished = [step.key for step in steps if step.status not in ("done", "none")]
    cut = next((key for key in unfinished if key in MEASURED), next(iter(unfinished), None))
    goes_on = {"reception": bool(state.parcels), "invoice": bool(to_bill(state) or state.invoices)}
    goes_on["payment"] = goes_on["invoice"] or bool(owed_back(state))
    left, result = False, []
    for step in steps:
        result.append(_after_cut(step, on, goes_on.get(step.key, False), at=step.key == cut, left=left))
        left = left or step.key == cut
    if any(step.status == "cancelled" for step in result):
        return tuple(result)
    return tuple(step._replace(status="cancelled", day=on) if step.key == "order" else step for step in result)


def _after_cut(step: Step, on: date, goes_on: bool, *, at: bool, left: bool) -> Step:
    """Give the step after an order's end: at the one that carries the reason, or once that was left behind."""
    if at and not goes_on:
        return step._replace(status="cancelled", day=on, was=None)
    if left and step.status in ("todo", "active", "late") and not goes_on:
        return step._replace(status="off", day=None)
    return step


RULES: dict[StepKey, Callable[[Dossier, date], Step]] = {
    "quote": _quote,
    "order": _order,
    "supply": _supply,
    "shipment": _shipment,
    "invoice": _invoice,
    "reception": _reception,
    "payment": _payment,
}
"""Each step of a sale, in the order in which they are shown."""
