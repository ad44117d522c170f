"""What was promised to the customer and when it was kept: days of delivery, and days of news."""

from datetime import date
from typing import Literal, NamedTuple

from chalicelib.domain.dossier import Dossier

Promised = Literal["delivery", "news"]


class Promise(NamedTuple):
    """A promised day (Paris), the one it was moved to, and when it was kept (None: not yet).

    number: of a delivery the line, of news the entry that promised it.
    """

    kind: Promised
    number: int
    on: date
    moved: date
    kept: date | None

    @property
    def days(self) -> int | None:
        """Days by which it was missed, counted from the day promised first; zero or less is kept."""
        return (self.kept - self.on).days if self.kept else None


def promises(state: Dossier) -> tuple[Promise, ...]:
    """Every promise of a dossier: a delivery for each line with an announced day, then the news."""
    lines = (_delivery(state, line.id) for line in state.goods)
    return (*(promise for promise in lines if promise), *(Promise("news", n.entry, n.on, n.on, n.given) for n in state.news))


def kept_promises(state: Dossier) -> tuple[Promise, ...]:
    """What counts in the sum over all dossiers: the news that were given, and the delivery once, when all of it arrived."""
    every = promises(state)
    deliveries = [promise for promise in every if promise.kind == "delivery"]
    news = tuple(promise for promise in every if promise.kind == "news" and promise.kept)
    kept = [promise.kept for promise in deliveries if promise.kept]
    if not kept or len(kept) < len(deliveries) or state.unshipped:
        return news
    whole = Promise("delivery", 0, max(p.on for p in deliveries), max(p.moved for p in deliveries), max(kept))
    return (whole, *news)


def _delivery(state: Dossier, line: int) -> Promise | None:
    said = [announcement.on for announcement in state.announcements if line in announcement.lines]
    return Promise("delivery", line, said[0], said[-1], _arrived(state, line)) if said else None


def _arrived(state: Dossier, line: int) -> date | None:
    """When the last piece of a line was received, if all were."""
    parcels = [parcel for parcel in state.parcels if any(part.line == line for part in parcel.parts)]
    received = [parcel.received for parcel in parcels if parcel.received]
    whole = any(known.id == line and state.shipped(line) >= known.quantity for known in state.lines)
    return max(received) if received and whole and len(received) == len(parcels) else None
