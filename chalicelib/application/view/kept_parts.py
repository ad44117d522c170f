"""What was shown before and a commit left as it was, kept by all that it is made of.

That is all rows of a history but a few, since entries are for ever, and what stands beside it where an entry changed nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from chalicelib.application.view.reading import AnyReading
    from chalicelib.application.view.shapes.history_entries import ShownEntry
    from chalicelib.application.view.shapes.whole_document import CustomerDocument
    from chalicelib.domain.sale.base import Document
    from chalicelib.domain.sale.entry import Entry

MOST = 128
"""Histories and documents kept; what was asked for longest ago goes first."""
LONGEST = 200
"""Rows of one from which it begins anew: a page shows fifty, and those that newer ones pushed off it are of no use."""


class MadeOf(NamedTuple):
    """What a row is made of, besides what all rows of a reading are: its entry, what became of that, and the day above it."""

    entry: "Entry"
    document: "Document | None"
    struck: bool
    above: date | None


class HistoryRows:
    """The rows of a history in a language, as long as all that they have in common stays the same."""

    def __init__(self, common: object) -> None:
        self.common = common
        self._rows: dict[int, tuple[MadeOf, ShownEntry]] = {}

    def get(self, made_of: MadeOf, make: "Callable[[], ShownEntry]") -> "ShownEntry":
        """Give the row kept of an entry, or one made now."""
        kept = self._rows.get(made_of.entry.seq)
        if kept and kept[0] == made_of:
            return kept[1]
        row = make()
        self._rows[made_of.entry.seq] = made_of, row
        return row

    def __len__(self) -> int:
        return len(self._rows)


class KeptParts:
    """Those of the dossiers that were read last."""

    def __init__(self) -> None:
        self._histories: OrderedDict[Any, HistoryRows] = OrderedDict()
        self._documents: OrderedDict[Hashable, tuple[object, CustomerDocument]] = OrderedDict()

    def document(self, key: Hashable, made_of: object, make: "Callable[[], CustomerDocument]") -> "CustomerDocument":
        """Give the document without history kept under a key, if it was made of the same, or one made now."""
        kept = self._documents.pop(key, None)
        if kept is None or kept[0] != made_of:
            kept = made_of, make()
        _keep(self._documents, key, kept)
        return kept[1]

    def rows(self, reading: "AnyReading") -> HistoryRows:
        """Give those of a reading of today; none where a name, the seller or the year is another one than when they were made.

        The states that a row tells of are folded of the entries up to it, which no commit changes.
        """
        # No row tells more by one link than by another today; one that did would be told to readers of its own link's kind alone.
        scope = reading.link.scope if reading.link else None
        key, common = (reading.reference, reading.translations.lang, scope), (reading.people, reading.seller, reading.today.year)
        rows = self._histories.pop(key, None)
        if rows is None or rows.common != common or len(rows) > LONGEST:
            rows = HistoryRows(common)
        _keep(self._histories, key, rows)
        return rows


def _keep(among: OrderedDict[Any, Any], key: Hashable, value: object) -> None:
    among[key] = value
    if len(among) > MOST:
        among.popitem(last=False)
