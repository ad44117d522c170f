"""The effects that are mails: the link, and the acknowledgement of order, which carries the link too."""

from chalicelib.application.enrol import live_link
from chalicelib.application.ports import Effect, Loaded
from chalicelib.domain.calendar import paris_date
from chalicelib.domain.commands import RecordMail
from chalicelib.domain.dossier import Link
from chalicelib.domain.events import Mail as Kind
from chalicelib.domain.people import Contact
from chalicelib.effects.letter import Place, letter
from chalicelib.effects.ports import Mail
from chalicelib.effects.tools import Tools

PAGE = {"fr": "suivi", "en": "en/suivi"}


def link(tools: Tools, effect: Effect) -> RecordMail | None:
    """Mail a contact the link; what it says depends on what the dossier is by now."""
    return _mail(tools, effect, acknowledge=False)


def acknowledgement(tools: Tools, effect: Effect) -> RecordMail | None:
    """Mail the acknowledgement of order; of an order cancelled meanwhile there is the link alone to send."""
    return _mail(tools, effect, acknowledge=True)


def _mail(tools: Tools, effect: Effect, *, acknowledge: bool) -> RecordMail | None:
    loaded = tools.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    contact = loaded.people.contacts.get(effect.contact)
    live = live_link(loaded.state, effect.contact, paris_date(tools.clock()))
    if contact is None or live is None:
        return None
    state = loaded.state
    kind: Kind = "offer" if not state.order else "acknowledgement" if acknowledge and not state.cancelled else "link"
    tools.mailer.send(_compose(tools, effect, loaded, contact, live, kind))
    return RecordMail(mail=kind, contact=contact.id)


def _compose(tools: Tools, effect: Effect, loaded: Loaded, contact: Contact, live: Link, kind: Kind) -> Mail:
    words = tools.speak(contact.language)
    token = tools.mint(effect.reference, live.id, live.epoch)
    page = f"{tools.site_url}/{PAGE[contact.language]}/"
    place = Place(f"{page}#{token}", f"{page}?poste=partage#{token}")
    said = letter(kind, effect.reference, loaded, contact, place, words, tools.seller, paris_date(tools.clock()))
    return Mail(contact.name, contact.email, tools.seller.contact.email, said.subject, tools.write(said, words), effect.id)
