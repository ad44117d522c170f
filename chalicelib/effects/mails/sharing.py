"""What the mail with a link says where it is no link for everything, a colleague shared it, or its reader had it made anew."""

from typing import assert_never

from msgspec.structs import replace

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.link import LinkGranted
from chalicelib.domain.sale.facts.sharing import LinkReplaced
from chalicelib.domain.sale.lines import Scope
from chalicelib.effects.mails.content import MailContent, typed
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import whose_link


def link_given(reading: AnyReading, link: Link, entry: Entry) -> MailContent | None:
    """Give what the mail says of a link; None of one for everything that we gave: that says what the dossier is by now.

    entry: the one that the mail is about.
    """
    w, event = reading.translations, entry.event
    if isinstance(event, LinkReplaced):
        paragraphs = (
            w.gettext("You asked for your link to be made anew. The one before opens nothing any more."),
            w.gettext("If it was not you, call us: somebody else has had your link."),
        )
        return _content(reading, link, w.gettext("Your new link"), paragraphs)
    if link.by is not None:
        return _shared(reading, link, entry)
    if link.scope == "full":
        return None
    names = {"reference": reading.reference, "company": reading.people.name}
    opened = w.gettext("This link opens %(reference)s of %(company)s to you.") % names
    return _content(reading, link, w.gettext("Your access, %(company)s") % names, (opened,))


def _shared(reading: AnyReading, link: Link, entry: Entry) -> MailContent:
    """Say first who asked for it, by whose link; what they wrote stands below, as theirs."""
    w, granted = reading.translations, isinstance(entry.event, LinkGranted)
    name = (signed_by(reading.people, entry) if granted else None) or reading.contact(link.by)
    names = {"name": name, "company": reading.people.name, "reference": reading.reference}
    opened = w.gettext("%(name)s opens %(reference)s of %(company)s to you.") % names
    before = w.gettext("The link that you had before opens nothing any more.")
    ended = (before,) if isinstance(entry.event, LinkGranted) and entry.event.ended else ()
    paragraphs = (opened, *whose_link(reading, name, link.by), *ended)
    content = _content(reading, link, w.gettext("%(name)s gives you access") % names, paragraphs)
    wrote = next(iter(reason(entry)), None) if granted else None
    return replace(content, typed=typed(w.gettext("What %(name)s wrote to you") % names, wrote))


def _content(reading: AnyReading, link: Link, subject: str, paragraphs: tuple[str, ...]) -> MailContent:
    """Give the mail with what the link permits, and until when."""
    w = reading.translations
    until = w.gettext("The link holds until %(day)s.") % {"day": w.day_year(link.expires)} if link.expires else None
    action = w.gettext("See the invoices") if link.scope == "invoices" else mail_of(reading).follow(reading)
    permitted = permits(reading, link.scope)
    return MailContent(subject=subject, paragraphs=(*paragraphs, permitted, *filter(None, (until,))), action=action)


def permits(reading: AnyReading, scope: Scope) -> str:
    """Say what a link lets its reader do, and what it does not."""
    w = reading.translations
    match scope:
        case "full":
            return w.gettext("With your link you can read, ask, order and let colleagues in.")
        case "act":
            return w.gettext(
                "With your link you can read all of it, ask questions, confirm what arrived and let colleagues in for reading; "
                "it neither orders nor pays."
            )
        case "read":
            return w.gettext("With your link you can read all of it: steps, dates, lines and documents, prices included.")
        case "invoices":
            return w.gettext(
                "With your link you can read the invoices, the credit notes, their delivery notes and how to pay; "
                "nothing else of it."
            )
        case _:
            assert_never(scope)
