"""What happens to a sale by itself, and when: a pure function of its state, so that a list may hold it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Literal, NamedTuple

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.offers import Offer, Reservation
from chalicelib.domain.values.calendar import PARIS, day_after, paris_date, utc, working_day_before

What = Literal["reservation_lapse", "offer_lapse", "quote_lapse", "reservation_reminder", "offer_reminder", "quote_reminder"]
MORNING = time(8)
"""When reminders are due, Paris: a mail that is to lead to something today comes before the day's work."""


class Timer(NamedTuple):
    """Something that is due at a moment, and of no use from another one on (both UTC; None: it is always due)."""

    what: What
    at: datetime
    until: datetime | None


def timers(state: DossierBase) -> Iterator[Timer]:
    """Yield what is to happen by itself, at most one of a sort; of another kind than a sale nothing."""
    if isinstance(state, Dossier) and state.offer and state.order is None and not state.offer.voided:
        if state.requested:  # who ordered, and waits for us, loses nothing meanwhile, and is not told to order
            return
        if state.deposit or deposit_to_pay(state):
            yield Timer("offer_lapse", first_moment(day_after(state.offer.terms.valid_until)), None)
        kept = state.reservation
        if kept:
            yield Timer("reservation_lapse", kept.until, None)
        yield from _reminders(state.offer, kept)


def due(state: DossierBase, what: What, now: datetime) -> Timer:
    """Give the timer of a sort that is due at a moment. Raises NotAllowed where there is none, or not any more."""
    return due_of(timers(state), what, now)


def due_of(all_of_it: Iterable[Timer], what: What, now: datetime) -> Timer:
    """Give the same of these timers."""
    for timer in all_of_it:
        if timer.what == what and timer.at <= now and (timer.until is None or now < timer.until):
            return timer
    raise NotAllowed("that is not due")


def _reminders(offer: Offer, kept: Reservation | None) -> Iterator[Timer]:
    """Yield what reminds of an end; where the reservation ends with the offer, one mail tells of both."""
    if kept:
        yield from _reservation_reminder(kept)
    if kept is None or paris_date(kept.until) != offer.terms.valid_until or kept.reminded:
        yield from _offer_reminder(offer)


def _reservation_reminder(kept: Reservation) -> Iterator[Timer]:
    """Yield the reminder of its end, of which its customer may have heard so late that they need none."""
    if not kept.reminded:
        yield Timer("reservation_reminder", morning(working_day_before(paris_date(kept.until))), kept.until)


def _offer_reminder(offer: Offer) -> Iterator[Timer]:
    """Yield the reminder of an offer's end: not of one that its customer got no day before, nor twice."""
    end = offer.terms.valid_until
    day = working_day_before(end)
    if offer.reminded is None and max(offer.made, offer.entered or offer.made) < day:
        yield Timer("offer_reminder", morning(day), first_moment(day_after(end)))


def morning(day: date) -> datetime:
    """Give the moment (UTC) at which reminders of a day are due."""
    return utc(datetime.combine(day, MORNING, PARIS))


def first_moment(day: date) -> datetime:
    """Give the moment (UTC) at which a day begins in Paris."""
    return utc(datetime.combine(day, time(), PARIS))
