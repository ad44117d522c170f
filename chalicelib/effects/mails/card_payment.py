"""The mails to who pays by card or debit: that the bank is debited, and that the money does not come."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.pending import pending_of
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.payment import money, remains


def submitted(reading: Reading, event: e.PaymentSubmitted, entry: Entry) -> MailContent | None:
    """Say until when the bank takes; None once that is decided."""
    w = reading.translations
    if pending_of(reading.state.pending, event.payment) is None:
        return None
    places = {"amount": money(reading, event.amount), "last4": event.last4, "day": w.day_year(paris_date(event.until))}
    account = w.gettext("%(amount)s is debited from the account that ends in %(last4)s. We hear from the bank by %(day)s.")
    mandate = (w.gettext("Mandate: %(mandate)s.") % {"mandate": event.mandate},) if event.mandate else ()
    plain = w.gettext("%(amount)s is debited from your account. We hear from the bank by %(day)s.")
    then = w.gettext("You have nothing to do. The page says so as soon as the money is there.")
    return MailContent(
        subject=w.gettext("Bank debit under way: %(amount)s") % places,
        paragraphs=((account if event.last4 else plain) % places, *mandate, then),
        action=w.gettext("Follow the order"),
    )


def failed(reading: Reading, event: e.PaymentFailed, entry: Entry) -> MailContent | None:
    """Say that the money does not come, and what is open; None of what was given up by who pays."""
    w, places = reading.translations, {"amount": money(reading, event.amount), "last4": event.last4}
    if event.reason == "cancelled":
        return None
    if event.reason == "expired":
        text = w.gettext("The payment of %(amount)s was not completed. Nothing was charged.")
    elif event.reason == "returned":
        text = w.gettext("Your bank returned the debit of %(amount)s.")
    elif event.last4:
        text = w.gettext("Your bank refused the payment of %(amount)s (ending in %(last4)s). Nothing was charged.")
    else:
        text = w.gettext("Your bank refused the payment of %(amount)s. Nothing was charged.")
    again = (w.gettext("You can pay again on the page, or by transfer."),)
    return MailContent(
        subject=w.gettext("Payment not received: %(amount)s") % places,
        paragraphs=(text % places, *remains(reading), *again),
        action=w.gettext("Follow the order"),
    )


CONTENTS = of(e.PaymentSubmitted, submitted) | of(e.PaymentFailed, failed)
