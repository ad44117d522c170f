"""The mail about an address that another one took the place of."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent, MailFact, MailSection
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.quotes import reason


def address(reading: Reading, event: e.AddressCorrected, entry: Entry) -> MailContent | None:
    """Give the address that counts now; None if another one has taken its place meanwhile."""
    w, now = reading.translations, reading.people.addresses.get(event.address)
    if now is None or getattr(reading.state, event.use) != event.address:
        return None
    if event.use == "delivery":
        title, subject = w.gettext("Delivery"), w.gettext("Delivery address corrected")
        text = mail_of(reading).moved(reading)
    else:
        title, subject = w.gettext("Billing"), w.gettext("Billing address corrected")
        text = w.gettext("The invoices to come are made out to this address.")
    home = reading.seller.address.country
    return MailContent(
        subject=subject,
        paragraphs=(text, *reason(entry)),
        action=mail_of(reading).follow(reading),
        facts=(MailFact(w.gettext("Invoices are mailed to"), now.email),) if event.use == "billing" and now.email else (),
        typed=(MailSection(title, address_lines(now, w, home)),),
    )


def _holds(reading: Reading, event: e.AddressCorrected, entry: Entry) -> tuple[str, ...]:
    return (reading.translations.gettext("The address before it holds."),)


CONTENTS = of(e.AddressCorrected, address)
HOLDS = of(e.AddressCorrected, _holds)
"""What holds once such an entry is struck."""
