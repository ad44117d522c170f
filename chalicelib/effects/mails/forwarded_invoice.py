"""The mail with an invoice to who pays it: who passes it on, what is open on it and how it is paid."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import see
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.invoice import how_to_pay, invoice_of, remains, subject_of
from chalicelib.effects.mails.signature import by_whose_link


def forwarded(reading: Reading, event: e.InvoiceForwarded, entry: Entry) -> MailContent | None:
    """Give the invoice as it stands by now, and who passes it on; None if its document was withdrawn."""
    w, document = reading.translations, reading.state.document(event.entry)
    invoice = invoice_of(reading, document.number) if document and not document.void else None
    if document is None or invoice is None:
        return None
    places = {"name": signed_by(reading.people, entry) or reading.contact(entry.origin.actor.id), "number": invoice.number}
    text = w.gettext("%(name)s passes invoice %(number)s of %(day)s on to you. It comes to %(amount)s including VAT.")
    amounts = {"day": w.day_year(invoice.issued), "amount": w.money(invoice.gross, reading.state.currency)}
    return MailContent(
        subject=subject_of(reading, invoice),
        paragraphs=(
            text % {**places, **amounts},
            *by_whose_link(reading, entry),
            remains(reading, invoice),
            w.gettext("The invoice is attached to this mail."),
        ),
        action=see(w, "invoice"),
        document=document.entry,
        facts=how_to_pay(reading, invoice),
    )


CONTENTS = of(e.InvoiceForwarded, forwarded)
