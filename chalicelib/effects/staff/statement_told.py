"""The effect `statement_aside`: accountants are mailed that a statement was put aside, with both sums; nothing is recorded."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.statement_store import KIND, STATEMENT
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.staff.statement_words import said_of
from chalicelib.domain.payment.statement import Statement
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff.note import Note
from chalicelib.effects.staff.task_told import accounts


def mail_statement(mailing: Mailing, store: StreamStore, effect: Effect) -> None:
    """Mail it; nothing where the statement is booked meanwhile."""
    statement = store.head(STATEMENT, effect.reference)
    if statement is None or statement.state != "aside":
        return
    reader = accounts(mailing.seller)
    w = mailing.translations_for(reader.language)
    note = _note(mailing, statement, w, reader.name)
    body = mailing.write(note, w)
    mailing.mailer.send(Mail(reader.name, reader.email, mailing.seller.contact.email, note.subject, body, effect.id))


def _note(mailing: Mailing, of: Statement, w: Translations, reader: str) -> Note:
    def sum_of(amount: object) -> str:
        return w.money(amount, of.currency or "EUR") if isinstance(amount, Decimal) else ""

    facts = (
        MailFact(w.gettext("Account"), of.account),
        MailFact(w.gettext("Statement") if of.pages else w.gettext("File"), of.name),
        MailFact(w.gettext("Until"), w.date_year(of.until) if of.pages else ""),
        MailFact(w.gettext("Opening balance"), sum_of(of.opening)),
        MailFact(w.gettext("Opening balance and entries"), sum_of(of.reckoned)),
        MailFact(w.gettext("Closing balance"), sum_of(of.closing)),
    )
    return Note(
        subject=w.gettext("A bank statement was put aside"),
        greeting=w.gettext("Hello %(name)s,") % {"name": reader},
        paragraphs=(
            said_of(of, w),
            w.gettext("None of its entries is booked. Have the bank send it again, or put the right file in at the desk."),
        ),
        facts=tuple(fact for fact in facts if fact.value),
        open=w.gettext("Open the payments at the desk"),
        desk=desk_url(mailing.site_url, w, "payments"),
        why=w.gettext("You get this mail because bank files arrive for your house."),
        seller=mailing.seller.name,
    )


def handlers(mailing: Mailing, store: StreamStore) -> Mapping[EffectKind, Handler]:
    """Give the kind, done with this."""
    return {KIND: partial(mail_statement, mailing, store)}
