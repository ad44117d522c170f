"""What was said with an order from the page, and what it left, as the page, the mail and the paper of the order say it."""

from collections.abc import Mapping, Sequence

from chalicelib.application.view.left_reserved import stays_reserved
from chalicelib.application.view.order_wishes import wishes
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offered_lines import lines_offered
from chalicelib.domain.sale.orders import Order


def online_facts(reading: Reading) -> list[tuple[str, str]]:
    """Give labels and values: what is left in which quote, whom to ask for, which day was wished for, when it was to arrive."""
    w, state = reading.translations, reading.state
    order = state.order
    if order is None or order.online is None:
        return []
    online = order.online
    facts = [(w.gettext("Left in the quote"), _rest(reading, order))] if online.rest else []
    facts += wishes(reading, online)
    if online.announced and len(state.announcements) < 2 and not (state.parcels or order.changes or state.cancelled):
        ordered, confirmed = (
            w.gettext("all of it on %(day)s, as told with the order"),
            w.gettext("all of it on %(day)s, as told with our confirmation"),
        )
        text = confirmed if online.contact else ordered
        facts.append((w.gettext("Arrival"), text % {"day": reading.weekday(online.announced)}))
    return facts


def left_in_quote(reading: Reading) -> Mapping[int, str]:
    """Say of each line of an order how many pieces stay in the quote of what was left; nothing once the order changed."""
    w, order = reading.translations, reading.state.order
    if order is None or order.online is None or order.online.rest is None or order.changes:
        return {}
    ordered = {line.id for line in reading.state.lines}
    pieces = ((line, count) for line, count in _pieces_left(reading, order) if line.id in ordered)
    return {
        line.id: w.ngettext("%(n)s stays in the quote", "%(n)s stay in the quote", count) % {"n": w.decimal(count)}
        for line, count in pieces
    }


def _rest(reading: Reading, order: Order) -> str:
    w, rest, offer = reading.translations, order.online.rest if order.online else "", reading.state.offer
    day = reading.weekday(offer.terms.valid_until) if offer else ""
    if order.changes:
        return w.gettext("quote %(rest)s, until %(day)s") % {"rest": rest, "day": day}
    names = [f"{w.decimal(count)} × {reading.name(line)}" for line, count in _pieces_left(reading, order)]
    text = w.gettext("%(pieces)s: quote %(rest)s, until %(day)s") % {"pieces": w.listing(names), "rest": rest, "day": day}
    held = stays_reserved(reading, order.offered.reservation if order.offered else None, order.online)
    return w.gettext("%(title)s; %(more)s") % {"title": text, "more": held} if held else text


def _pieces_left(reading: Reading, order: Order) -> Sequence[tuple[Line, int]]:
    """Give what the order left of the offer's lines, as long as it did not change."""
    ordered = {line.id: line.quantity for line in reading.state.lines}
    offered = lines_offered(reading.state.lines, order.offered) if order.offered else ()
    left = ((line, line.quantity - ordered.get(line.id, 0)) for line in offered)
    return [(line, count) for line, count in left if count > 0]
