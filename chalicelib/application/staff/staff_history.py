"""The history as staff read it: every entry in the customers' words, with what colleagues alone read marked as theirs."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.staff.dossier import PAGE, StaffReading, read_documents
from chalicelib.application.staff.staff_titles import told_to_staff
from chalicelib.application.view.history import history
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.application.view.shapes.history_entries import ShownEntry
from chalicelib.domain.sale.comments import colleagues_read, reads
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date


class HistoryEntry(ShownEntry, frozen=True):
    """An entry in words, and who reads it: `internal` where customers do not, `people` where somebody did it, and no worker.

    quoted: whether customers read its comment, where it has one.
    """

    internal: bool
    people: bool
    quoted: bool


class StaffHistory(Struct, frozen=True):
    """A page of the history, newest first; `before` is the cursor of older entries, or null."""

    entries: list[HistoryEntry]
    before: int | None


class AskedHistory(NamedTuple):
    """Which page of the history is asked for, in which language: the entries below `before`, of those up to `at`."""

    reading: StaffReading
    translations: Translations
    before: int | None
    at: int | None


def read_history(store: DossierStore, seller: Seller, asked: AskedHistory) -> tuple[int, StaffHistory]:
    """Give the dossier's version, and a page of its history.

    Entry 1 is the details, which nobody reads as an entry. Raises Forbidden or NotFound.
    """
    reference, head = read_documents(store, asked.reading)
    now, day = head.state, paris_date(asked.reading.now)
    then = earlier(store, reference, now, asked.at) if asked.at is not None else None
    state = then.state if then else now
    last = min(asked.before or state.version + 1, state.version + 1)
    entries = [entry for entry in store.older(reference, last, PAGE) if entry.seq > 1]
    shown = reading_class(state)(reference, state, head.people, asked.translations, seller, then.day if then else day)
    past = Past.of(store, reference, entries)
    rows = history(shown, entries, past).entries
    titles = [told_to_staff(shown, entry, past.at(entry)) for entry in entries]
    page = [_row(row, entry, title) for row, entry, title in zip(rows, entries, titles, strict=True)]
    return now.version, StaffHistory(page, _below(entries))


def _below(entries: Sequence[Entry]) -> int | None:
    return entries[-1].seq if entries and entries[-1].seq > 2 else None


def _row(row: ShownEntry, entry: Entry, title: str | None) -> HistoryEntry:
    """Give a row with its title as colleagues read it, and the comment that they wrote for themselves too."""
    read = reads(entry)
    fields = asdict(row) | {"title": title or row.title, "comment": row.comment or colleagues_read(entry)}
    return HistoryEntry(
        **fields, internal=not entry.origin.visible, people=entry.origin.actor.kind != "system", quoted=bool(read.comment)
    )
