"""What the history calls mails that left, and those that did not arrive."""

from typing import assert_never

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.mail import Mail, MailEvent, MailSent, MailUndelivered, Undeliverable

TITLES: dict[Mail, str] = {
    "link": mark("Link sent"),
    "acknowledgement": mark("Order acknowledgement sent"),
    "delivery": mark("Notice of the delivery date sent"),
    "shipment": mark("Shipping notice sent"),
    "invoice": mark("Invoice notice sent"),
    "cancellation": mark("Cancellation notice sent"),
    "document": mark("Document sent again"),
    "order": mark("Order sent"),
    "order_change": mark("Changed order sent"),
    "withdrawal": mark("Notice of the withdrawn quote sent"),
    "offer_reminder": mark("Reminder of the quote’s end sent"),
    "reservation": mark("Reservation sent"),
    "extension": mark("Extended reservation sent"),
    "release": mark("Notice of the pieces given back sent"),
    "lapse": mark("Notice of the lapsed reservation sent"),
    "reservation_reminder": mark("Reminder of the reservation’s end sent"),
    "correction": mark("Correction sent"),
    "answer": mark("Answer sent"),
    "credit": mark("Credit note notice sent"),
    "deposit_asked": mark("Request of a deposit sent"),
    "due_date": mark("Notice of the due date sent"),
    "refund": mark("Refund notice sent"),
    "refund_came_back": mark("Notice of the refund that did not arrive sent"),
    "payment": mark("Payment notice sent"),
    "payment_returned": mark("Notice of the payment returned sent"),
    "payment_released": mark("Notice of the deposit kept in your favour sent"),
    "payment_submitted": mark("Notice of the debit under way sent"),
    "payment_failed": mark("Notice of the payment that failed sent"),
    "reception": mark("Reception notice sent"),
    "address": mark("Address correction sent"),
    "note": mark("Note sent"),
    "question": mark("Question notice sent"),
    "news": mark("Day of the next news sent"),
    "forwarded_invoice": mark("Forwarded invoice sent"),
    "tracking": mark("Corrected tracking sent"),
    "order_requested": mark("Notice of the order to be confirmed sent"),
    "order_declined": mark("Notice of the order not confirmed sent"),
    "order_number": mark("Notice of the order number sent"),
    "taken_back": mark("Notice of the order taken back sent"),
    "change_asked": mark("Notice of the change asked for sent"),
    "case_label": mark("Return label sent"),
    "case_visit": mark("Notice of the visit sent"),
    "case_received": mark("Notice that the part arrived sent"),
    "case_diagnosis": mark("Diagnosis sent"),
    "case_closed": mark("Notice of the closed case sent"),
    "case_quote": mark("Quote of the repair sent"),
    "case_accepted": mark("Notice of the quote accepted sent"),
    "case_refused": mark("Notice of the quote refused sent"),
    "case_lapsed": mark("Notice of the lapsed quote sent"),
    "case_reminder": mark("Reminder of the repair’s quote sent"),
    "case_repair": mark("Notice that the repair began sent"),
    "case_returned": mark("Notice of the return sent"),
    "case_loan": mark("Notice of the loan sent"),
}
"""What each mail is called; an offer's names whom it was sent to."""
CLOSING: frozenset[Undeliverable] = frozenset({"bounced", "invalid", "exhausted"})
"""What closes an address until it is confirmed or corrected."""

_UNDELIVERED: dict[Undeliverable, str] = {
    "bounced": mark("The address does not take our mails. None is sent to it until it is confirmed or corrected."),
    "invalid": mark("No mail can be sent to the address as we have it. It has to be corrected."),
    "unsent": mark("The mail could not be made. We are looking into it, and send it as soon as it can."),
    "delayed": mark("The mail server of the address did not take the mail in time. The next ones are sent all the same."),
    "exhausted": mark(
        "The mail server of the address did not take three mails in a row. None is sent to it until it is confirmed or corrected."
    ),
}


def sentence(reading: EntryReading, event: MailEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    match event:
        case MailSent():
            return _sent(reading, event)
        case MailUndelivered():
            return _undelivered(reading, event)
        case _:
            assert_never(event)


def reason(reading: AnyReading, entry: Entry) -> str | None:
    """Give the text of an entry that nobody wrote one for: why a mail did not arrive, and what follows from it today."""
    event, translations = entry.event, reading.translations
    if not isinstance(event, MailUndelivered):
        return None
    if event.why in CLOSING and all(one.contact != event.contact for one in reading.state.undelivered):
        return translations.gettext("The address was corrected or confirmed since: our mails go out to it again.")
    message = _UNDELIVERED.get(event.why)
    return translations.gettext(message) if message else None


def _sent(reading: EntryReading, event: MailSent) -> str:
    if event.mail == "offer":
        return reading.translations.gettext("Quote sent to %(contact)s") % {"contact": reading.contact(event.contact)}
    if event.asked:
        return reading.translations.gettext("Link sent again to %(contact)s: it was asked for on our site") % {
            "contact": reading.contact(event.contact)
        }
    return reading.translations.gettext(TITLES[event.mail])


def _undelivered(reading: EntryReading, event: MailUndelivered) -> str:
    translations, places = reading.translations, {"contact": reading.contact(event.contact)}
    if event.why == "complained":
        return translations.gettext("%(contact)s called a mail unwanted") % places
    return translations.gettext("Mail to %(contact)s not delivered") % places
