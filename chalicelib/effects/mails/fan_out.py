"""The effect `fan_out`: the mails of one commit become an effect each, written once under a mark of its own."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectStore
from chalicelib.application.writing import fan_out as fanned
from chalicelib.application.writing.audience import Happened
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.queue.tools import Handler


def fan_out(mailing: Mailing, todo: EffectStore, effect: Effect) -> None:
    """Plan a mail for each person who was to hear of the commit; nothing where that was done before.

    Whoever does one of them looks at what is true by then, as of any mail.
    """
    loaded = mailing.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    first, last = fanned.span(effect)
    history = mailing.store.history(effect.reference)[:last]
    entries = tuple(history[first - 1 :])
    struck = next((history[one.event.entry - 1] for one in entries if isinstance(one.event, EntryStruck)), None)
    happened = Happened(fold(history), loaded.people, entries, paris_date(entries[0].committed), struck)
    mails = fanned.all_mails_due(effect.reference, happened)
    todo.plan(mails, effect.id, mailing.clock())


def handlers(mailing: Mailing, todo: EffectStore) -> Mapping[str, Handler]:
    """Give the kind, done with this."""
    return {fanned.KIND: partial(fan_out, mailing, todo)}
