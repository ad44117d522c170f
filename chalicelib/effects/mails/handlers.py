"""The effects that are mails: the link, the acknowledgement of order, and what happened; all but billing's carry the link."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple, cast, get_args

from msgspec.structs import replace

from chalicelib.application.customer.visitor import link_to_affairs
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import FORWARDED, Effect, EffectKind
from chalicelib.application.ports.links import LinkKey, dossier_key
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.writing.links_due import live_link
from chalicelib.domain.access.heard import reaches
from chalicelib.domain.access.rights import permits
from chalicelib.domain.account.people import BILLING, Contact, People
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.commands import Command, RecordMail, RecordUndelivered
from chalicelib.domain.sale.events import Mail as Kind
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.sendable import sendable
from chalicelib.effects.mails.companions import Described, commit_of, companions, quoted
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.entry_content import happened
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.left_offer import with_left_offer
from chalicelib.effects.mails.letter import LetterLinks, letter
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import affairs_url, forward_url, page_url, shared_url
from chalicelib.effects.mails.sharing import link_given
from chalicelib.effects.ports import Attachment, Mail, MailRefused
from chalicelib.effects.queue.tools import Handler

WITH_AFFAIRS: frozenset[Kind] = frozenset({"offer", "link"})
"""The mails with the way to all affairs: the offer's and the invitation's. Purchasers pass on the others."""

NO_ADDRESS = "BadRequestException"
"""What SES says of a mail that it cannot read: of a mail of ours, its address alone can be to blame."""


class Reader(NamedTuple):
    """Whom a mail is for, their link to the dossier (none: it goes to the billing address), and to all affairs."""

    contact: Contact
    live: Link | None
    affairs: LinkKey | None

    @property
    def scope(self) -> Scope | None:
        """What their link is for; None where they have none."""
        return self.live.scope if self.live else None


class Composed(NamedTuple):
    """A mail of a kind, and the entry that it is about."""

    kind: Kind
    entry: int
    mail: Mail


Describe = Callable[[AnyReading, Reader], Described | None]
Attach = Callable[[Loaded, Contact], tuple[Attachment, ...]]


def no_files(loaded: Loaded, contact: Contact) -> tuple[Attachment, ...]:
    """Attach nothing."""
    return ()


def link(mailing: Mailing, effect: Effect) -> Command | None:
    """Mail a contact the link; what it says depends on what the dossier is by now."""
    return _mail(mailing, effect, lambda reading, reader: _access(mailing, effect, reading, reader))


def acknowledgement(mailing: Mailing, effect: Effect) -> Command | None:
    """Mail the acknowledgement of order; of an order cancelled meanwhile there is the link alone to send."""
    return _mail(mailing, effect, lambda reading, reader: _access(mailing, effect, reading, reader))


def news(mailing: Mailing, effect: Effect, attach: Attach = no_files) -> Command | None:
    """Mail what happened; nothing if all that its commit says was struck, or something newer took its place."""
    return _mail(mailing, effect, lambda reading, reader: happened(mailing.store, effect, reading, reader.scope), attach)


def _access(mailing: Mailing, effect: Effect, reading: AnyReading, reader: Reader) -> Described:
    committed = commit_of(mailing.store, effect)
    asked: Kind = "acknowledgement" if effect.kind == "acknowledgement" else "link"
    given = link_given(reading, reader.live, committed.main) if reader.live and asked == "link" else None
    if given:
        return Described("link", given, committed)
    kind, content = mail_of(reading).link(reading, reader.contact, asked, partial(quoted, mailing.store, reading))
    return Described(kind, content, committed)


def _mail(mailing: Mailing, effect: Effect, describe: Describe, attach: Attach = no_files) -> Command | None:
    loaded = mailing.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    reader = _reader(mailing.store, loaded, effect.contact, paris_date(mailing.clock()), mailing.seller.languages[0])
    if reader and reader.scope and not reaches(reader.scope, cast("Kind", effect.kind)):
        return None  # their link became one for less since
    composed = _compose(mailing, effect, loaded, reader, describe) if reader else None
    if reader is None or composed is None:
        return None
    contact, (kind, entry, mail) = reader.contact, composed
    why = mailing.store.suppressed(contact.email) or (None if sendable(contact.email) else "invalid")
    if why:
        return _unreachable(loaded.state, contact.id, why)
    mail = replace(mail, attachments=attach(loaded, contact))
    try:
        mailing.mailer.send(mail)
    except MailRefused as refused:
        if refused.code != NO_ADDRESS:
            raise
        return _unreachable(loaded.state, contact.id, "invalid")
    return RecordMail(mail=kind, contact=contact.id, entry=entry)


def _reader(store: DossierStore, loaded: Loaded, contact: str, today: date, home: Language) -> Reader | None:
    """Give a contact of the dossier as the account knows them: what was put right in another dossier holds in this one.

    Whom a colleague let in is sent no way to all affairs: we never said that those are theirs to see.
    """
    if contact == BILLING:
        return _billing(loaded.state, loaded.people, home)
    named, live = loaded.people.contacts.get(contact), live_link(loaded.state, contact, today)
    if named is None or live is None:
        return None
    account = store.account(loaded.people.account)
    if account is None:
        return Reader(named, live, None)
    affairs = link_to_affairs(account, contact) if live.by is None else None
    return Reader(account.people.contacts.get(contact, named), live, affairs)


def _billing(state: DossierBase, people: People, home: Language) -> Reader | None:
    """Give whoever reads at the billing address, in the language of the dossier's contact."""
    address, contact = people.addresses.get(state.billing), people.contacts.get(state.contact)
    if address is None or address.email is None:
        return None
    return Reader(Contact(BILLING, address.lines[0], address.email, contact.language if contact else home), None, None)


