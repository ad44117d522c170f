"""Read a dossier as it stood after one of its entries. Who may is decided before, by the head of today."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.application.errors import NotFound
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.sale.comments import without_words
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.point_in_time import as_it_was
from chalicelib.domain.sale.registry import AnyDossier
from chalicelib.domain.values.calendar import paris_date


class Earlier(NamedTuple):
    """The state after an entry, and the entries up to that one, newest first: of those struck since our words are gone."""

    state: AnyDossier
    entries: Sequence[Entry]

    @property
    def entry(self) -> Entry:
        """The entry that the dossier is read after."""
        return self.entries[0]

    @property
    def day(self) -> date:
        """The day on which it is read: the one that the history shows beside the entry, which the reader chose it by.

        An entry's effective day may be weeks before: nobody could have read it then.
        """
        return paris_date(self.entry.origin.recorded)


def earlier(store: DossierStore, reference: str, now: AnyDossier, at: int) -> Earlier:
    """Give the dossier as it stood after entry `at`, one strongly consistent read.

    Raises NotFound where there is no such entry.
    """
    if not 1 <= at <= now.version:
        raise NotFound
    entries = store.older(reference, at + 1, at)
    shown = [without_words(entry) if entry.seq in now.struck else entry for entry in entries]
    return Earlier(as_it_was(reversed(entries), now), shown)
