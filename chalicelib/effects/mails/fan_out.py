"""The effect `fan_out`: the mails of one commit become an effect each, and the search finds the dossier that it opened."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import NamedTuple, Protocol

from chalicelib.application.errors import Busy
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.ports.effects import Effect, EffectKind, EffectStore
from chalicelib.application.projection.rebuild import TRIES, Seen
from chalicelib.application.writing import fan_out as fanned
from chalicelib.application.writing.audience import Happened
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.queue.tools import Handler


class Indexing(Protocol):
    """Writes the rows of lists that a dossier lacks."""

    def renew(self, seen: Seen) -> bool:
        """Make rows what the history says. Raises Conflict if somebody changed the dossier meanwhile."""


class FanOut(NamedTuple):
    """What it is done with; pause(n) waits a little before attempt n."""

    mailing: Mailing
    todo: EffectStore
    indexing: Indexing
    pause: Callable[[int], None]


def fan_out(tools: FanOut, effect: Effect) -> None:
    """Plan a mail for each person who was to hear of the commit; nothing where that was done before.

    Whoever does one of them looks at what is true by then, as of any mail. Raises Busy where the other dossier never rests.
    """
    mailing = tools.mailing
    loaded = mailing.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    first, last = fanned.span(effect)
    history = mailing.store.history(effect.reference)[:last]
    entries = tuple(history[first - 1 :])
    struck = next((history[one.event.entry - 1] for one in entries if isinstance(one.event, EntryStruck)), None)
    happened = Happened(fold(history), loaded.people, entries, paris_date(entries[0].committed), struck)
    mails = fanned.all_mails_due(effect.reference, happened)
    tools.todo.plan(mails, effect.id, mailing.clock())
    for reference in fanned.opened(entries):
        _index(tools, reference)


def _index(tools: FanOut, reference: str) -> None:
    for attempt in range(TRIES):
        if attempt:
            tools.pause(attempt)
        with suppress(Conflict):
            tools.indexing.renew(Seen(reference, head=True, rows=()))
            return
    raise Busy


def handlers(tools: FanOut) -> Mapping[EffectKind, Handler]:
    """Give the kind, done with this."""
    return {fanned.KIND: partial(fan_out, tools)}
