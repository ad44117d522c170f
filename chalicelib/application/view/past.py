"""What a dossier was before and after each of its entries: a sentence of the history is made of these, and never changes."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from chalicelib.application.ports import DossierStore
from chalicelib.domain.as_it_was import each_state
from chalicelib.domain.dossier import Dossier
from chalicelib.domain.entry import Entry


class Moment(NamedTuple):
    """The states that an entry stands between."""

    before: Dossier
    after: Dossier


class Past:
    """All moments of a history, folded in one pass when the first of them is asked for."""

    def __init__(self, history: Callable[[], Sequence[Entry]]) -> None:
        self._history = history

    @staticmethod
    def of(store: DossierStore, reference: str, newest: Sequence[Entry]) -> "Past":
        """That of a dossier of which some entries, the newest first, are read already: older ones are read if there are."""
        return Past(lambda: _whole(store, reference, newest))

    def at(self, entry: Entry) -> Moment:
        """What an entry changed."""
        return Moment(self._states[entry.seq - 1], self._states[entry.seq])

    @cached_property
    def _states(self) -> tuple[Dossier, ...]:
        return each_state(self._history())


def _whole(store: DossierStore, reference: str, newest: Sequence[Entry]) -> list[Entry]:
    """The history up to the first of these, the oldest first."""
    last = newest[-1].seq if newest else 1
    older = store.older(reference, last, last) if last > 1 else ()
    return [*reversed(older), *reversed(newest)]
