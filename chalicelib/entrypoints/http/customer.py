"""The customer's routes that read: a link is opened, the dossier and its history are shown, the device forgets."""

from datetime import datetime
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.errors import NotFound
from chalicelib.application.open_link import enter, enter_dossier, enter_page
from chalicelib.application.ports import Loaded, Page
from chalicelib.domain.access import Access
from chalicelib.domain.calendar import paris_date
from chalicelib.domain.reference import normalise
from chalicelib.entrypoints.http.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.body import content_of, convert
from chalicelib.entrypoints.http.call import Call
from chalicelib.entrypoints.http.cookies import forget, keep, token_of
from chalicelib.entrypoints.http.parameters import before
from chalicelib.entrypoints.http.routing import Routes

if TYPE_CHECKING:
    from chalicelib.application.view.reading import Reading
    from chalicelib.bootstrap.http import Wiring

customer = Blueprint(__name__)
routes = Routes(customer)
READ = 60
"""Entries read for the fifty shown: internal ones take some room, and one query should do."""


class OpenLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The token of a mailed link, and whether the device is shared with others."""

    token: str
    shared: bool = False


@routes.post("/links")
def open_link(call: Call, wired: "Wiring") -> Answer:
    """Exchange a token for the cookie of its dossier; nothing is written."""
    body: OpenLink = convert(content_of(call), OpenLink)
    key, _ = enter(wired.door, body.token, wired.clock())
    cookie = keep(key.subject, body.token, shared=body.shared)
    return Answer(200, encode({"reference": key.subject}), {"Set-Cookie": cookie})


@routes.get("/dossiers/{reference}")
def dossier(call: Call, wired: "Wiring", reference: str) -> Answer:
    """The dossier's document, whole or masked as the link opens it today."""
    now = wired.clock()
    page, access = enter_page(wired.door, token_of(call), reference, READ, now)
    reading = _reading(call, wired, reference, page.head, access, now)
    state = reading.state
    depends = (reading.reference, state.version, state.committed, access.view, reading.words.lang, reading.today)
    return tagged(wired.kept.get(depends, lambda: _document(wired, reading, access, page)), state.version)


def _document(wired: "Wiring", reading: "Reading", access: Access, page: Page) -> bytes:
    from chalicelib.application.view.document import dossier_document, masked_document
    from chalicelib.application.view.history import visible_page

    if access.view == "masked":
        return encode(masked_document(reading))
    return encode(dossier_document(reading, visible_page(wired.store, reading.reference, page.entries)))


@routes.get("/dossiers/{reference}/history")
def history(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Older entries, below `?before=`; the masked view has none."""
    now = wired.clock()
    head, access = enter_dossier(wired.door, token_of(call), reference, now)
    if access.view != "full":
        raise NotFound
    from chalicelib.application.view import history as view

    reading = _reading(call, wired, reference, head, access, now)
    last = before(call) or reading.state.version + 1
    entries = view.visible_page(wired.store, reading.reference, wired.store.older(reading.reference, last, view.PAGE))
    return tagged(encode(view.history(reading, entries)), reading.state.version)


@routes.delete("/dossiers/{reference}/session")
def session(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Make this device forget the link."""
    known = normalise(reference)
    if known is None:
        raise NotFound
    return Answer(204, headers={"Set-Cookie": forget(known)})


def _reading(call: Call, wired: "Wiring", reference: str, head: Loaded, access: Access, now: datetime) -> "Reading":
    """The dossier as it is read today, in the language asked for, else in that of the link's contact."""
    from chalicelib.application.view.reading import Reading

    contact = head.people.contacts.get(access.link.contact)
    words = wired.speak(call.lang or (contact.language if contact else "fr"))
    return Reading(normalise(reference) or "", head.state, head.people, words, wired.seller, paris_date(now))
