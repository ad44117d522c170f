"""What a list says below the step of a sale: when it arrives or ended, or until when the offer holds."""

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.track import day_beside, with_remarks
from chalicelib.domain.sale.announced import Rest, rest
from chalicelib.domain.sale.step import Step


def note(reading: Reading, step: Step) -> str | None:
    """What more is known of the step at which a sale stands."""
    words, offer = reading.words, reading.state.offer
    if step.status == "cancelled" and step.day and step.key == "quote":
        return words.gettext("withdrawn on %(day)s") % {"day": reading.when(step.day)}
    if step.status == "cancelled" and step.day:
        return words.gettext("cancelled on %(day)s") % {"day": reading.when(step.day)}
    if step.status == "lapsed" and step.day:
        return words.gettext("ended on %(day)s") % {"day": reading.when(step.day)}
    if step.remarks:
        return with_remarks(words, step)
    if reading.turn == "decide" and offer:
        return words.gettext("valid until %(day)s") % {"day": reading.when(offer.terms.valid_until)}
    remaining = rest(reading.state)
    return _delivery(reading, remaining) if remaining.days and not reading.state.cancelled else _done(reading, step)


def _delivery(reading: Reading, remaining: Rest) -> str:
    """When what has still to leave arrives, as it was announced last."""
    words, (first, *more), was = reading.words, remaining.days, remaining.was
    if first < reading.today:
        passed = words.gettext("the rest was expected on %(day)s")
        text = passed if reading.state.parcels else words.gettext("delivery was expected on %(day)s")
        return text % {"day": reading.when(first)}
    if more:
        rest_of_it = words.gettext("the rest from %(first)s to %(last)s")
        text = rest_of_it if reading.state.parcels else words.gettext("deliveries from %(first)s to %(last)s")
        return text % {"first": reading.when(first), "last": reading.when(more[-1])}
    if not remaining.whole:
        return words.gettext("a part on %(day)s") % {"day": reading.when(first)}
    text = words.gettext("the rest on %(day)s") if reading.state.parcels else words.gettext("delivery on %(day)s")
    text %= {"day": reading.when(first)}
    if was is None or was > first:
        return text
    return words.gettext("%(said)s, instead of %(was)s") % {"said": text, "was": day_beside(reading, was, first)}


def _done(reading: Reading, step: Step) -> str | None:
    """When a step ended, said of what it is about; of one that has begun since when the order is there."""
    words, order = reading.words, reading.state.order
    if step.status == "active" and order:
        return words.gettext("order of %(day)s") % {"day": reading.when(order.placed)}
    if step.status != "done" or step.day is None:
        return None
    if step.key == "supply":
        return words.gettext("from stock") if step.stock else None
    message = {
        "shipment": words.pgettext("order", "shipped on %(day)s"),
        "reception": words.pgettext("order", "delivered on %(day)s"),
    }.get(step.key)
    return message % {"day": reading.when(step.day)} if message else None
