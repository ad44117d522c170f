"""What a dossier was before and after each of its entries: a sentence of the history is made of these, and never changes."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.point_in_time import each_state


class Moment:
    """The states that an entry stands between; they are found where one is asked for: many sentences need none."""

    def __init__(self, states: Callable[[], tuple[Dossier, Dossier]]) -> None:
        self._states = states

    @property
    def before(self) -> Dossier:
        """That which the entry found."""
        return self._states()[0]

    @property
    def after(self) -> Dossier:
        """That which it left."""
        return self._states()[1]


class Past:
    """All moments of a history: it is read when the first is asked for, and folded once, as far as what is asked for."""

    def __init__(self, history: Callable[[], Sequence[Entry]]) -> None:
        self._history = history
        self._folded: list[Dossier] = []

    @staticmethod
    def of(store: DossierStore, reference: str, newest: Sequence[Entry]) -> "Past":
        """Say that of a dossier of which some entries, the newest first, are read already: older ones are read if there are."""
        return Past(lambda: _whole(store, reference, newest))

    def at(self, entry: Entry) -> Moment:
        """Give what an entry changed."""
        return Moment(lambda: (self._after(entry.seq - 1), self._after(entry.seq)))

    def _after(self, entry: int) -> Dossier:
        self._folded += islice(self._more, max(0, entry + 1 - len(self._folded)))
        return self._folded[entry]

    @cached_property
    def _more(self) -> Iterator[Dossier]:
        return each_state(self._history())


def _whole(store: DossierStore, reference: str, newest: Sequence[Entry]) -> list[Entry]:
    """Give the history up to the first of these, the oldest first."""
    last = newest[-1].seq if newest else 1
    older = store.older(reference, last, last) if last > 1 else ()
    return [*reversed(older), *reversed(newest)]
