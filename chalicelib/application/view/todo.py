"""The one act panel: what waits for whom."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace

from chalicelib.application.view.act_panel import idle, owed_meanwhile, panel
from chalicelib.application.view.arrivals import announced as delivery_announced
from chalicelib.application.view.arrivals import days_under_way
from chalicelib.application.view.coming_money import with_money
from chalicelib.application.view.documents import of_step
from chalicelib.application.view.firm_order import firm_order
from chalicelib.application.view.held_meanwhile import held_meanwhile
from chalicelib.application.view.money_panels import MONEY_PANELS
from chalicelib.application.view.offer_sheets import kept_pieces, presses
from chalicelib.application.view.offered_deposit import with_deposit
from chalicelib.application.view.order_presses import order_press, placed_presses, telephone_note
from chalicelib.application.view.order_wishes import place_of
from chalicelib.application.view.permitted_here import instead, turn_of
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answering, beside, stays
from chalicelib.application.view.shapes.panel import ShownTodo, ShownWay
from chalicelib.application.view.writing import ordering, phoning, renewing
from chalicelib.domain.access.rights import Right
from chalicelib.domain.sale.announced import rest
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.steps import under_way
from chalicelib.domain.sale.turn import Turn
from chalicelib.domain.values.calendar import paris_date


def todo(reading: Reading) -> ShownTodo:
    """Give the panel: the oldest open invoice before a parcel to confirm, an offer to decide on, or nothing to do."""
    shown = _PANELS[reading.turn](reading)
    if reading.turn in ("decide", "requested", "lapsed"):
        return with_deposit(reading, _for_reader(reading, shown))
    return _for_reader(reading, with_money(reading, shown))


def _for_reader(reading: Reading, shown: ShownTodo) -> ShownTodo:
    if reading.then:
        return _of_that_day(reading, shown)
    needed = NEEDS.get(reading.turn)
    if needed and not reading.may(needed):
        return _of_others(reading, shown, needed)
    return replace(shown, acts=[*shown.acts, *placed_presses(reading)])


def _of_that_day(reading: Reading, shown: ShownTodo) -> ShownTodo:
    """Give what waited that day, without what it takes to do it."""
    translations = reading.translations
    tag = translations.gettext("That day · %(tag)s") % {"tag": shown.tag}
    notes = [translations.gettext("To act on it, go back to today.")] if shown.who == "you" else shown.notes
    return replace(shown, who="then", tag=tag, notes=notes, bank=[], acts=[], links=[])


def _of_others(reading: Reading, shown: ShownTodo, needed: Right) -> ShownTodo:
    """Give what waits for whoever of the customer's can do it, to a reader who cannot: nothing to press or to pay."""
    notes = shown.notes if needed != "order" else beside(reading)
    return replace(
        shown,
        who="others",
        tag=turn_of(reading, needed),
        notes=[*notes, instead(reading, needed) or ""],
        bank=[],
        acts=[],
        links=[],
    )


def _confirm(reading: Reading) -> ShownTodo:
    translations, parcel = reading.translations, reading.to_confirm[0]
    title = translations.gettext("Confirm that parcel %(parcel)s arrived") % {"parcel": parcel.number}
    return panel(reading, translations.gettext("Your turn"), title, *owed_meanwhile(reading), *beside(reading))


def _decide(reading: Reading) -> ShownTodo:
    translations, offer, kept = reading.translations, reading.state.offer, reading.reservation
    until = offer.terms.valid_until if offer else reading.today
    title = translations.gettext("Order by %(day)s") % {"day": reading.weekday(until)}
    note = translations.gettext("To order, write to us or call, naming %(reference)s and your order number.")
    order, by_telephone = order_press(reading), telephone_note(reading)
    links = [phoning(reading)] if order or by_telephone else [ordering(reading), phoning(reading)]
    shown = _offer(reading, title, by_telephone or note % {"reference": reading.reference}, links, until)
    shown = replace(shown, notes=[*([] if order else shown.notes), *beside(reading)], acts=[*order, *presses(reading)])
    return _reserved(reading, shown, kept) if kept else shown


