"""When an order from the page can be taken back by its customer: as long as nothing was done for it."""

from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.orders import Order
from chalicelib.domain.values.marked import mark


def nothing_was_done(state: Dossier, event: EventBase, day: date) -> None:
    why = None if state.requested else done_meanwhile(state)
    if why is not None:
        raise NotAllowed(why)


def done_meanwhile(state: Dossier) -> str | None:
    """Give why an order can no longer be taken back, None where it can."""
    order = state.order
    if order is None or order.offered is None:
        return mark("the order did not come from the page: ask for its cancellation instead")
    if order.changes:
        return mark("the order was changed since: ask for its cancellation instead")
    if state.parcels or state.delivery_notes:
        return mark("parts of the order have left, or are packed: ask for its cancellation instead")
    if state.invoices or _paid_since(state):
        return mark("the order was invoiced, or money came for it: ask for its cancellation instead")
    if any(supply.state != "stock" for supply in state.supplies):
        return mark("supplies were ordered for it: ask for its cancellation instead")
    return None


def _paid_since(state: Dossier) -> bool:
    """Say whether money moved since the order: what came for the offer before stays there when the offer stands again."""
    placed = max((one.entry for one in state.documents if one.kind == "acknowledgement"), default=0)
    return any(move.entry > placed for move in state.money)


def hour_is_to_come(order: Order, context: Context) -> None:
    """Raise NotAllowed once the hour that was told with the order is past."""
    if order.online is None or context.now >= order.online.until:
        raise NotAllowed("the hour until which the order could be taken back is past: ask for its cancellation instead")


def rest_is_untouched(rest: DossierBase | None, order: Order) -> None:
    """Raise NotAllowed where what was left of the offer was ordered, reserved from, or revised since."""
    if not isinstance(rest, Dossier) or rest.order or rest.requested or rest.revisions != 1:
        raise NotAllowed("what was left of the quote was ordered or reserved since: ask for its cancellation instead")
    if rest.charged or _reserved_since(rest, order):
        raise NotAllowed("what was left of the quote was ordered or reserved since: ask for its cancellation instead")


def _reserved_since(rest: Dossier, order: Order) -> bool:
    """Say whether pieces of the rest are kept otherwise than the order left them: anew, or longer."""
    kept, before = rest.reservation, order.offered.reservation if order.offered else None
    return kept is not None and (kept.left_by is None or before is None or kept.until != before.until)


def rest_stands(rest: DossierBase | None) -> bool:
    """Say whether the offer of what was left has still to be withdrawn."""
    return isinstance(rest, Dossier) and rest.offer is not None and rest.offer.voided is None
