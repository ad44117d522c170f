"""The mail that reminds of an offer's end."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.steps import open_offer
from chalicelib.effects.mails.content import MailContent, MailFact


def offer_reminder(reading: Reading, event: e.OfferReminded, entry: Entry) -> MailContent | None:
    """Say when the offer ends, and how it is ordered; None if it was ordered, at once or not, withdrawn, or has another day."""
    w, offer = reading.translations, reading.state.offer
    if offer is None or offer.terms.valid_until != event.ends or not open_offer(reading.state, reading.today):
        return None
    if reading.state.requested:
        return None
    day = reading.weekday(event.ends)
    how = w.gettext("To order, open the quote below, answer this mail or call %(phone)s.") % {
        "phone": reading.seller.contact.phone.replace(" ", "\u00a0")
    }
    amount = w.money(reading.amounts.totals.gross, reading.state.currency)
    return MailContent(
        subject=w.gettext("Your quote of %(amount)s ends on %(day)s") % {"amount": amount, "day": reading.when(event.ends)},
        paragraphs=(
            w.gettext("Your quote holds until %(day)s, the whole day.") % {"day": day},
            w.gettext("After that day prices may have moved: ask us for a quote of the day."),
            how,
        ),
        action=w.gettext("See the quote"),
        facts=(MailFact(w.gettext("Total including VAT"), amount),),
    )


CONTENTS = of(e.OfferReminded, offer_reminder)
