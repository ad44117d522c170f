"""What the page needs for an order, and for what its customer may still do with one."""

from datetime import timedelta

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_review import ShownOrdering, ShownPieces, ShownPlace, ShownPlaced, ShownTerms
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.sale.order_review import LATEST, on_file
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.sale.take_back_rules import done_meanwhile

TERMS = "/terms/%s.pdf"
"""Where the site keeps the general terms, by the beginning of their SHA-256."""


def terms_url(sha256: str) -> str:
    """Say where general terms are read."""
    return TERMS % sha256[:16]


def ordering(reading: Reading) -> ShownOrdering | None:
    """Give what an order is made of, None where there is nothing to order today."""
    state, offers = reading.state, reading.seller.offers
    if reading.then or state.requested or not open_offer(state, reading.today) or not offers.terms_sha256:
        return None
    stored, home = reading.people.addresses, reading.seller.address.country
    known = sorted(on_file(state) & stored.keys(), key=lambda one: (one != state.delivery, one))
    return ShownOrdering(
        lines=[ShownPieces(line.id, reading.name(line), line.quantity) for line in state.lines],
        places=[
            ShownPlace(one, list(address_lines(stored[one], reading.translations, home)), one == state.delivery) for one in known
        ],
        terms=ShownTerms(terms_url(offers.terms_sha256), offers.terms_sha256),
        first=reading.today.isoformat(),
        last=(reading.today + timedelta(days=LATEST)).isoformat(),
    )


def placed(reading: Reading) -> ShownPlaced | None:
    """Give what may be done with an order from the page, None where there is none."""
    state, w = reading.state, reading.translations
    order = state.order
    if reading.then or order is None or order.online is None or state.cancelled:
        return None
    why = done_meanwhile(state)
    return ShownPlaced(
        undo=w.moment(order.online.until) if why is None else None,
        undo_until=order.online.until if why is None else None,
        why_not=w.gettext(why) if why else None,
        number=not state.invoices,
        ask=True,
        rest=order.online.rest,
    )
