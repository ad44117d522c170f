"""The customer's routes that read: a link is opened, the dossier and its history are shown, the device forgets."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.errors import NotFound
from chalicelib.application.open_link import enter, enter_dossier, enter_page
from chalicelib.application.ports import Loaded
from chalicelib.application.words import Words
from chalicelib.domain.access import Access
from chalicelib.domain.reference import normalise
from chalicelib.entrypoints.http.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.body import content_of, convert
from chalicelib.entrypoints.http.call import Call
from chalicelib.entrypoints.http.cookies import forget, keep, token_of
from chalicelib.entrypoints.http.parameters import before
from chalicelib.entrypoints.http.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer = Blueprint(__name__)
routes = Routes(customer)
PAGE = 50


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
    page, access = enter_page(wired.door, token_of(call), reference, PAGE, now)
    from chalicelib.application.view.document import dossier_document

    words = _words(call, wired, page.head, access)
    body = dossier_document(normalise(reference) or "", page, access.view, words, wired.seller, now)
    return tagged(encode(body), page.head.state.version)


@routes.get("/dossiers/{reference}/history")
def history(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Older entries, below `?before=`; the masked view has none."""
    now = wired.clock()
    head, access = enter_dossier(wired.door, token_of(call), reference, now)
    if access.view != "full":
        raise NotFound
    from chalicelib.application.view.document import history_document

    words = _words(call, wired, head, access)
    body = history_document(wired.store, normalise(reference) or "", head, before(call), words, wired.seller, now)
    return tagged(encode(body), head.state.version)


@routes.delete("/dossiers/{reference}/session")
def session(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Make this device forget the link."""
    known = normalise(reference)
    if known is None:
        raise NotFound
    return Answer(204, headers={"Set-Cookie": forget(known)})


def _words(call: Call, wired: "Wiring", head: Loaded, access: Access) -> Words:
    """The language asked for, else that of the link's contact."""
    contact = head.people.contacts.get(access.link.contact)
    return wired.speak(call.lang or (contact.language if contact else "fr"))