def _unreachable(state: DossierBase, contact: str, why: Undeliverable) -> RecordUndelivered | None:
    """Give what is recorded of a mail that cannot be sent: once a contact and dossier, so that staff see it, and see it once."""
    recorded = any((one.contact, one.why) == (contact, why) for one in state.undelivered)
    return None if recorded else RecordUndelivered(contact=contact, why=why)


def _compose(mailing: Mailing, effect: Effect, loaded: Loaded, reader: Reader, describe: Describe) -> Composed | None:
    contact = reader.contact
    translations, today = mailing.translations_for(contact.language), paris_date(mailing.clock())
    reading = reading_class(loaded.state)(
        effect.reference, loaded.state, loaded.people, translations, mailing.seller, today, reader=contact.id,
        stock=_shown(mailing, loaded.state, today),
    )  # fmt: skip
    described = describe(reading, reader)
    if described is None:
        return None
    kind, content, committed = described
    past = Past(lambda: mailing.store.history(effect.reference))
    content = companions(reading, content, committed, contact.id, reader.scope, past)
    content = with_left_offer(mailing, content, contact.id, translations, today)
    links = _links(mailing, translations, effect.reference, reader, kind, content)
    written = letter(content, reading, contact, links, reader.scope or "full")
    body = mailing.write(written, translations)
    mail = Mail(contact.name, contact.email, mailing.seller.contact.email, written.subject, body, effect.id)
    return Composed(kind, committed.main.seq, mail)


def _shown(mailing: Mailing, state: DossierBase, today: date) -> Mapping[str, StockItem]:
    """Give what is there of the goods of which the page says it: the mail says the same."""
    skus = state.kept_of_arrivals | state.stock_shown(today)
    return mailing.store.stock(skus, consistent=False) if skus else {}


def _links(
    mailing: Mailing, translations: Translations, reference: str, reader: Reader, kind: Kind, content: MailContent
) -> LetterLinks | None:
    if reader.live is None:
        return None
    site, token = mailing.site_url, mailing.mint(dossier_key(reference, reader.live))
    affairs = affairs_url(site, translations, mailing.mint(reader.affairs)) if reader.affairs and kind in WITH_AFFAIRS else None
    forward = content.forward and content.document and permits(reader.live, "forward")
    return LetterLinks(
        page_url(site, translations, token, content.document),
        shared_url(site, translations, token, content.document),
        affairs,
        forward_url(site, translations, token, content.document) if forward and content.document else None,
    )


def handlers(mailing: Mailing) -> Mapping[EffectKind, Handler]:
    """Give each kind of mail that has no document with it, done with this."""
    others = [kind for kind in get_args(Kind) if kind not in ("link", "acknowledgement") and kind not in FORWARDED]
    kinds = {"link": link, "acknowledgement": acknowledgement, **dict.fromkeys(others, news)}
    return {kind: partial(handle, mailing) for kind, handle in kinds.items()}
