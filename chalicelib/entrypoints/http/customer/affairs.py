"""The customer's routes to all affairs: a contact's link is opened for a cookie, and shows a list that opens each of them."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.affairs import Affair, Affairs, Folder, Policies
from chalicelib.application.customer.open_affair import open_affair
from chalicelib.application.customer.visitor import open_account
from chalicelib.application.errors import NotFound, Unauthenticated
from chalicelib.application.ports.links import dossier_key
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.base import Link
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.customer.link import Nothing, OpenLink
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import AFFAIRS, token_of
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.application.view.shapes.affair_list import ShownAffair
    from chalicelib.bootstrap.http import Wiring

customer_affairs = Blueprint(__name__)
routes = Routes(customer_affairs)


class AffairsSession(Struct, frozen=True):
    """The contact whose link it is."""

    contact: str


class AffairsOpen(Struct, frozen=True):
    """Whether the link that was sent, or none, opens all affairs."""

    open: bool


class Token(Struct, frozen=True):
    """The token of a dossier's link."""

    token: str


@routes.post("/affairs/session")
def open_session(call: Call, wired: "Wiring") -> Answer:
    """Exchange a contact's token for the cookie of all affairs; nothing is written."""
    body: OpenLink = convert(content_of(call), OpenLink, wired.seller.languages)
    visitor = open_account(wired.authenticator, body.token)
    cookie = AFFAIRS.keep(body.token, shared=body.shared)
    return Answer(200, encode(AffairsSession(visitor.contact.id)), {"Set-Cookie": cookie})


@routes.get("/affairs/session")
def read_session(call: Call, wired: "Wiring") -> Answer:
    """Say whether the link that this device keeps opens all affairs: what a way back to them asks before it is shown."""
    try:
        open_account(wired.authenticator, token_of(call, AFFAIRS.name))
    except Unauthenticated:
        return tagged(encode(AffairsOpen(False)), 0)
    return tagged(encode(AffairsOpen(True)), 0)


@routes.delete("/affairs/session")
def close_session(call: Call, wired: "Wiring") -> Answer:
    """Make this device forget the link to all affairs."""
    return Answer(204, headers={"Set-Cookie": AFFAIRS.forget()})


@routes.get("/affairs", ("cursor",))
def affairs(call: Call, wired: "Wiring") -> Answer:
    """Give the open affairs by who must act, from `?cursor=` on."""
    folder, cursor = folder_of(call, wired), call.query("cursor")
    page = folder.open(cursor)
    from chalicelib.application.view.affairs_document import affairs_document

    visitor, translations = folder.visitor, visitors_language(call, wired, folder)
    rows = _rows(wired, folder, translations, page, closed=False)
    whole = cursor is None and page.cursor is None
    closed = folder.closed_count() if whole else None
    shown = affairs_document(translations, wired.seller, visitor, rows, all_shown=whole, closed=closed, cursor=page.cursor)
    return tagged(encode(shown), visitor.grant.epoch)


@routes.get("/affairs/closed", ("cursor",))
def closed_affairs(call: Call, wired: "Wiring") -> Answer:
    """Give the affairs that ended, the last to end first, from `?cursor=` on."""
    folder = folder_of(call, wired)
    page = folder.closed(call.query("cursor"))
    from chalicelib.application.view.affairs_document import closed_document

    translations = visitors_language(call, wired, folder)
    shown = closed_document(translations, _rows(wired, folder, translations, page, closed=True), page.cursor)
    return tagged(encode(shown), folder.visitor.grant.epoch)


@routes.post("/affairs/dossiers/{reference}")
def open_dossier(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the contact a link of their own in one of their affairs; the same one each time."""
    folder = folder_of(call, wired)
    convert(content_of(call), Nothing, wired.seller.languages)
    spelled = normalise(reference)
    if spelled is None:
        raise NotFound
    link = open_affair(folder, spelled, wired.clock(), wired.pause)
    return Answer(201, encode(Token(own_token(wired, spelled, link))))


def folder_of(call: Call, wired: "Wiring") -> Folder:
    """Give the affairs of the contact whose link the device keeps. Raises Unauthenticated."""
    visitor = open_account(wired.authenticator, token_of(call, AFFAIRS.name))
    policies = Policies(wired.seller.links, wired.seller.news)
    return Folder(wired.lists, wired.store, policies, visitor, paris_date(wired.clock()))


def visitors_language(call: Call, wired: "Wiring", folder: Folder) -> Translations:
    """Give the language that is asked for, else the contact's."""
    return wired.translations_for(call.lang or folder.visitor.contact.language)


def affair_shown(wired: "Wiring", folder: Folder, translations: Translations, affair: Affair, *, closed: bool) -> "ShownAffair":
    """Give the row of an affair of the contact's, with the token of their own link there if they have one."""
    from chalicelib.application.view.affair_row import row
    from chalicelib.application.view.kind_views import reading_class

    (state, people), link = affair.head, affair.shown.link
    reading = reading_class(state)(affair.reference, state, people, translations, wired.seller, folder.today, link=link)
    token = own_token(wired, affair.reference, link) if link else None
    return row(reading, affair.shown.view, token, closed=closed)


def _rows(wired: "Wiring", folder: Folder, translations: Translations, affairs: Affairs, *, closed: bool) -> "list[ShownAffair]":
    return [affair_shown(wired, folder, translations, affair, closed=closed) for affair in affairs.page]


def own_token(wired: "Wiring", reference: str, link: Link) -> str:
    """Give the token of a contact's own link to a dossier."""
    return wired.minter.mint(dossier_key(reference, link))
