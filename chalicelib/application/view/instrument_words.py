"""What is said of an instrument in a line: how it stands, what covers it, and which of its dates comes next."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.reading import when
from chalicelib.application.view.shapes.instruments import ShownCase
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.seen_by import SeenInstrument
from chalicelib.domain.values.language import Text, text_in


class InstrumentReading(NamedTuple):
    """An instrument as an account may read it, in a language, on a day (Paris); cases: all that the reader sees of it."""

    seen: SeenInstrument
    translations: Translations
    seller: Seller
    today: date
    cases: Sequence[ShownCase]

    @property
    def instrument(self) -> Instrument:
        """The instrument, as it is or was."""
        return self.seen.instrument

    @property
    def open_cases(self) -> list[ShownCase]:
        """The cases that are not over, what waits for the reader first."""
        marks = {mark.number for mark in self.instrument.cases if mark.closed is None}
        return sorted((case for case in self.cases if case.number in marks), key=lambda case: case.who != "you")

    def text(self, text: Text) -> str:
        """Give a text of the seller's or the catalogue's in the reader's language."""
        return text_in(text, (self.translations.lang, *self.seller.languages))

    def on(self, day: date) -> str:
        """Write a day, with its year unless it is this one."""
        return when(self.translations, day, self.today)

    def model(self) -> str:
        """Say what it is."""
        return self.text(self.instrument.name) or self.instrument.model

    def level(self) -> str | None:
        """Say what the level of its contract is called, where one holds today."""
        contract = self.instrument.contract
        if contract is None or not contract.holds_on(self.today):
            return None
        level = self.seller.support.contracts.get(contract.level)
        return self.text(level.name) if level else contract.level


class NextDate(NamedTuple):
    """A day to come, and what ends then."""

    day: date
    what: str


def next_date(reading: InstrumentReading) -> NextDate | None:
    """Give the first day to come on which something of it ends; None of one that is not theirs, or in use no more."""
    if not reading.seen.theirs or reading.instrument.retired:
        return None
    return min((one for one in _ends(reading) if one.day >= reading.today), default=None, key=lambda one: one.day)


def _ends(reading: InstrumentReading) -> Iterator[NextDate]:
    w, instrument = reading.translations, reading.instrument
    for certificate in instrument.certificates:
        if certificate.valid_until and certificate.work == "verification":
            yield NextDate(certificate.valid_until, w.gettext("its verification ends"))
    if instrument.warranty:
        yield NextDate(instrument.warranty, w.gettext("its warranty ends"))
    if instrument.contract and reading.level():
        yield NextDate(instrument.contract.until, w.gettext("its contract ends"))


def standing(reading: InstrumentReading) -> str:
    """Say in two or three words how it stands."""
    w, instrument = reading.translations, reading.instrument
    if reading.seen.until:
        return w.gettext("Yours until %(day)s") % {"day": reading.on(reading.seen.until)}
    if instrument.retired:
        return w.gettext("Out of use since %(day)s") % {"day": reading.on(instrument.retired)}
    return w.gettext("In service")


def warranty(reading: InstrumentReading) -> str | None:
    """Say until when its warranty lasts, or lasted; None where it has none."""
    day, w = reading.instrument.warranty, reading.translations
    if day is None:
        return None
    message = w.gettext("until %(day)s") if day >= reading.today else w.gettext("ended on %(day)s")
    return message % {"day": w.date_year(day)}
