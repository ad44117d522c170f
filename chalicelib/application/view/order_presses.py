"""What opens the acts of an order on the panel: the order itself, and what may be done with one that was placed."""

from chalicelib.application.view.controls import control
from chalicelib.application.view.news_day import calling
from chalicelib.application.view.ordering import ordering, placed
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.domain.sale.by_phone import MOST_PARTS, by_phone


def order_press(reading: Reading) -> tuple[ShownPress, ...]:
    """Give what opens the order of an offer, nothing where it cannot be ordered from the page."""
    w = reading.translations
    if ordering(reading) is None:
        return ()
    return (control("order", w.gettext("Order"), w.gettext("Firm, at the price of the quote. You review it before it goes.")),)


def telephone_note(reading: Reading) -> str | None:
    """Say that an offer is ordered by telephone, None where it is not so: why staff hold a customer is theirs to say."""
    w, state = reading.translations, reading.state
    match by_phone(state, on_hold=reading.on_hold):
        case "hold":
            text = w.gettext("We take this order by telephone: call us, naming %(reference)s and your order number.")
            return text % {"reference": reading.reference}
        case "taken_back":
            text = w.gettext("%(n)s orders of this quote were taken back. To order, call us, naming %(reference)s.")
            return text % {"n": state.taken_back, "reference": reading.reference}
        case "parts":
            text = w.gettext("%(n)s parts of this quote were ordered. To order the rest, call us, naming %(reference)s.")
            return text % {"n": MOST_PARTS, "reference": reading.reference}
        case None:
            return None


def placed_presses(reading: Reading) -> tuple[ShownPress, ...]:
    """Give what opens what may be done with an order from the page.

    The page shows one of the first and the last: who can take the order back need not ask for it.
    """
    w, done = reading.translations, placed(reading)
    if done is None:
        return ()
    if reading.state.requested:
        undo = w.gettext("A mistake? You can cancel it yourself until we confirm it.")
        return (ShownPress("withdraw", w.gettext("Cancel this order"), None, undo, None), _number_press(reading))
    undo = w.gettext("A mistake? You can cancel it yourself until %(moment)s.") % {"moment": done.undo}
    later = w.gettext("After that call us, as long as nothing has shipped:")
    cancel = ShownPress("withdraw", w.gettext("Cancel this order"), later, above=undo, call=calling(reading))
    taken = (cancel,) if done.withdraw else ()
    number = (_number_press(reading),) if done.number else ()
    left = w.gettext("Open quote %(reference)s of what you left") % {"reference": done.rest}
    rest = (control("rest", left),) if done.rest else ()
    return (*taken, *number, *rest, control("request", w.gettext("Ask for a change or a cancellation")))


def _number_press(reading: Reading) -> ShownPress:
    w = reading.translations
    given = w.gettext("Change your order number") if reading.state.order_number else w.gettext("Give your order number")
    return control("number", given)
