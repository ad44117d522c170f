"""Where an affair stands, in one line of a list: the step of the cursor, what more is known of it, and the small scale."""

from typing import NamedTuple

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.track import counted, day_beside, step_names, with_remarks
from chalicelib.domain.dossier import Announcement
from chalicelib.domain.steps import Step, first_announced, next_delivery


class Standing(NamedTuple):
    """The step, a note below it, and the seven cells: "on", "part", "off" (will not take place) or empty."""

    step: str
    note: str | None
    cells: list[str]


def standing(reading: Reading) -> Standing:
    """Where the dossier stands today."""
    steps = reading.steps
    step = _ended(steps) or next((step for step in steps if step.cursor), steps[0])
    name = step_names(reading.words)[step.key]
    text = f"{name}, {counted(reading.words, step)}" if 0 < step.on < step.of else name
    return Standing(text, _note(reading, step), [_cell(step) for step in steps])


def _ended(steps: tuple[Step, ...]) -> Step | None:
    """The step at which the order was cancelled or the offer lapsed; what left before may still go on."""
    return next((step for step in steps if step.status in ("cancelled", "lapsed")), None)


def _cell(step: Step) -> str:
    if step.status in ("off", "cancelled", "lapsed"):
        return "off"
    return "" if not step.on or step.status == "none" else "on" if step.on >= step.of else "part"


def _note(reading: Reading, step: Step) -> str | None:
    words, offer = reading.words, reading.state.offer
    if step.status == "cancelled" and step.day:
        return words.gettext("cancelled on %(day)s") % {"day": reading.when(step.day)}
    if step.status == "lapsed" and step.day:
        return words.gettext("ended on %(day)s") % {"day": reading.when(step.day)}
    if step.remarks:
        return with_remarks(words, step)
    if reading.turn == "decide" and offer:
        return words.gettext("valid until %(day)s") % {"day": reading.when(offer.terms.valid_until)}
    told = None if reading.state.cancelled else next_delivery(reading.state)
    return _delivery(reading, told) if told else _done(reading, step)


def _delivery(reading: Reading, told: Announcement) -> str:
    """When what has still to leave arrives, as it was announced last."""
    words, was = reading.words, first_announced(reading.state, told)
    passed = told.on < reading.today
    if reading.state.parcels:
        said = words.gettext("the rest was expected on %(day)s") if passed else words.gettext("the rest on %(day)s")
    else:
        said = words.gettext("delivery was expected on %(day)s") if passed else words.gettext("delivery on %(day)s")
    said %= {"day": reading.when(told.on)}
    if was is None or was > told.on:
        return said
    return words.gettext("%(said)s, instead of %(was)s") % {"said": said, "was": day_beside(reading, was, told.on)}


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
