"""The customer's link: it is opened for a cookie, and a device forgets it."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.open_link import enter
from chalicelib.application.errors import NotFound
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import dossier_cookie
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer = Blueprint(__name__)
routes = Routes(customer)


class OpenLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The token of a mailed link, and whether the device is shared with others."""

    token: str
    shared: bool = False


class Opened(Struct, frozen=True):
    """The dossier that a link opens."""

    reference: str


class Nothing(Struct, frozen=True, forbid_unknown_fields=True):
    """A body that says no more than its address does."""


@routes.post("/links")
def open_link(call: Call, wired: "Wiring") -> Answer:
    """Exchange a token for the cookie of its dossier; nothing is written."""
    body: OpenLink = convert(content_of(call), OpenLink, wired.seller.languages)
    key, _ = enter(wired.authenticator, body.token, wired.clock())
    cookie = dossier_cookie(key.subject).keep(body.token, shared=body.shared)
    return Answer(200, encode(Opened(key.subject)), {"Set-Cookie": cookie})


@routes.delete("/dossiers/{reference}/session")
def session(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Make this device forget the link."""
    spelled = normalise(reference)
    if spelled is None:
        raise NotFound
    return Answer(204, headers={"Set-Cookie": dossier_cookie(spelled).forget()})
