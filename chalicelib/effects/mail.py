"""The effects that are mails: the link, the acknowledgement of order, and what happened to the order; each carries the link."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from chalicelib.application.enrol import live_link
from chalicelib.application.links import LinkKey, dossier_key
from chalicelib.application.ports import DossierStore, Effect, Loaded
from chalicelib.application.view.reading import Reading
from chalicelib.application.visitor import link_to_affairs
from chalicelib.domain.calendar import paris_date
from chalicelib.domain.commands import Command, RecordMail, RecordUndelivered
from chalicelib.domain.dossier import Dossier, Link
from chalicelib.domain.entry import Entry
from chalicelib.domain.events import Mail as Kind
from chalicelib.domain.events import Undeliverable
from chalicelib.domain.people import Contact
from chalicelib.effects.letter import Place, letter
from chalicelib.effects.mailing import Mailing
from chalicelib.effects.news.cancellation import cancellation
from chalicelib.effects.news.delivery import delivery
from chalicelib.effects.news.document import document
from chalicelib.effects.news.invoice import invoice
from chalicelib.effects.news.shipment import shipment
from chalicelib.effects.page import affairs_url, page_url, shared_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.said import Said
from chalicelib.effects.says import says
from chalicelib.effects.tools import Handler

NEWS: dict[str, tuple[Kind, Callable[[Reading, Any, Entry], Said | None]]] = {
    "delivery": ("delivery", delivery),
    "shipment": ("shipment", shipment),
    "invoice": ("invoice", invoice),
    "cancellation": ("cancellation", cancellation),
    "document": ("document", document),
}
"""What happened: the mail's kind, and what it says of the entry, or None if that holds no more."""


class Reader(NamedTuple):
    """Whom a mail is for, their link to the dossier, and to all affairs."""

    contact: Contact
    live: Link
    affairs: LinkKey | None


Told = Callable[[Reading, Contact], tuple[Kind, Said] | None]


def link(mailing: Mailing, effect: Effect) -> Command | None:
    """Mail a contact the link; what it says depends on what the dossier is by now."""
    return _mail(mailing, effect, lambda reading, contact: _access(reading, contact, acknowledge=False))


def acknowledgement(mailing: Mailing, effect: Effect) -> Command | None:
    """Mail the acknowledgement of order; of an order cancelled meanwhile there is the link alone to send."""
    return _mail(mailing, effect, lambda reading, contact: _access(reading, contact, acknowledge=True))


def news(mailing: Mailing, effect: Effect) -> Command | None:
    """Mail what happened; nothing if its entry was struck or something newer took its place."""
    return _mail(mailing, effect, lambda reading, contact: _happened(mailing, effect, reading))


def _access(reading: Reading, contact: Contact, *, acknowledge: bool) -> tuple[Kind, Said]:
    state = reading.state
    kind: Kind = "offer" if not state.order else "acknowledgement" if acknowledge and not state.cancelled else "link"
    return kind, says(kind, reading, contact)


def _happened(mailing: Mailing, effect: Effect, reading: Reading) -> tuple[Kind, Said] | None:
    if effect.seq in reading.state.struck:
        return None
    (entry,) = mailing.store.older(effect.reference, effect.seq + 1, 1)
    kind, tell = NEWS[effect.kind]
    said = tell(reading, entry.event, entry)
    return (kind, said) if said else None


def _mail(mailing: Mailing, effect: Effect, told: Told) -> Command | None:
    loaded = mailing.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    reader = _known(mailing.store, loaded, effect.contact, paris_date(mailing.clock()))
    composed = _compose(mailing, effect, loaded, reader, told) if reader else None
    if reader is None or composed is None:
        return None
    contact, (kind, mail) = reader.contact, composed
    why = mailing.store.suppressed(contact.email)
    if why:
        return _unreachable(loaded.state, contact.id, why)
    mailing.mailer.send(mail)
    return RecordMail(mail=kind, contact=contact.id)


def _known(store: DossierStore, loaded: Loaded, contact: str, today: date) -> Reader | None:
    """A contact of the dossier as the account knows them: what was put right in another dossier holds in this one."""
    known, live = loaded.people.contacts.get(contact), live_link(loaded.state, contact, today)
    if known is None or live is None:
        return None
    account = store.account(loaded.people.account)
    if account is None:
        return Reader(known, live, None)
    return Reader(account.people.contacts.get(contact, known), live, link_to_affairs(account, contact))


def _unreachable(state: Dossier, contact: str, why: Undeliverable) -> RecordUndelivered | None:
    """What is recorded of a mail that cannot be sent: once a contact and dossier, so that staff see it, and see it once."""
    known = any((one.contact, one.why) == (contact, why) for one in state.undelivered)
    return None if known else RecordUndelivered(contact=contact, why=why)


def _compose(mailing: Mailing, effect: Effect, loaded: Loaded, reader: Reader, told: Told) -> tuple[Kind, Mail] | None:
    contact, live, affairs = reader
    words, today = mailing.speak(contact.language), paris_date(mailing.clock())
    reading = Reading(effect.reference, loaded.state, loaded.people, words, mailing.seller, today)
    found = told(reading, contact)
    if found is None:
        return None
    kind, said = found
    token, site, lang = mailing.mint(dossier_key(effect.reference, live)), mailing.site_url, words.lang
    all_affairs = affairs_url(site, lang, mailing.mint(affairs)) if affairs else None
    place = Place(page_url(site, lang, token), shared_url(site, lang, token), all_affairs)
    body = mailing.write(letter(said, reading, contact, place), words)
    return kind, Mail(contact.name, contact.email, mailing.seller.contact.email, said.subject, body, effect.id)


def handlers(mailing: Mailing) -> Mapping[str, Handler]:
    """Each kind of mail, done with this."""
    kinds = {"link": link, "acknowledgement": acknowledgement, **dict.fromkeys(NEWS, news)}
    return {kind: partial(handle, mailing) for kind, handle in kinds.items()}
