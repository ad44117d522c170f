"""What a list says below the step of a sale: when it arrives or ended, or until when the offer holds."""

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.track import day_beside, with_remarks
from chalicelib.domain.sale.announced import Rest, rest
from chalicelib.domain.sale.step import Step
from chalicelib.domain.values.calendar import paris_date


def note(reading: Reading, step: Step) -> str | None:
    """Give what more is known of the step at which a sale stands."""
    translations, offer = reading.translations, reading.state.offer
    if step.status == "cancelled" and step.day and step.key == "quote":
        return translations.gettext("withdrawn on %(day)s") % {"day": reading.when(step.day)}
    if step.status == "cancelled" and step.day:
        return translations.gettext("cancelled on %(day)s") % {"day": reading.when(step.day)}
    if step.status == "lapsed" and step.day:
        return translations.gettext("ended on %(day)s") % {"day": reading.when(step.day)}
    if step.remarks:
        return with_remarks(translations, step)
    if reading.turn == "decide" and reading.reservation:
        return translations.gettext("reserved until %(day)s") % {"day": reading.when(paris_date(reading.reservation.until))}
    if reading.turn == "decide" and offer:
        return translations.gettext("valid until %(day)s") % {"day": reading.when(offer.terms.valid_until)}
    remaining = rest(reading.state)
    return _delivery(reading, remaining) if remaining.days and not reading.state.cancelled else _done(reading, step)


def _delivery(reading: Reading, remaining: Rest) -> str:
    """Say when what has still to leave arrives, as it was announced last."""
    translations, (first, *more), was = reading.translations, remaining.days, remaining.was
    if first < reading.today:
        passed = translations.gettext("the rest was expected on %(day)s")
        text = passed if reading.state.parcels else translations.gettext("delivery was expected on %(day)s")
        return text % {"day": reading.when(first)}
    if more:
        rest_of_it = translations.gettext("the rest from %(first)s to %(last)s")
        text = rest_of_it if reading.state.parcels else translations.gettext("deliveries from %(first)s to %(last)s")
        return text % {"first": reading.when(first), "last": reading.when(more[-1])}
    if not remaining.whole:
        return translations.gettext("a part on %(day)s") % {"day": reading.when(first)}
    text = translations.gettext("the rest on %(day)s") if reading.state.parcels else translations.gettext("delivery on %(day)s")
    text %= {"day": reading.when(first)}
    if was is None or was > first:
        return text
    return translations.gettext("%(text)s, instead of %(was)s") % {"text": text, "was": day_beside(reading, was, first)}


def _done(reading: Reading, step: Step) -> str | None:
    """Say when a step ended, said of what it is about; of one that has begun since when the order is there."""
    translations, order = reading.translations, reading.state.order
    if step.status == "active" and order:
        return translations.gettext("order of %(day)s") % {"day": reading.when(order.placed)}
    if step.status != "done" or step.day is None:
        return None
    if step.key == "supply":
        return translations.gettext("from stock") if step.stock else None
    message = {
        "shipment": translations.pgettext("order", "shipped on %(day)s"),
        "reception": translations.pgettext("order", "delivered on %(day)s"),
    }.get(step.key)
    return message % {"day": reading.when(step.day)} if message else None
