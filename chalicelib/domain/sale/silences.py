"""The words that we owe the customer where no act promised a day; by when they come is the seller's policy (waiting.py)."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.sale.base import DossierBase, Silence
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import ANSWERED, answer_from, covers, disclosed, promised_news

OWE_NO_WORD = frozenset({"documents", "files", "links", "undelivered", "aside"})
"""Fields that no kind's reasons follow from: what any dossier waits for because of them, the customer does not hear of."""


def silences(before: DossierBase, after: DossierBase, entry: Entry, *, heard: bool) -> tuple[Silence, ...]:
    """Give the silences after one more entry: what the customer hears ends them, and what still waits on us begins a new one.

    heard: whether they hear of us by it.
    """
    day, begins = entry.origin.effective, entry.counts_from
    owed = _owed(after)
    ended: list[Silence] = []
    open_: dict[bool, Silence] = {}
    for silence in before.silences:
        if silence.given:
            ended.append(silence)
        elif owed.get(silence.answer) == silence.since if silence.answer else silence.answer in owed and not heard:
            open_[silence.answer] = silence
        else:
            ended += _ended(silence, day) if heard else ()
            begins = begins if silence.answer else max(begins, silence.since)
    begun = (Silence(entry.seq, since or begins, answer) for answer, since in owed.items() if answer not in open_)
    return (*ended, *open_.values(), *begun)


def _ended(silence: Silence, day: date) -> tuple[Silence, ...]:
    """Give a silence that what was told ended; news of the day on which it began were no wait, nor what was told of old."""
    waited = day >= silence.since if silence.answer else day > silence.since
    return (replace(silence, given=day),) if waited else ()


def _owed(state: DossierBase) -> dict[bool, date | None]:
    """Say whether an answer is owed, with the day since when, and whether other news are, that nobody promised."""
    promised, owed = promised_news(state), dict[bool, date | None]()
    for reason, since in disclosed(state):
        if not covers(promised, reason, since):
            owed.setdefault(reason in ANSWERED, answer_from(state, since) if reason in ANSWERED else None)
        if False in owed:
            break  # what is to be answered comes before all else
    return owed
