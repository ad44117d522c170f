"""By when an offer would arrive if it were ordered now, in words."""

from datetime import date

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.delivery_estimate import Shipping, Wanted, delivery_estimate
from chalicelib.domain.sale.prepayment import by_prepayment
from chalicelib.domain.values.carriage import destination


def estimated(reading: Reading) -> date | None:
    """Give the day (Paris) on which all goods of an offer would be there; None where one tells none, and for an earlier day."""
    return reading.memo(_estimated)


def _estimated(reading: Reading) -> date | None:
    state, policy = reading.state, reading.seller.offers
    address = reading.people.addresses.get(state.delivery or "")
    if reading.then or address is None:
        return None
    shipping = Shipping(policy.counts_from(reading.moment), policy.days_to(destination(address.country, address.postcode)))
    kept = reading.reservation.parts if reading.reservation else ()
    return delivery_estimate([Wanted(line, line.quantity) for line in state.lines], reading.stock, kept, shipping).arrives


def ordered_today(reading: Reading) -> str | None:
    """Say when it would arrive, where that is known."""
    day = estimated(reading)
    if day is None:
        return None
    if by_prepayment(reading.state):
        text = reading.translations.gettext("Ordered and paid today, it would arrive on %(day)s.")
        return text % {"day": reading.weekday(day)}
    return reading.translations.gettext("Ordered today, it would arrive on %(day)s.") % {"day": reading.weekday(day)}
