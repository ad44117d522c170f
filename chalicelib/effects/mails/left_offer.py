"""The way from a mail to the offer of what an order left, which is mailed with the order alone."""

from datetime import date

from msgspec.structs import replace

from chalicelib.application.ports.links import dossier_key
from chalicelib.application.ports.translations import Translations
from chalicelib.application.writing.links_due import live_link
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import page_url


def with_left_offer(
    mailing: Mailing, content: MailContent, contact: str, translations: Translations, today: date
) -> MailContent:  # fmt: skip
    """Give the mail with the reader's own link to that offer, where they have one that is in force."""
    loaded = mailing.store.load(content.left) if content.left else None
    link = live_link(loaded.state, contact, today) if loaded else None
    if content.left is None or link is None:
        return content
    url = page_url(mailing.site_url, translations, mailing.mint(dossier_key(content.left, link)))
    label = translations.gettext("Left in the quote")
    facts = (fact._replace(url=url) if fact.label == label else fact for fact in content.facts)
    return replace(content, facts=tuple(facts))
