"""All that is open, read once for the payments of a bank's file rather than once for each of them."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from chalicelib.application.payment.open_items import open_items
from chalicelib.application.ports.lists import Lists
from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.open_item import OpenItem

LONGEST = timedelta(minutes=15)
"""For how long what was read is used, whatever it is for."""
ReadsBook = Callable[[Lists, datetime | None, datetime], OpenBook]
"""Gives what is open as it was at a moment (UTC) or later, None for now; the last one is now."""


def read_anew(lists: Lists, since: datetime | None, now: datetime) -> OpenBook:
    """Read it."""
    return OpenBook(open_items(lists))


class KeptBook:
    """Gives what was read before, where that was after the file was begun to be sent of which a payment is.

    What is booked with it is taken out of it. What others write meanwhile it does not know: whoever books by it reads the
    dossiers anew first, and what is not open any more waits for a person.
    """

    def __init__(self) -> None:
        self._book: OpenBook | None = None
        self._read: datetime | None = None

    def __call__(self, lists: Lists, since: datetime | None, now: datetime) -> OpenBook:
        """See ReadsBook."""
        book, read = self._book, self._read
        if book is None or read is None or since is None or not since <= read <= now < read + LONGEST:
            book = self._book = read_anew(lists, since, now)
            self._read = now
        return book

    def replace(self, references: Iterable[str], items: Iterable[OpenItem]) -> None:
        """Put what is open on dossiers by now in the place of what was."""
        if self._book is not None:
            gone = frozenset(references)
            others = (item for item in self._book.items if item.reference not in gone)
            self._book = OpenBook(sorted((*others, *items), key=lambda item: (item.due, item.reference, item.number or "")))
