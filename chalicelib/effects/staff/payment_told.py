"""Effects that mail accountants of a payment: a refund failed, its payer disputes it, or nobody knows what a bank takes back."""

from collections.abc import Callable, Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.payment_store import DISPUTED, PAYMENT, REFUND_FAILED, REVERSAL_ASIDE
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.payment.payment import Payment
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff.note import Note
from chalicelib.effects.staff.task_told import accounts

Content = tuple[str, tuple[str, ...], tuple[MailFact, ...], str]
"""Subject, paragraphs, facts beside those of every payment, and why its reader gets it."""
Tells = Callable[[Payment, Translations], Content | None]


def mail_payment(tells: Tells, mailing: Mailing, store: StreamStore, effect: Effect) -> None:
    """Mail it; nothing where it is not so any more."""
    payment, reader = store.head(PAYMENT, effect.reference), accounts(mailing.seller)
    w = mailing.translations_for(reader.language)
    content = tells(payment, w) if payment else None
    if payment is None or content is None:
        return
    subject, paragraphs, facts, why = content
    note = Note(
        subject=subject,
        greeting=w.gettext("Hello %(name)s,") % {"name": reader.name},
        paragraphs=paragraphs,
        facts=tuple(fact for fact in (*_of(payment, w), *facts) if fact.value),
        open=w.gettext("Open the payment at the desk"),
        desk=desk_url(mailing.site_url, w, f"payments/{payment.id}"),
        why=why,
        seller=mailing.seller.name,
    )
    body = mailing.write(note, w)
    mailing.mailer.send(Mail(reader.name, reader.email, mailing.seller.contact.email, note.subject, body, effect.id))


def _of(payment: Payment, w: Translations) -> tuple[MailFact, ...]:
    return (
        MailFact(w.gettext("Payment"), w.money(payment.amount, payment.currency)),
        MailFact(w.gettext("Paid by"), payment.payer.name),
        MailFact(
            w.gettext("Order"), payment.named.reference if payment.named else w.listing([u.reference for u in payment.uses])
        ),
    )


def _refund_failed(payment: Payment, w: Translations) -> Content | None:
    if payment.reason != "refund_failed":
        return None
    return (
        w.gettext("A refund of a card payment failed"),
        (
            w.gettext("The customer’s bank did not take the refund: its money is here again."),
            w.gettext("Where its order says so by now, the customer was told; else note it there. Then pay it another way."),
        ),
        (MailFact(w.gettext("Paid back by now"), w.money(payment.refunded, payment.currency)),),
        w.gettext("You get this mail because card payments arrive for your house."),
    )


def _disputed(payment: Payment, w: Translations) -> Content | None:
    if payment.status != "disputed":
        return None
    return (
        w.gettext("A card payment is disputed"),
        (
            w.gettext("The customer’s bank took the money back until the dispute is closed. The order says that it is paid."),
            w.gettext("Send Stripe the evidence: the order, the delivery note, the receipt. Without it the dispute is lost."),
            w.gettext("It stands under “Disputed” at the desk until it is closed; once it is lost, the invoice is open again."),
        ),
        (MailFact(w.gettext("Evidence due by"), w.date_year(payment.due) if payment.due else ""),),
        w.gettext("You get this mail because card payments arrive for your house."),
    )


def _reversal(payment: Payment, w: Translations) -> Content | None:
    if payment.aside is None or payment.aside.why != "reversal":
        return None
    bank = payment.bank
    return (
        w.gettext("The bank takes back an entry that nobody can name"),
        (
            w.gettext("It takes an earlier entry back, and none, or more than one, may be meant. Nothing is changed by itself."),
            w.gettext("Find the payment that it is of, and note there that it came back."),
        ),
        (
            MailFact(w.gettext("Value date"), w.date_year(payment.value_date)),
            MailFact(w.gettext("Account"), bank.account if bank else ""),
            MailFact(w.gettext("Statement"), bank.statement if bank else ""),
            MailFact(w.gettext("Text"), payment.text),
        ),
        w.gettext("You get this mail because bank files arrive for your house."),
    )


CONTENTS: Mapping[EffectKind, Tells] = {
    REFUND_FAILED: _refund_failed,
    DISPUTED: _disputed,
    REVERSAL_ASIDE: _reversal,
}


def handlers(mailing: Mailing, store: StreamStore) -> Mapping[EffectKind, Handler]:
    """Give each kind, done with this."""
    return {kind: partial(mail_payment, tells, mailing, store) for kind, tells in CONTENTS.items()}
