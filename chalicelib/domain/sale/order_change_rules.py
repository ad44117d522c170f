"""What a change of an order may not do: each rule raises with its reason and what to do instead."""

from collections import Counter
from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.changed_lines import as_changed, changed_lines
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.order_change import OrderChanged
from chalicelib.domain.sale.from_bodies import check_sum
from chalicelib.domain.values.fields import MAX_LINES


def change_is_next(state: Dossier, event: OrderChanged, day: date) -> None:
    if event.number != state.changes + 1:
        raise NotAllowed("the next change of the order is %(due)s", due=state.changes + 1)


def not_all_invoiced(state: Dossier, event: OrderChanged, day: date) -> None:
    if all(state.billed(line.id) >= line.quantity for line in state.lines):
        raise NotAllowed("everything was invoiced: what is wanted beside it is another order")


def names_lines_once(state: Dossier, event: OrderChanged, day: date) -> None:
    if not (event.changed or event.added or event.cancelled):
        raise Invalid("say what changes: change, add or cancel", field="change")
    lines, named = {line.id for line in state.lines}, Counter((*(one.line for one in event.changed), *event.cancelled))
    for line, times in named.items():
        field = "cancel" if line in event.cancelled else "change"
        if line not in lines:
            raise Invalid("there is no such line: %(line)s", field=field, line=line)
        if times > 1:
            raise Invalid("line %(line)s is named twice", field=field, line=line)


def added_are_new(state: Dossier, event: OrderChanged, day: date) -> None:
    taken = {line.id for line in state.every_line}
    for line in event.added:
        if line.id in taken:
            raise NotAllowed("there is a line %(line)s already", field="add", line=line.id)


def each_change_says_something_new(state: Dossier, event: OrderChanged, day: date) -> None:
    for change in event.changed:
        line = state.line(change.line)
        if as_changed(line, change) == line:
            raise NotAllowed("that is what line %(line)s says already", field="change", line=line.id)


def quantity_covers_what_is_done(state: Dossier, event: OrderChanged, day: date) -> None:
    for change in event.changed:
        if change.quantity is None:
            continue
        if change.quantity > state.line(change.line).quantity and _all_left(state, change.line):
            raise NotAllowed("line %(line)s has left: add a line for more of it", field="change", line=change.line)
        done = _done(state, change.line)
        if change.quantity < done:
            raise NotAllowed(
                "of line %(line)s %(done)s were shipped or invoiced: it keeps that quantity at least",
                field="change", line=change.line, done=done,
            )  # fmt: skip
        _not_packed(state, change.line, change.quantity, "change")


def price_is_on_no_invoice(state: Dossier, event: OrderChanged, day: date) -> None:
    for change in event.changed:
        line = state.line(change.line)
        new = as_changed(line, change)
        if (new.unit_price, new.discount) != (line.unit_price, line.discount) and state.invoiced(line.id):
            raise NotAllowed(
                "an invoice has line %(line)s at its price: lower its quantity or cancel it, and add a line at the new price",
                field="change", line=line.id,
            )  # fmt: skip


def nothing_was_done_of_cancelled(state: Dossier, event: OrderChanged, day: date) -> None:
    for line in event.cancelled:
        done = _done(state, line)
        if done:
            raise NotAllowed(
                "of line %(line)s %(done)s were shipped or invoiced: lower its quantity to that",
                field="cancel", line=line, done=done,
            )  # fmt: skip
        _not_packed(state, line, 0, "cancel")


def something_is_left(state: Dossier, event: OrderChanged, day: date) -> None:
    lines = changed_lines(state, event)
    if not lines:
        raise NotAllowed("nothing would be left of the order: cancel all of it (cancel_order)", field="cancel")
    if len(lines) + len(state.dropped) + len(event.cancelled) > MAX_LINES:
        raise Invalid("an order has %(most)s lines at most, cancelled ones included", field="add", most=MAX_LINES)
    check_sum(lines, "add" if event.added else "change")


def _done(state: Dossier, line: int) -> int:
    return max(state.shipped(line), state.billed(line))


def _all_left(state: Dossier, line: int) -> bool:
    return state.line(line).goods and state.all_shipped(line)


def _not_packed(state: Dossier, line: int, quantity: int, field: str) -> None:
    """Raise where the delivery note of a parcel that is still to leave lists more than the quantity leaves."""
    left = quantity - state.shipped(line)
    gone = {parcel.number for parcel in state.parcels}
    for number in {note.parcel for note in state.delivery_notes} - gone:
        note = state.note_of(number)
        packed = sum(part.quantity for part in note.parts if part.line == line) if note else 0
        if note and packed > left:
            raise NotAllowed(
                "the delivery note %(number)s lists line %(line)s for a parcel to come: make that note anew first",
                field=field, number=note.number, line=line,
            )  # fmt: skip
