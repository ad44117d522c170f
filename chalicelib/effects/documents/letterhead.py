"""The seller at the head of a document, and the legal line at the foot of each page."""

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.effects.documents.printed import Letterhead


def letterhead_of(seller: Seller, translations: Translations, *, abroad: bool) -> Letterhead:
    """Give the letterhead; abroad: the paper goes to another country than the seller's, or its goods do."""
    home, legal = seller.address, seller.legal
    country = (translations.country(home.country),) if abroad else ()
    lines = (legal.company, *home.street, f"{home.postcode} {home.city}", *country, seller.contact.email)
    vat = translations.gettext("VAT number %(number)s") % {"number": legal.vat}
    office = translations.gettext("Registered office: %(office)s") % {"office": legal.office}
    return Letterhead(seller.name, lines, f"{legal.company} {legal.capital} · {legal.registration} · {vat}\n{office}")
