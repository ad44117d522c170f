"""The effect `refund_failed`: the house is mailed that a refund of a card payment failed, so that its money is here again."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.payment_store import PAYMENT, REFUND_FAILED
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.payment.payment import Payment
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff.note import Note
from chalicelib.effects.staff.task_told import house


def mail_refund(mailing: Mailing, store: StreamStore, effect: Effect) -> None:
    """Mail it; nothing where the money went back meanwhile."""
    payment = store.head(PAYMENT, effect.reference)
    if payment is None or payment.reason != "refund_failed":
        return
    reader = house(mailing.seller)
    w = mailing.translations_for(reader.language)
    note = _note(mailing, payment, w, reader.name)
    body = mailing.write(note, w)
    mailing.mailer.send(Mail(reader.name, reader.email, mailing.seller.contact.email, note.subject, body, effect.id))


def _note(mailing: Mailing, of: Payment, w: Translations, reader: str) -> Note:
    facts = (
        MailFact(w.gettext("Payment"), w.money(of.amount, of.currency)),
        MailFact(w.gettext("Paid by"), of.payer.name),
        MailFact(w.gettext("Order"), of.named.reference if of.named else ""),
        MailFact(w.gettext("Paid back by now"), w.money(of.refunded, of.currency)),
    )
    return Note(
        subject=w.gettext("A refund of a card payment failed"),
        greeting=w.gettext("Hello %(name)s,") % {"name": reader},
        paragraphs=(
            w.gettext("The customer’s bank did not take the refund: its money is here again."),
            w.gettext("Where an order says that it was paid back, pay it back another way, and tell the customer."),
        ),
        facts=tuple(fact for fact in facts if fact.value),
        open=w.gettext("Open the payments at the desk"),
        desk=desk_url(mailing.site_url, w, "payments"),
        why=w.gettext("You get this mail because card payments arrive for your house."),
        seller=mailing.seller.name,
    )


def handlers(mailing: Mailing, store: StreamStore) -> Mapping[EffectKind, Handler]:
    """Give the kind, done with this."""
    return {REFUND_FAILED: partial(mail_refund, mailing, store)}
