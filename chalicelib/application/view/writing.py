"""Mails that the reader's own program opens, prepared: about an offer, in the reader's language."""

from urllib.parse import quote

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.panel import ShownWay

LINE_BREAK = "\r\n"
"""Between the lines of a body (RFC 6068)."""


def ordering(reading: Reading) -> ShownWay:
    """Give a mail that orders the offer."""
    translations = reading.translations
    subject = translations.gettext("Order for quote %(reference)s") % {"reference": _named(reading)}
    gross = translations.money(reading.amounts.totals.gross, reading.state.currency)
    message = translations.gettext("We place an order on your quote %(reference)s, for %(amount)s including VAT.")
    body = (message % {"reference": _named(reading), "amount": gross}, "", translations.gettext("Our order number:") + " ")
    return _mail(reading, translations.gettext("Order by e-mail"), subject, body)


def renewing(reading: Reading) -> ShownWay:
    """Give a mail that asks for today's prices and lead times."""
    translations = reading.translations
    subject = translations.gettext("Quote %(reference)s: today’s prices and lead times") % {"reference": _named(reading)}
    message = translations.gettext("Please renew your quote %(reference)s at today’s prices and lead times.") % {
        "reference": _named(reading)
    }
    return _mail(reading, translations.gettext("Ask for today’s prices by e-mail"), subject, (message,))


def phoning(reading: Reading) -> ShownWay:
    """Give the telephone, as an act beside a mail."""
    phone = {"phone": reading.seller.contact.phone}
    return ShownWay(
        kind="phone", text=reading.translations.gettext("Call %(phone)s") % phone, href=reading.seller.contact.phone_uri
    )


def _mail(reading: Reading, text: str, subject: str, body: tuple[str, ...]) -> ShownWay:
    translations = reading.translations
    whole = LINE_BREAK.join((translations.gettext("Hello,"), "", *body, "", translations.gettext("Name and company:") + " "))
    address = f"mailto:{reading.seller.contact.email}?subject={quote(_plain(subject))}&body={quote(_plain(whole))}"
    return ShownWay(kind="mail", text=text, href=address)


def _plain(text: str) -> str:
    """Give the text with plain spaces: not every mail program shows the others."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _named(reading: Reading) -> str:
    """Give the offer by its number, and its revision where it is not the first."""
    offer, translations = reading.state.offer, reading.translations
    if offer is None or offer.revision == 1:
        return reading.reference
    named = {"reference": reading.reference, "revision": offer.revision}
    return translations.gettext("%(reference)s, revision %(revision)s") % named
