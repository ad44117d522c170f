"""Each working morning a digest is planned for every colleague, once, however often the sweep looks."""

import logging
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from chalicelib.application.ports.effects import Effect, EffectStore
from chalicelib.domain.values.calendar import PARIS, is_working_day
from chalicelib.effects.queue.run import fault

KIND: Final = "digest"
FROM = time(7)
"""Paris."""
LOG = logging.getLogger("suivi.effects")


def digest_day(now: datetime) -> date | None:
    """Give the day whose digest is due at a moment: a working day of the seller's, from seven on."""
    there = now.astimezone(PARIS)
    return there.date() if is_working_day(there.date()) and there.time() >= FROM else None


def opening(day: date) -> datetime:
    """Give the moment from which the digest of a day is made, aware."""
    return datetime.combine(day, FROM, PARIS)


def number_of(day: date) -> int:
    """Give a day as the number of an effect: 20260806."""
    return int(f"{day:%Y%m%d}")


def mark_of(day: date) -> str:
    """Say under which mark the digests of a day are planned."""
    return f"{KIND}#{number_of(day)}"


class Morning:
    """Plans the digests of a day; it remembers the day, so that a function that stays warm writes once and not each minute."""

    def __init__(self, todo: EffectStore, keys: Iterable[str]) -> None:
        self._todo = todo
        self._keys = keys
        self._planned: date | None = None

    def __call__(self, now: datetime) -> None:
        """Plan what is due and was not planned; where the store fails, the next sweep tries again."""
        day = digest_day(now)
        if day is None or day == self._planned:
            return
        digests = [Effect(KIND, number_of(day), KIND, key) for key in self._keys]
        try:
            self._todo.plan(digests, mark_of(day), now)
        except Exception as error:  # noqa: BLE001 - the sweep has other work to do
            LOG.warning("digests left for the next sweep: %s", fault(error))
            return
        self._planned = day
