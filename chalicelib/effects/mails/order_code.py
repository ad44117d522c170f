"""The mail with the code for an order, to the contact whose link it is; the code is made anew from what is kept of it."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from chalicelib.application.customer.order_codes import KIND, CodeStore
from chalicelib.application.ports.code_seals import SealsCodes
from chalicelib.application.ports.commit import ORDER_CODE, Loaded, code_id
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.kind_views import reading_class
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.order_code import OrderCode, code_seed
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.letter import letter
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler


def order_code(mailing: Mailing, codes: CodeStore, sealer: SealsCodes, effect: Effect) -> None:
    """Mail the code, unless it expired, opened its order, or a newer one took its place."""
    now, loaded = mailing.clock(), mailing.store.load(effect.reference)
    code = codes.head(ORDER_CODE, code_id(effect.reference, effect.contact))
    if loaded is None or code is None or code.used or code.number != effect.seq or now >= code.expires:
        return
    contact = loaded.people.contacts.get(effect.contact)
    if contact is None:
        return
    seed = code_seed(effect.reference, effect.contact, code.order, code.nonce)
    if not mailing.store.suppressed(contact.email):
        _send(mailing, effect, loaded, contact, sealer.code_of(seed, code.seal), code)


def _send(mailing: Mailing, effect: Effect, loaded: Loaded, contact: Contact, digits: str, code: OrderCode) -> None:
    w = mailing.translations_for(contact.language)
    today = paris_date(mailing.clock())
    reading = reading_class(loaded.state)(effect.reference, loaded.state, loaded.people, w, mailing.seller, today)
    # It leads nowhere: whoever reads it has the page open, and whoever gets it passed on is to get no link with it.
    greeting = w.gettext("Hello %(name)s,") % {"name": contact.name}
    written = replace(letter(_content(w, digits, code), reading, contact, None), way="", greeting=greeting)
    body = mailing.write(written, w)
    mailing.mailer.send(Mail(contact.name, contact.email, mailing.seller.contact.email, written.subject, body, effect.id))


def _content(w: Translations, digits: str, code: OrderCode) -> MailContent:
    shown = f"{digits[:4]} {digits[4:]}"
    return MailContent(
        subject=w.gettext("Code for your order: %(code)s") % {"code": shown},
        paragraphs=(
            # First, and in one piece: it is read off a telephone.
            w.gettext("Code: %(code)s") % {"code": shown.replace(" ", "\u00a0")},
            w.gettext("This code opens the order that you were shown, and no other. It holds until %(moment)s.")
            % {"moment": w.moment(code.expires)},
            w.gettext("You asked for no code? Then order nothing, and tell us: somebody has your link."),
        ),
        action="",
    )


def handlers(mailing: Mailing, codes: CodeStore, sealer: SealsCodes) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {KIND: partial(order_code, mailing, codes, sealer)}
