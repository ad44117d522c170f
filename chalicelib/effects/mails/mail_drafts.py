"""The mails that commands would send, made by what makes those that leave; nothing is sent, and their links lead nowhere."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.links import LinkKey
from chalicelib.application.ports.translations import Translations, TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.application.staff.desk.mail_draft import DraftFact, DraftRow, DraftSection, MailDraft
from chalicelib.application.staff.desk.rehearsed_commands import AfterStore, StaffRehearsal, perform
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.domain.errors import DomainError
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailFact, MailSection
from chalicelib.effects.mails.handlers import handlers
from chalicelib.effects.mails.letter import Letter
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, RenderedMail, Writer
from chalicelib.effects.staff.note import Note

NOWHERE = "…"
"""What stands in the place of a token."""


class Overtaken(Exception):
    """What was allowed when it was asked is not any more: somebody wrote in between."""

    hopeless = True


class Drafting(NamedTuple):
    """What drafts of mails are made with."""

    store: DossierStore
    seller: Seller
    translations_for: TranslationsFor
    write: Writer
    site_url: str


class _Outbox:
    """Takes what would be sent, with the letter that it was written of."""

    def __init__(self, write: Writer) -> None:
        self._write = write
        self._letter: Letter | None = None
        self._lang = ""
        self.drafts: list[MailDraft] = []

    def write(self, letter: Letter | Note, translations: Translations) -> RenderedMail:
        """Write a letter out."""
        self._letter, self._lang = cast("Letter", letter), translations.lang
        return self._write(letter, translations)

    def send(self, mail: Mail) -> None:
        """Take a mail."""
        if self._letter is None:
            raise LookupError("a mail was written of no letter")
        self.drafts.append(_draft(mail, self._letter, self._lang))


def mail_drafts(drafting: Drafting, rehearsal: StaffRehearsal) -> tuple[MailDraft, ...]:
    """Give the mails to readers that the commands would send now, in their order. Raises what the commands would raise."""
    performed = perform(drafting.store, drafting.seller, rehearsal, drafting.translations_for)
    outbox, store = _Outbox(drafting.write), AfterStore(drafting.store, rehearsal.reference, performed)
    mailing = Mailing(
        store=cast("DossierStore", store), clock=lambda: rehearsal.now, mailer=outbox, write=outbox.write, mint=_nowhere,
        translations_for=drafting.translations_for, seller=drafting.seller, site_url=drafting.site_url,
    )  # fmt: skip
    kinds = handlers(mailing)
    for step in performed.steps:
        if step.decided.command.tells:
            people, decided = step.prepared.context.people, step.decided
            happened = Happened(decided.after, people, decided.entries, paris_date(rehearsal.now), decided.struck)
            for effect in _of_commit(rehearsal.reference, happened):
                kinds[effect.kind](effect)
    return tuple(outbox.drafts)


def mail_drafts_unless_overtaken(drafting: Drafting, rehearsal: StaffRehearsal) -> tuple[MailDraft, ...]:
    """Give the same of what was allowed a moment ago. Raises Overtaken where it is not any more."""
    try:
        return mail_drafts(drafting, rehearsal)
    except (DomainError, NotFound, Forbidden):
        raise Overtaken from None


def _of_commit(reference: str, happened: Happened) -> Iterator[Effect]:
    yield from mails_due(reference, happened)


def _nowhere(key: LinkKey) -> str:
    return NOWHERE


def _draft(mail: Mail, letter: Letter, lang: str) -> MailDraft:
    content = letter.content
    return MailDraft(
        to=mail.to,
        name=mail.to_name,
        language=lang,
        subject=letter.subject,
        greeting=letter.greeting,
        paragraphs=content.paragraphs,
        typed=tuple(map(_section, content.typed)),
        facts=tuple(map(_fact, letter.facts)),
        title=content.title,
        rows=tuple(DraftRow(row.quantity, row.name, row.detail, row.total) for row in content.rows),
        sums=tuple(map(_fact, content.sums)),
        addresses=tuple(map(_section, content.addresses)),
        button=content.action if letter.links else None,
        text=mail.body.text,
    )


def _fact(fact: MailFact) -> DraftFact:
    return DraftFact(fact.label, fact.value)


def _section(section: MailSection) -> DraftSection:
    return DraftSection(section.title, section.lines)
