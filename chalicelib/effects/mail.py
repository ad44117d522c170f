"""The effects that are mails: the link, the acknowledgement of order, and what happened to the order; each carries the link."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from chalicelib.application.enrol import live_link
from chalicelib.application.ports import DossierStore, Effect, Loaded
from chalicelib.application.view.reading import Reading
from chalicelib.domain.calendar import paris_date
from chalicelib.domain.commands import Command, RecordMail, RecordUndelivered
from chalicelib.domain.dossier import Dossier, Link
from chalicelib.domain.entry import Entry
from chalicelib.domain.events import Mail as Kind
from chalicelib.domain.events import Undeliverable
from chalicelib.domain.people import Contact, People
from chalicelib.effects.letter import Place, letter
from chalicelib.effects.mailing import Mailing
from chalicelib.effects.news.cancellation import cancellation
from chalicelib.effects.news.delivery import delivery
from chalicelib.effects.news.document import document
from chalicelib.effects.news.invoice import invoice
from chalicelib.effects.news.shipment import shipment
from chalicelib.effects.page import page_url, shared_url
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
    contact = _known(mailing.store, loaded.people, effect.contact)
    live = live_link(loaded.state, effect.contact, paris_date(mailing.clock()))
    if contact is None or live is None:
        return None
    composed = _compose(mailing, effect, loaded, contact, live, told)
    if composed is None:
        return None
    kind, mail = composed
    why = mailing.store.suppressed(contact.email)
    if why:
        return _unreachable(loaded.state, contact.id, why)
    mailing.mailer.send(mail)
    return RecordMail(mail=kind, contact=contact.id)


def _known(store: DossierStore, people: People, contact: str) -> Contact | None:
    """A contact of the dossier as the account knows them: what was put right in another dossier holds in this one."""
    if contact not in people.contacts:
        return None
    account = store.account(people.account)
    return (account.people.contacts if account else {}).get(contact, people.contacts[contact])


def _unreachable(state: Dossier, contact: str, why: Undeliverable) -> RecordUndelivered | None:
    """What is recorded of a mail that cannot be sent: once a contact and dossier, so that staff see it, and see it once."""
    known = any((one.contact, one.why) == (contact, why) for one in state.undelivered)
    return None if known else RecordUndelivered(contact=contact, why=why)


def _compose(
    mailing: Mailing, effect: Effect, loaded: Loaded, contact: Contact, live: Link, told: Told
) -> tuple[Kind, Mail] | None:
    words, today = mailing.speak(contact.language), paris_date(mailing.clock())
    reading = Reading(effect.reference, loaded.state, loaded.people, words, mailing.seller, today)
    found = told(reading, contact)
    if found is None:
        return None
    kind, said = found
    token = mailing.mint(effect.reference, live.id, live.epoch)
    place = Place(page_url(mailing.site_url, contact.language, token), shared_url(mailing.site_url, contact.language, token))
    body = mailing.write(letter(said, reading, contact, place), words)
    return kind, Mail(contact.name, contact.email, mailing.seller.contact.email, said.subject, body, effect.id)


def handlers(mailing: Mailing) -> Mapping[str, Handler]:
    """Each kind of mail, done with this."""
    kinds = {"link": link, "acknowledgement": acknowledgement, **dict.fromkeys(NEWS, news)}
    return {kind: partial(handle, mailing) for kind, handle in kinds.items()}
