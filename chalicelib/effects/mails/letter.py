"""A whole letter, in the reader's language, before it is laid out as text and HTML."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Desk, localised_text
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.account.people import Contact, People
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.values.mailbox import mailbox
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.kind_mails import mail_of

PREHEADER = 140
"""Characters that mail programs show beside the subject, at most."""


class LetterLinks(NamedTuple):
    """Where the link leads, on the reader's own computer and on one that others use too; all affairs, where that is mailed.

    forward_url: where the document of the mail is passed on, where the reader may.
    """

    url: str
    shared_url: str
    affairs_url: str | None = None
    forward_url: str | None = None


class Letter(Struct, frozen=True, kw_only=True):
    """What a mail says of its subject, and what every mail has; every text is ready to show.

    links: None where the reader gets no link; way: then how they come to the documents. personal: what a link is.
    """

    content: MailContent
    subject: str
    preheader: str
    greeting: str
    links: LetterLinks | None
    way: str
    personal: str
    facts: tuple[MailFact, ...]
    desk: Desk
    role: str
    hours: str
    seller: str


def letter(
    content: MailContent, reading: AnyReading, contact: Contact, links: LetterLinks | None, scope: Scope = "full"
) -> Letter:
    """Give the letter to a contact; scope: what their link is for."""
    translations, seller = reading.translations, reading.seller
    if scope == "invoices" and content.action == mail_of(reading).follow(reading):
        content = replace(content, action=translations.gettext("See the invoices"))
    return Letter(
        content=content,
        subject=_subject(content, reading),
        preheader=shortened(" ".join(" ".join(content.paragraphs).split())),
        greeting=_greeting(reading, contact, links),
        links=links,
        personal=mail_of(reading).personal(reading, scope),
        way="" if links else mail_of(reading).way(reading),
        facts=(*content.facts, *_numbers(reading)),
        desk=seller.contact,
        role=localised_text(seller.contact.role, translations.lang),
        hours=localised_text(seller.contact.hours, translations.lang),
        seller=seller.name,
    )


def _subject(content: MailContent, reading: AnyReading) -> str:
    """Give what happened, then the numbers that the reader's and our own books have for it."""
    w, theirs = reading.translations, reading.state.order_number
    numbers = w.gettext("%(what)s – your order %(theirs)s (%(ours)s)") if theirs else "%(what)s (%(ours)s)"
    return numbers % {"what": content.subject, "theirs": theirs, "ours": reading.reference}


def shortened(text: str) -> str:
    """Give the beginning of a text that mail programs have room for."""
    return text if len(text) <= PREHEADER else text[: PREHEADER - 1].rstrip() + "…"


def _greeting(reading: AnyReading, contact: Contact, links: LetterLinks | None) -> str:
    """Greet a contact by name; who reads at the billing address is not known by one."""
    unknown = links is None or (contact.id != reading.state.contact and called_as_address(reading.people, contact))
    return greeted(reading.translations, None if unknown else contact)


def called_as_address(people: People, contact: Contact) -> bool:
    """Say whether a contact stands for an address, by its mail address and its first line: that is a company, and no person."""
    theirs = (one for one in people.addresses.values() if one.email and mailbox(one.email) == mailbox(contact.email))
    return any(one.lines[0] == contact.name for one in theirs)


def greeted(translations: Translations, contact: Contact | None) -> str:
    """Greet somebody by name; not by the mail address that stands for the name of who was let in without one."""
    if contact is None or contact.name == contact.email:
        return translations.gettext("Hello,")
    return translations.gettext("Hello %(name)s,") % {"name": " ".join(contact.name.split())}


def _numbers(reading: AnyReading) -> tuple[MailFact, ...]:
    w, state = reading.translations, reading.state
    ours = MailFact(w.gettext("Our reference"), reading.reference)
    theirs = MailFact(w.gettext("Your order number"), state.order_number or "")
    supplier = MailFact(w.gettext("Supplier number"), state.supplier_number or "")
    return tuple(fact for fact in (ours, theirs, supplier) if fact.value)
