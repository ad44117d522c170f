"""Orders that changed and days that moved, counted from the events: the dossier holds what was said of each last."""

from collections.abc import Iterator, Mapping

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry


def standing(history: list[Entry]) -> list[e.Event]:
    """What happened and was not struck."""
    struck = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
    return [entry.event for entry in history if entry.seq not in struck]


def changed(histories: Mapping[str, list[Entry]], states: Mapping[str, Dossier]) -> Iterator[str]:
    """What went astray."""
    for reference, history in histories.items():
        events, state = standing(history), states[reference]
        if {line.id: (line.quantity, line.unit_price) for line in state.lines} != _lines(events):
            yield f"{reference}: its lines are not those that were agreed last"
        if {invoice.number: invoice.due for invoice in state.invoices} != _dues(events):
            yield f"{reference}: an invoice is not due on the day that was said last"
        for line in state.lines:
            if max(state.shipped(line.id), state.billed(line.id)) > line.quantity:
                yield f"{reference}: more of line {line.id} left or was invoiced than is ordered"


def _lines(events: list[e.Event]) -> dict[int, tuple[object, object]]:
    """Pieces and price of each line that holds."""
    lines: dict[int, tuple[object, object]] = {}
    offer = lines
    for event in events:
        if isinstance(event, e.OfferMade):
            lines = offer = {line.id: (line.quantity, line.unit_price) for line in event.lines}
        if isinstance(event, e.OrderTakenBack):
            lines = offer
        if isinstance(event, e.OrderCreated):
            lines = {line.id: (line.quantity, line.unit_price) for line in event.lines}
        if isinstance(event, e.OrderChanged):
            lines |= {line.id: (line.quantity, line.unit_price) for line in event.added}
            for one in event.changed:
                quantity, price = lines[one.line]
                lines[one.line] = (one.quantity or quantity, price if one.unit_price is None else one.unit_price)
            lines = {line: agreed for line, agreed in lines.items() if line not in event.cancelled}
    return lines


def _dues(events: list[e.Event]) -> dict[str, object]:
    dues: dict[str, object] = {}
    for event in events:
        if isinstance(event, e.InvoiceIssued):
            dues[event.number] = event.due
        if isinstance(event, e.DueDateChanged):
            dues[event.invoice] = event.due
    return dues
