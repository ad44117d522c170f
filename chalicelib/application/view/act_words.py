"""What a person did last, in words that do not take the reader for that person."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.files import FileKind

SENT: Mapping[FileKind, str] = {
    "purchase_order": mark("Purchase order sent, as a file"),
    "picture": mark("Picture sent"),
    "other": mark("Document sent"),
    "log": mark("Log or film sent"),
}


def act_words(reading: AnyReading, entry: Entry, past: Past) -> str:
    """Say what an entry is; where the history says "your", somebody else reads it here."""
    w = reading.translations
    match entry.event:
        case e.QuestionAsked(parcel=None):
            return w.gettext("Question asked")
        case e.QuestionAsked(parcel=parcel):
            return w.gettext("Question asked about parcel %(parcel)s") % {"parcel": parcel}
        case e.FileFiled(kind=kind):
            return w.gettext(SENT[kind])
        case e.OrderNumberGiven(customer_reference=number):
            return w.gettext("Order number given: %(number)s") % {"number": number}
        case _:
            return sentence(reading, entry, past.at(entry))
