"""The seven steps, derived from lines and history on a day: late and lapsed change without a write."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from chalicelib.domain.sale.announced import common_day, rest
from chalicelib.domain.sale.dossier import Dossier, Parcel
from chalicelib.domain.sale.owed import owed_back, to_bill, to_credit, to_pay, wanted
from chalicelib.domain.values.money import ZERO

Key = Literal["quote", "order", "supply", "shipment", "invoice", "reception", "payment"]
Status = Literal["none", "todo", "active", "partial", "done", "you", "late", "cancelled", "off", "lapsed"]
Unit = Literal["lines", "parcels", "invoices"]
BEGUN: tuple[Status, ...] = ("active", "partial", "done", "late", "cancelled")
MEASURED: tuple[Key, ...] = ("quote", "order", "supply", "shipment", "reception")
"""The steps on which the cursor stands; invoice and payment never move it, except at the end when all is done."""


class Step(NamedTuple):
    """One step: `on` of `of` cells are full.

    day: when it was done, cancelled or lapsed, or until when it waits. was: the date first announced, where `day` moved it.
    stock: supplied from stock alone. parcel: the one to confirm. overdue: its day has passed.
    amount: what is to be paid, or while the step is active to be paid back.
    remarks: the parcels in which something was wanting, as long as nobody has answered.
    """

    key: Key
    status: Status
    on: int = 0
    of: int = 1
    unit: Unit = "lines"
    day: date | None = None
    was: date | None = None
    stock: bool = False
    amount: Decimal | None = None
    parcel: int | None = None
    overdue: bool = False
    remarks: tuple[int, ...] = ()
    cursor: Literal["at", "end"] | None = None


def steps(state: Dossier, today: date) -> tuple[Step, ...]:
    """The seven steps in their order, with at most one cursor."""
    row: tuple[Step, ...] = (
        _quote(state, today), _order(state, today), _supply(state), _shipment(state),
        _invoice(state), _reception(state, today), _payment(state, today),
    )  # fmt: skip
    row = tuple(_delayed(state, row, step, today) for step in row)
    if state.cancelled:
        row = _cut(state, row, state.cancelled.on)
    return _with_cursor(row)


def finished(row: tuple[Step, ...]) -> bool:
    """Whether every step is done or has no object."""
    return all(step.status in ("done", "none") for step in row)


def to_confirm(state: Dossier, today: date) -> tuple[Parcel, ...]:
    """The parcels that should have arrived by now and that nobody has confirmed; one without a date from the next day on."""
    return tuple(p for p in unconfirmed(state) if (arrival(state, p) or p.shipped + timedelta(days=1)) <= today)


def unconfirmed(state: Dossier) -> tuple[Parcel, ...]:
    """The parcels of which the customer has still to say that they came; one that they ask us about waits for our answer."""
    asked = {parcel for question in state.questions for parcel in question.parcels}
    return tuple(parcel for parcel in state.parcels if parcel.received is None and parcel.number not in asked)


def arrival(state: Dossier, parcel: Parcel) -> date | None:
    """When a parcel should arrive: on its own date, else on the one announced for its lines before it left."""
    if parcel.expected:
        return parcel.expected
    said = common_day(state, (part.line for part in parcel.parts), parcel.entry)
    return said if said and said >= parcel.shipped else None


def under_way(state: Dossier) -> tuple[date, bool]:
    """When all parcels under way should have arrived, and whether each has a day: else they can be confirmed from then on."""
    coming = [(parcel, arrival(state, parcel)) for parcel in state.parcels if parcel.received is None]
    return max(day or parcel.shipped + timedelta(days=1) for parcel, day in coming), all(day for _, day in coming)


def lapsed(state: Dossier, today: date) -> bool:
    """Whether the offer ended unordered, and was not withdrawn before: at the END of its last day, Paris."""
    return state.order is None and state.offer is not None and not state.offer.voided and today > state.offer.terms.valid_until


def open_offer(state: Dossier, today: date) -> bool:
    """Whether there is an offer that can be ordered today."""
    return state.order is None and state.offer is not None and not state.offer.voided and not lapsed(state, today)


def ready(state: Dossier, line: int) -> bool:
    """Whether a line needs no supply any more: from stock, received, or gone already."""
    supply = state.supply(line)
    return (supply is not None and supply.state != "ordered") or state.all_shipped(line)


def _measure(key: Key, on: int, of: int, unit: Unit, done: date | None, begun: bool = False) -> Step:
    if of == 0:
        return Step(key, "none", 0, 1, unit)
    if on == of:
        return Step(key, "done", on, of, unit, done)
    status: Status = "partial" if on else "active" if begun else "todo"
    return Step(key, status, on, of, unit)


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
    if state.offer and open_offer(state, today):
        return Step("order", "you", day=state.offer.terms.valid_until)
    return Step("order", "todo")


def _supply(state: Dossier) -> Step:
    goods = state.goods
    on = sum(ready(state, line.id) for line in goods)
    supplies = [state.supply(line.id) for line in goods]
    last = max(filter(None, (ready_since(state, line.id) for line in goods)), default=None)
    step = _measure("supply", on, len(goods), "lines", last, begun=state.order is not None)
    stock = step.status == "done" and all(supply is None or supply.state == "stock" for supply in supplies)
    return step._replace(stock=stock)


def ready_since(state: Dossier, line: int) -> date | None:
    """Since when a line needs no supply any more, or None."""
    supply = state.supply(line)
    if supply is not None and supply.state != "ordered":
        return supply.since
    return max((parcel.shipped for parcel in state.parcels_of(line)), default=None)


def _shipment(state: Dossier) -> Step:
    goods = state.goods
    on = sum(state.all_shipped(line.id) for line in goods)
    begun = (state.order is not None and all(ready(state, line.id) for line in goods)) or bool(state.parcels)
    return _measure("shipment", on, len(goods), "lines", max((p.shipped for p in state.parcels), default=None), begun=begun)


def _invoice(state: Dossier) -> Step:
    """A line is done when nothing of it is to be invoiced; not before what was invoiced wrongly is credited."""
    missing, wrong = {part.line for part in to_bill(state)}, to_credit(state)
    named = {part.line for invoice in state.invoices for part in invoice.parts}
    missing |= {part.line for invoice in state.invoices if invoice.number in wrong for part in invoice.parts}
    lines = [line for line in state.lines if wanted(state, line) or line.id in named]
    if not lines or state.order is None:
        return Step("invoice", "todo")
    last = max((invoice.issued for invoice in state.invoices), default=None)
    return _measure("invoice", sum(line.id not in missing for line in lines), len(lines), "lines", last, bool(state.invoices))


def _reception(state: Dossier, today: date) -> Step:
    if not state.goods:
        return Step("reception", "none", 0, 1, "parcels")
    on = sum(parcel.received is not None for parcel in state.parcels)
    of = max(1, len(state.parcels) + bool(state.unshipped and not state.cancelled))
    step = _measure("reception", on, of, "parcels", max((p.received for p in state.parcels if p.received), default=None))
    remarks = tuple(parcel for question in state.remarks for parcel in question.parcels)
    if remarks:
        step = step._replace(status="active" if step.status == "done" else step.status, day=None, remarks=remarks)
    waiting = to_confirm(state, today)
    if waiting and step.status != "done":
        return step._replace(status="you", parcel=waiting[0].number)
    return step


def _payment(state: Dossier, today: date) -> Step:
    """What was asked for and paid: an invoice credited in full counts only where no other one is or comes."""
    waiting, coming, back = to_pay(state), bool(to_bill(state)), owed_back(state)
    invoices = [invoice for invoice in state.invoices if not invoice.undone]
    if not invoices and not coming:
        invoices = list(state.invoices)
    on = sum(invoice.open <= 0 for invoice in invoices)
    of = max(1, len(invoices) + bool(invoices and on == len(invoices) and coming))
    last = max((invoice.settled for invoice in state.invoices if invoice.settled), default=None)
    step = _measure("payment", on, of, "invoices", last)
    if waiting:
        amount = sum((invoice.open for invoice in waiting), ZERO)
        return step._replace(status="you", amount=amount, day=waiting[0].due, overdue=waiting[0].due < today)
    return step._replace(status="active", amount=back) if back else step


def _delayed(state: Dossier, row: tuple[Step, ...], step: Step, today: date) -> Step:
    """The step where the goods wait is late when a date of theirs has passed, or was moved for all that have still to leave."""
    supplying = row[2].status not in ("done", "none")
    if state.order is None or step.key != ("supply" if supplying else "shipment") or step.status in ("done", "none"):
        return step
    days, _, was = rest(state)
    if not days:
        return step
    if days[0] < today:
        return step._replace(status="late", day=days[0], overdue=True)
    if was is not None and was < days[0] and step.status != "partial":
        return step._replace(status="late", day=days[0], was=was)
    return step._replace(day=days[-1])


def _cut(state: Dossier, row: tuple[Step, ...], on: date) -> tuple[Step, ...]:
    """What happened stays; the first step that was not finished carries the reason, what nothing follows has no sequel.

    Where only invoices go on, of services before the end, the order's own step says that it was cancelled.
    """
    unfinished = [i for i, step in enumerate(row) if step.status not in ("done", "none")]
    cut = next((i for i in unfinished if row[i].key in MEASURED), next(iter(unfinished), len(row)))
    goes_on = {"reception": bool(state.parcels), "invoice": bool(to_bill(state) or state.invoices)}
    goes_on["payment"] = goes_on["invoice"] or bool(owed_back(state))
    row = tuple(_after_cut(step, i - cut, on, goes_on.get(step.key, False)) for i, step in enumerate(row))
    if any(step.status == "cancelled" for step in row):
        return row
    return tuple(step._replace(status="cancelled", day=on) if step.key == "order" else step for step in row)


def _after_cut(step: Step, place: int, on: date, goes_on: bool) -> Step:
    if place == 0 and not goes_on:
        return step._replace(status="cancelled", day=on, was=None)
    if place > 0 and step.status in ("todo", "active", "late") and not goes_on:
        return step._replace(status="off", day=None)
    return step


def _with_cursor(row: tuple[Step, ...]) -> tuple[Step, ...]:
    if finished(row):
        return (*row[:-1], row[-1]._replace(cursor="end"))
    begun = [i for i, step in enumerate(row) if step.key in MEASURED and (step.status in BEGUN or step.on)]
    if not begun:
        return row
    place = begun[-1]
    full = row[place].on == row[place].of
    return tuple(step._replace(cursor=("end" if full else "at")) if i == place else step for i, step in enumerate(row))
