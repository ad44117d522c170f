"""A revision of an offer as it is laid beside another: who was writing when it was revised compares the two."""

from chalicelib.application.view.documents import of_step
from chalicelib.application.view.estimate_view import ordered_today
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.offer_acts import ShownRevision
from chalicelib.domain.sale.offers import Offer


def offer_revision(reading: Reading, offer: Offer) -> ShownRevision:
    """Give what the offer is called by its revision and day, what it comes to, when it would arrive, how long it holds."""
    w, day = reading.translations, {"day": reading.when(offer.made)}
    first, later = w.gettext("Quote of %(day)s"), w.gettext("Revision %(n)s, of %(day)s")
    holds = w.gettext("It holds until %(day)s.") % {"day": reading.weekday(offer.terms.valid_until)}
    return ShownRevision(
        number=offer.revision,
        title=first % day if offer.revision == 1 else later % {"n": offer.revision, **day},
        amount=w.money(reading.amounts.totals.gross, reading.state.currency),
        notes=[note for note in (ordered_today(reading), holds) if note],
        document=next(iter(of_step(reading, "quote")), None),
    )
