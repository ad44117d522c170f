"""What mails say of a service case, beside what happened."""

from typing import Any

from chalicelib.application.view.news_day import announced, our_word
from chalicelib.application.view.service_reading import CaseReading
from chalicelib.application.view.service_words import case_verdict
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Mail
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.model import SPECS
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.kind_mail import KindMail, LinkMail, Quoted
from chalicelib.effects.mails.service_contents import CONTENTS, follow, named


def _link(reading: CaseReading, contact: Contact, asked: Mail, quoted: Quoted) -> LinkMail:
    """Give the link, with where the case stands."""
    w, word = reading.translations, our_word(reading)
    subject = w.gettext("Your service case %(number)s") % {"number": reading.state.number}
    news = (announced(reading, word),) if word and not word.late else ()
    paragraphs = (*case_verdict(reading, False).sentences, *news)
    return LinkMail("link", MailContent(subject=subject, paragraphs=paragraphs, action=follow(reading), facts=named(reading)))


def _moved(reading: CaseReading) -> str:
    return reading.translations.gettext("This address counts from now on.")


def _way(reading: CaseReading) -> str:
    text = reading.translations.gettext("The documents are on the page of the case, to which %(contact)s has the link.")
    return text % {"contact": reading.contact(reading.state.contact)}


def _personal(reading: CaseReading, scope: Scope) -> str:
    w = reading.translations
    if scope in ("read", "invoices"):
        return w.gettext("This link is personal: whoever has it can read this case. Pass it on only to those concerned.")
    return w.gettext(
        "This link is personal: whoever has it can read this case and act for you. Pass it on only to those concerned."
    )


def _on_page(reading: CaseReading) -> str:
    return reading.translations.gettext("%(document)s of %(day)s is on the page of your case.")


def _holds(reading: CaseReading, event: Any, entry: Entry) -> tuple[str, ...]:
    """Say where the case stands once an entry is struck."""
    return tuple(case_verdict(reading, False).sentences)


SERVICE_MAIL: KindMail[CaseReading] = KindMail(
    link=_link,
    follow=follow,
    moved=_moved,
    way=_way,
    personal=_personal,
    on_page=_on_page,
    contents=CONTENTS,
    holds={event: _holds for event in CONTENTS if SPECS.rows[event].strike != "permanent"},
)
