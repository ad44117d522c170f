"""The mail about an order that goes no further."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.entry import Entry
from chalicelib.effects.said import Said


def cancellation(reading: Reading, event: e.OrderCancelled, entry: Entry) -> Said | None:
    """That the order was cancelled, why, and that what has left stays the customer's."""
    w, cancelled = reading.words, reading.state.cancelled
    if cancelled is None:
        return None
    says = [w.gettext("Your order was cancelled on %(day)s.") % {"day": w.day_year(cancelled.on)}]
    says += [cancelled.reason] if cancelled.reason else []
    says += [w.gettext("What had already shipped is not concerned.")] if reading.state.parcels else []
    subject = w.gettext("Order %(reference)s: cancelled") % {"reference": reading.reference}
    return Said(subject=subject, paragraphs=tuple(says), action=w.gettext("Follow the order"))
