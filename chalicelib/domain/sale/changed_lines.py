"""The lines of an order once it has changed, and which of them are wanted more of than before."""

from collections.abc import Iterator

from msgspec.structs import replace

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.order_change import OrderChanged
from chalicelib.domain.sale.lines import Line, LineChange


def changed_lines(state: Dossier, event: OrderChanged) -> tuple[Line, ...]:
    """Give the lines that hold after a change, those that it adds last."""
    new = {change.line: change for change in event.changed}
    held = (line for line in state.lines if line.id not in event.cancelled)
    return (*(as_changed(line, new[line.id]) if line.id in new else line for line in held), *event.added)


def as_changed(line: Line, change: LineChange) -> Line:
    """Give a line with what is new of it."""
    new = {"quantity": change.quantity, "unit_price": change.unit_price, "discount": change.discount}
    return replace(line, **{field: value for field, value in new.items() if value is not None})


def wanted_more(state: Dossier, event: OrderChanged) -> tuple[int, ...]:
    """Give the lines that a change adds, and those that it wants more pieces of."""
    return tuple(_more(state, event))


def _more(state: Dossier, event: OrderChanged) -> Iterator[int]:
    before = {line.id: line.quantity for line in state.lines}
    yield from (change.line for change in event.changed if (change.quantity or 0) > before.get(change.line, 0))
    yield from (line.id for line in event.added)
