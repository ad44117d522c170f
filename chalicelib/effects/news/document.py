"""The mail about a document: which one it is, and the link to the page that holds it."""

from chalicelib.application.view.papers import title
from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.entry import Entry
from chalicelib.effects.said import Said


def document(reading: Reading, event: e.DocumentMailRequested, entry: Entry) -> Said | None:
    """The document by its name and date; None if it was withdrawn meanwhile."""
    w, found = reading.words, reading.state.document(event.entry)
    if found is None or found.gone:
        return None
    called = title(w, reading.reference, found)
    says = w.gettext("%(document)s of %(day)s is on the page of your dossier.")
    return Said(
        subject=w.gettext("Dossier %(reference)s: %(document)s") % {"reference": reading.reference, "document": called},
        paragraphs=(says % {"document": called, "day": w.date_year(found.on)},),
        action=w.gettext("See the document"),
    )
