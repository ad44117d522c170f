"""What was promised to the customer and when it was kept: days of delivery, of news and of answers.

Where no act promised a day the seller's policy did: the page shows its day, so it is a promise as any other.
"""

from collections.abc import Iterator

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.domain.sale.promise import Promise
from chalicelib.domain.sale.waiting import NewsPolicy, silence_due


def promises(state: DossierBase, policy: NewsPolicy) -> tuple[Promise, ...]:
    """Give every promise of a dossier: a delivery for each line with an announced day, then news and answers by their entry."""
    return (*kind_of(state).promised(state), *_news(state, policy))


def _news(state: DossierBase, policy: NewsPolicy) -> tuple[Promise, ...]:
    promised = (Promise("news", n.entry, n.on, n.on, n.given) for n in state.news)
    return tuple(sorted((*promised, *_by_policy(state, policy)), key=_entry_number))


def _entry_number(promise: Promise) -> int:
    return promise.number


def _by_policy(state: DossierBase, policy: NewsPolicy) -> Iterator[Promise]:
    for silence in state.silences:
        due = silence_due(state, silence, policy)
        yield Promise("answer" if silence.answer else "news", silence.entry, due, due, silence.given)


def kept_promises(state: DossierBase, policy: NewsPolicy) -> tuple[Promise, ...]:
    """Give what counts in the sum over all dossiers: news and answers given, and the delivery once, when all of it arrived."""
    news = tuple(promise for promise in _news(state, policy) if promise.kept)
    kind = kind_of(state)
    deliveries = kind.promised(state) if kind.complete(state) else ()
    arrivals = [promise.kept for promise in deliveries if promise.kept]
    if not arrivals or len(arrivals) < len(deliveries):
        return news
    whole = Promise("delivery", 0, max(p.on for p in deliveries), max(p.moved for p in deliveries), max(arrivals))
    return (whole, *news)
