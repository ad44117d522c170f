"""The mail about a document: which one it is, and the link to the page that holds it."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import named, see, title
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.kind_mails import mail_of


def document(reading: Reading, event: e.DocumentMailRequested, entry: Entry) -> MailContent | None:
    """Give the document by its name and date; None if it was withdrawn meanwhile."""
    w, issued = reading.translations, reading.state.document(event.entry)
    if issued is None or issued.void:
        return None
    subject = w.gettext("%(document)s of %(day)s")
    text = mail_of(reading).on_page(reading)
    return MailContent(
        subject=subject % {"document": title(w, reading.reference, issued), "day": reading.when(issued.on)},
        paragraphs=(text % {"document": named(w, reading.reference, issued), "day": w.date_year(issued.on)},),
        action=see(w, issued.kind),
        document=issued.entry,
    )


def entry_of(state: Dossier, kind: DocumentKind, number: str) -> int | None:
    """Give the entry of the document of a number."""
    return next((one.entry for one in state.documents if (one.kind, one.number) == (kind, number)), None)


CONTENTS = of(e.DocumentMailRequested, document)
