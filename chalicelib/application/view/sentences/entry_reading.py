"""The dossier as the sentence of an entry reads it."""

from decimal import Decimal

from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date

NAMED = 3
"""Lines of a parcel, or of an announcement, that are named; of more their number is given."""


class EntryReading(Reading):
    """A reading of the dossier right after an entry, on the day that stands beside it."""

    def __init__(self, reading: AnyReading, entry: Entry, at: Moment) -> None:
        day = paris_date(entry.origin.recorded)
        super().__init__(reading.reference, lambda: at.after, reading.people, reading.translations, reading.seller, day)
        self._at = at

    @property
    def before(self) -> Dossier:
        """The state before the entry; states are folded only where a sentence asks for one."""
        return self._at.before


def amount(reading: EntryReading, value: Decimal) -> str:
    """Give the amount in the dossier's currency."""
    return reading.translations.money(value, reading.state.currency)


def all_goods(reading: EntryReading, lines: tuple[int, ...]) -> bool:
    """Say whether these are all the goods of the order."""
    return len(lines) == len(reading.state.goods)
