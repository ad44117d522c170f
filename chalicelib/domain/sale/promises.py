"""What was promised to the customer and when it was kept: days of delivery, of news and of answers.

Where no act promised a day the seller's policy did: the page shows its day, so it is a promise as any other.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.waiting import NewsPolicy, silence_due

Promised = Literal["delivery", "news", "answer"]


class Promise(NamedTuple):
    """A promised day (Paris), the one it was moved to, and when it was kept (None: not yet).

    number: of a delivery the line, of news the entry that promised it, or since which the customer was to hear of us.
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


def promises(state: Dossier, policy: NewsPolicy) -> tuple[Promise, ...]:
    """Every promise of a dossier: a delivery for each line with an announced day, then news and answers by their entry."""
    return (*_deliveries(state), *_news(state, policy))


def _deliveries(state: Dossier) -> tuple[Promise, ...]:
    return tuple(found for line in state.goods if (found := _delivery(state, line.id)))


def _news(state: Dossier, policy: NewsPolicy) -> tuple[Promise, ...]:
    promised = (Promise("news", n.entry, n.on, n.on, n.given) for n in state.news)
    return tuple(sorted((*promised, *_by_policy(state, policy)), key=_number))


def _number(promise: Promise) -> int:
    return promise.number


def _by_policy(state: Dossier, policy: NewsPolicy) -> Iterator[Promise]:
    for silence in state.silences:
        due = silence_due(silence, policy)
        yield Promise("answer" if silence.answer else "news", silence.entry, due, due, silence.given)


def kept_promises(state: Dossier, policy: NewsPolicy) -> tuple[Promise, ...]:
    """What counts in the sum over all dossiers: news and answers given, and the delivery once, when all of it arrived."""
    news = tuple(promise for promise in _news(state, policy) if promise.kept)
    deliveries = () if state.unshipped else _deliveries(state)
    kept = [promise.kept for promise in deliveries if promise.kept]
    if not kept or len(kept) < len(deliveries):
        return news
    whole = Promise("delivery", 0, max(p.on for p in deliveries), max(p.moved for p in deliveries), max(kept))
    return (whole, *news)


def _delivery(state: Dossier, line: int) -> Promise | None:
    said = [announcement.on for announcement in state.announced(line)]
    return Promise("delivery", line, said[0], said[-1], _arrived(state, line)) if said else None


def _arrived(state: Dossier, line: int) -> date | None:
    """When the last piece of a line was received, if all were."""
    parcels = state.parcels_of(line)
    received = [parcel.received for parcel in parcels if parcel.received]
    return max(received) if received and state.all_shipped(line) and len(received) == len(parcels) else None
