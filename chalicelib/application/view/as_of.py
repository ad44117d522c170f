"""What a reader is told of the day on which the dossier is read, where that is an earlier one, and the way to such days."""

from datetime import date

from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.application.view.shapes.history_entries import ShownAsOf
from chalicelib.domain.sale.entry import Entry


def as_of(reading: AnyReading, past: Past) -> ShownAsOf | None:
    """Give the entry that the dossier is read after, with its day; None today."""
    then, translations = reading.then, reading.translations
    if then is None:
        return None
    day = translations.date_year(reading.today)
    return ShownAsOf(
        entry=then.seq,
        date=reading.today,
        title=translations.gettext("You are reading this page as it was on %(day)s.") % {"day": day},
        after=translations.gettext("Right after: %(entry)s") % {"entry": sentence(reading, then, past.at(then))},
    )


def titled(reading: AnyReading, title: str) -> str:
    """Give the document's title, with its day where that is an earlier one."""
    if reading.then is None:
        return title
    values = {"title": title, "day": reading.translations.date_year(reading.today)}
    return reading.translations.gettext("%(title)s (on %(day)s)") % values


def leads_to(reading: AnyReading, entry: Entry, day: date) -> str | None:
    """Give what the way from an entry to the dossier as it was then is called; None for the entry that is being read."""
    if reading.then and reading.then.seq == entry.seq:
        return None
    return reading.translations.gettext("See this page as it was on %(day)s") % {"day": reading.translations.date_year(day)}