def _reserved(reading: Reading, shown: ShownTodo, kept: Reservation) -> ShownTodo:
    """Give the panel of an offer of which pieces are kept: it waits until they are for sale again."""
    translations, end = reading.translations, paris_date(kept.until)
    longer = any(one.act == "extend" for one in shown.acts)
    title = (
        translations.gettext("Order, or keep them longer")
        if longer
        else translations.gettext("Order by %(day)s") % {"day": reading.weekday(end)}
    )
    tag = translations.gettext("Your turn, by %(day)s") % {"day": reading.when(end)}
    return replace(shown, tag=tag, title=title, by=end, notes=[f"{kept_pieces(reading, kept)}.", *shown.notes])


def _lapsed(reading: Reading) -> ShownTodo:
    translations = reading.translations
    note = translations.gettext("For today’s prices and lead times, write to us or call, naming %(reference)s.")
    links = [renewing(reading), phoning(reading)]
    shown = _offer(reading, translations.gettext("This quote has ended"), note % {"reference": reading.reference}, links)
    return replace(shown, notes=[*shown.notes, *beside(reading)])


def _offer(reading: Reading, title: str, note: str, links: list[ShownWay], by: date | None = None) -> ShownTodo:
    """Give a panel on which the customer decides: how it is done, and the offer itself."""
    offered = next(iter(of_step(reading, "quote")), None)
    return panel(reading, reading.translations.gettext("Your decision"), title, note, by=by, links=links, document=offered)


def _withdrawn(reading: Reading) -> ShownTodo:
    return idle(reading, reading.translations.gettext("This quote was withdrawn"), *beside(reading))


def _answer(reading: Reading) -> ShownTodo:
    return idle(reading, answering(reading) or "", *stays(reading))


def _cancelled(reading: Reading) -> ShownTodo:
    return idle(reading, reading.translations.gettext("This order goes no further"))


def _under_way(reading: Reading) -> ShownTodo:
    translations, (day, expected) = reading.translations, under_way(reading.state)
    coming = sum(parcel.received is None for parcel in reading.state.parcels)
    title = translations.ngettext("Your parcel is on its way", "Your parcels are on their way", coming)
    if not expected:
        note = translations.gettext("We ask you to confirm the arrival from %(day)s on; you can do so before.")
    elif len(days_under_way(reading)) > 1:
        note = translations.gettext("The last is expected on %(day)s.")
    else:
        note = translations.gettext("Arrival expected on %(day)s.")
    return idle(reading, title, note % {"day": reading.weekday(day)}, by=day)


def _prepare(reading: Reading) -> ShownTodo:
    translations, announcement = reading.translations, delivery_announced(reading)
    notes, by = ((announcement,), rest(reading.state).days[0]) if announcement else ((), None)
    firm = firm_order(reading)
    if firm:
        return idle(reading, firm.title, *firm.notes, *notes, by=by)
    whole, others = (
        translations.gettext("We are preparing your order"),
        translations.gettext("We are preparing the rest of your order"),
    )
    return idle(reading, others if reading.state.parcels else whole, *notes, by=by)


def _requested(reading: Reading) -> ShownTodo:
    w = reading.translations
    return idle(
        reading,
        w.gettext("We are confirming your order"),
        w.gettext("It goes to an address that we did not know. Nothing is taken from stock before we confirm it."),
        *_to(reading),
        *held_meanwhile(reading),
    )


def _to(reading: Reading) -> tuple[str, ...]:
    """Give the address of an order that waits for us, so that whoever ordered sees what they wrote."""
    asked = reading.state.requested
    lines = place_of(reading, asked.wanted.online) if asked else ()
    return (reading.translations.gettext("Delivery: %(address)s.") % {"address": ", ".join(lines)},) if lines else ()


NEEDS: Mapping[Turn, Right] = {
    "pay": "pay",
    "prepay": "pay",
    "choose": "pay",
    "confirm": "act",
    "decide": "order",
    "lapsed": "order",
}
"""The right that it takes to do what waits for the customer."""

_PANELS: Mapping[Turn, Callable[[Reading], ShownTodo]] = {
    **MONEY_PANELS,
    "confirm": _confirm,
    "decide": _decide,
    "lapsed": _lapsed,
    "withdrawn": _withdrawn,
    "remarks": _answer,
    "answer": _answer,
    "cancelled": _cancelled,
    "under_way": _under_way,
    "prepare": _prepare,
    "requested": _requested,
}
