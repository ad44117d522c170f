"""The mails about what goes no further: an order cancelled, an offer withdrawn."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.credit_view import in_favour
from chalicelib.application.view.follows import follows
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_credit
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.quotes import reason


def cancellation(reading: Reading, event: e.OrderCancelled, entry: Entry) -> MailContent | None:
    """Say that the order was cancelled, why, that what has left stays the customer's, and which document or money follows."""
    w, cancelled = reading.translations, reading.state.cancelled
    if cancelled is None:
        return None
    paragraphs = [w.gettext("Your order was cancelled on %(day)s.") % {"day": w.day_year(cancelled.on)}]
    paragraphs += [cancelled.reason] if cancelled.reason else []
    paragraphs += [w.gettext("What had already shipped is not concerned.")] if reading.state.parcels else []
    paragraphs += follows(reading)
    wrong = to_credit(reading.state)
    asked = any(invoice.open > 0 for invoice in reading.state.invoices if invoice.number in wrong)
    paragraphs += [w.gettext("Wait for our credit note before you pay.")] if asked else []
    subject = w.gettext("Order cancelled on %(day)s") % {"day": reading.when(cancelled.on)}
    return MailContent(subject=subject, paragraphs=tuple(paragraphs), action=w.gettext("Follow the order"))


def withdrawal(reading: Reading, event: e.OfferVoided, entry: Entry) -> MailContent | None:
    """Say that the offer was withdrawn, why, and where pieces were reserved that none are now; None if another took its place."""
    w, offer = reading.translations, reading.state.offer
    if offer is None or offer.voided is None or reading.state.order:
        return None
    if event.lapsed:
        end = offer.terms.valid_until
        text = w.gettext("Your quote ended on %(day)s without an order.") % {"day": w.day_year(end)}
        subject = w.gettext("Quote ended on %(day)s") % {"day": reading.when(end)}
    else:
        text = w.gettext("Your quote was withdrawn on %(day)s.") % {"day": w.day_year(offer.voided)}
        subject = w.gettext("Quote withdrawn on %(day)s") % {"day": reading.when(offer.voided)}
    released = (w.gettext("No pieces of it are held for you any more."),) if reading.state.kept_days and not event.into else ()
    paragraphs = (text, *reason(entry), *released, *in_favour(reading))
    return MailContent(subject=subject, paragraphs=paragraphs, action=w.gettext("See the quote"))


def _holds(reading: Reading, event: e.OrderCancelled, entry: Entry) -> tuple[str, ...]:
    return (reading.translations.gettext("Your order goes on."),) if reading.state.order and not reading.state.cancelled else ()


CONTENTS = of(e.OrderCancelled, cancellation) | of(e.OfferVoided, withdrawal)
HOLDS = of(e.OrderCancelled, _holds)
"""What holds once such an entry is struck."""
