"""Whom to call where an instrument fails: the seller's technical support, in the reader's language."""

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller, localised_text
from chalicelib.application.view.phones import phone_in
from chalicelib.application.view.shapes.seller_contact import ShownContact


def support_desk(seller: Seller, translations: Translations) -> ShownContact:
    """Give it, its telephone number as the reader dials it."""
    lang, desk = translations.lang, seller.assistance
    return ShownContact(
        name=localised_text(desk.name, lang),
        role="",
        phone=phone_in(desk.phone, desk.phone_uri, abroad=lang != seller.languages[0]),
        phone_uri=desk.phone_uri,
        hours=localised_text(desk.hours, lang),
        say="",
        email=desk.email,
        reply=localised_text(desk.reply, lang),
    )
