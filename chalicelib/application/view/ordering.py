"""What the page needs for an order, and for what its customer may still do with one."""

from collections.abc import Sequence
from datetime import timedelta

from chalicelib.application.view.order_places import countries, places
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_review import (
    ShownOrdering,
    ShownPieces,
    ShownPlaced,
    ShownTakeBack,
    ShownTerms,
)
from chalicelib.application.view.stock_view import Source, sources, stands
from chalicelib.application.view.sums import address_lines
from chalicelib.application.view.until import until
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.sale.by_phone import by_phone
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offers import Offer
from chalicelib.domain.sale.order_review import LATEST
from chalicelib.domain.sale.orders import Order
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.sale.take_back_rules import done_meanwhile
from chalicelib.domain.values.calendar import paris_date, working_days_after

TERMS = "/terms/%s.pdf"
"""Where the site keeps the general terms, by the beginning of their SHA-256."""


def terms_url(sha256: str) -> str:
    """Say where general terms are read."""
    return TERMS % sha256[:16]


def ordering(reading: Reading) -> ShownOrdering | None:
    """Give what an order is made of, None where there is nothing to order today."""
    return reading.memo(_ordering)


def _ordering(reading: Reading) -> ShownOrdering | None:
    state, offers, w = reading.state, reading.seller.offers, reading.translations
    if reading.then or not reading.may("order") or not state.orderable(reading.today):
        return None
    if not offers.terms_sha256 or not state.offer:
        return None
    if by_phone(state, on_hold=reading.on_hold):
        return None
    stored, home, where = reading.people.addresses, reading.seller.address.country, sources(reading)
    return ShownOrdering(
        buyer=reading.people.name,
        lines=[_pieces(reading, line, where.get(line.id, ())) for line in state.lines],
        kept=_left(reading, state.offer),
        places=places(reading, NO_CONDITIONS),
        countries=countries(reading, NO_CONDITIONS),
        billing=list(address_lines(stored[state.billing], w, home)) if state.billing in stored else [],
        terms=ShownTerms(terms_url(offers.terms_sha256), offers.terms_sha256),
        first=reading.today.isoformat(),
        last=(reading.today + timedelta(days=LATEST)).isoformat(),
        wish=w.gettext("Without one we ship as soon as we can; for a later day we wait before shipping."),
    )


def _left(reading: Reading, offer: Offer) -> str:
    """Say what becomes of what is left, and until when pieces of it stay reserved."""
    w, held = reading.translations, reading.reservation
    text = w.gettext("At most what the quote has. What you leave becomes a quote of its own, at the same prices, until %(day)s.")
    text %= {"day": reading.weekday(offer.terms.valid_until)}
    if held is None:
        return text
    reserved = w.gettext("What you reserved of it stays held for you until %(moment)s.") % {"moment": until(reading, held.until)}
    return f"{text} {reserved}"


def _pieces(reading: Reading, line: Line, origins: Sequence[Source]) -> ShownPieces:
    price = reading.translations.money(line.unit_price, reading.state.currency)
    most = line.quantity
    text, wait = stands(reading, line, origins) or (None, False)
    return ShownPieces(line.id, reading.name(line), f"{line.sku} · {price}", of=most, most=most, text=text, wait=wait)


def placed(reading: Reading) -> ShownPlaced | None:
    """Give what may be done with an order from the page, None where there is none."""
    state, w = reading.state, reading.translations
    order = state.order
    if not reading.may("order"):
        return None
    if state.requested and not reading.then:
        return _asked_for(reading)
    if reading.then or order is None or order.online is None or state.cancelled:
        return None
    why = done_meanwhile(state)
    in_time = why is None and reading.today <= paris_date(order.online.until)
    return ShownPlaced(
        undo=until(reading, order.online.until) if in_time else None,
        undo_until=order.online.until if in_time else None,
        why_not=w.gettext(why) if why else None,
        number=not state.invoices,
        ask=True,
        rest=order.online.rest,
        withdraw=_take_back(reading, order) if in_time else None,
        asking=_asking(reading),
    )


def _asked_for(reading: Reading) -> ShownPlaced:
    """Give what may be done with an order that waits for us: whoever takes it back need not ask for a change."""
    return ShownPlaced(
        undo=None, undo_until=None, why_not=None, number=True, ask=False, rest=None, withdraw=_take_back_unconfirmed(reading),
        asking=None,
    )  # fmt: skip


def _take_back_unconfirmed(reading: Reading) -> ShownTakeBack:
    w, state = reading.translations, reading.state
    title = w.gettext("Cancel order %(number)s") % {"number": state.order_number or reading.reference}
    sentences = [w.gettext("Possible until we confirm the order; nothing was taken from stock for it.")]
    if state.offer and open_offer(state, reading.today):
        day = reading.weekday(state.offer.terms.valid_until)
        sentences.append(w.gettext("Your quote holds until %(day)s.") % {"day": day})
    if reading.reservation:
        text = w.gettext("What you reserved of it stays held for you until %(moment)s.")
        over = w.gettext("What you reserved is for sale again then: its time is over.")
        moment = reading.reservation.until
        sentences.append(text % {"moment": until(reading, moment)} if reading.moment < moment else over)
    return ShownTakeBack(title, sentences)


def _take_back(reading: Reading, order: Order) -> ShownTakeBack | None:
    w, online = reading.translations, order.online
    if online is None:
        return None
    title = w.gettext("Cancel order %(number)s") % {"number": reading.state.order_number or reading.reference}
    sentences = [
        w.gettext("Possible until %(moment)s.") % {"moment": until(reading, online.until)},
        w.gettext("Nothing is invoiced, nothing has shipped. The quote stands again, at the same prices, to its last day."),
    ]
    if online.rest:
        sentences.append(w.gettext("The quote %(reference)s of what you left ends with it.") % {"reference": online.rest})
    kept = order.offered.reservation if order.offered else None
    if kept and kept.until > online.until:
        text = w.gettext("What you had reserved is reserved again until %(moment)s.")
        sentences.append(text % {"moment": until(reading, kept.until)})
    return ShownTakeBack(title, sentences)


def _asking(reading: Reading) -> list[str]:
    w, day = reading.translations, working_days_after(reading.today, reading.seller.news.answer_days)
    return [
        w.gettext("The order stays as it is until we answer."),
        w.gettext("We answer by %(day)s.") % {"day": reading.weekday(day)},
    ]
