"""Whoever lost their link asks for it: anybody may, and is answered the same whatever there is."""

from string import ascii_letters, digits
from typing import TYPE_CHECKING, Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.application.customer.lost_link import ask_for_link
from chalicelib.application.errors import Busy, Unavailable
from chalicelib.application.ports.translations import mark
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.values.fields import Email, Phrase, TypedNumber, Word
from chalicelib.domain.values.language import Language
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.problem import Problem
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.viewer import network_of

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

lost_links = Blueprint(__name__)
routes = Routes(lost_links)

ID = 22
"""Letters of a request's id: more than 120 bits."""
DOWN = mark("the service does not answer, and whether your request was noted is not known: ask again, or call us, %(phone)s")


class LostLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mail address to which a link was sent, and a number of whatever kind that it is about; without one, of all affairs.

    name, company and phone are for the human who helps where nothing fits. lang: the language of the page.
    """

    email: Email
    number: TypedNumber | None = None
    name: Phrase | None = None
    company: Phrase | None = None
    phone: Word | None = None
    lang: Language | None = None


class LabelRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the label of an instrument holds, and who asks for access to that: their name, their address, perhaps their company.

    lang: the language of the page.
    """

    label: Annotated[str, Meta(min_length=1, max_length=200)]
    name: Phrase
    email: Email
    company: Phrase | None = None
    lang: Language | None = None


class LinkAsked(Struct, frozen=True):
    """That the request was noted, and nothing of what there is."""

    noted: bool = True


NOTED = encode(LinkAsked())


@routes.post("/lost-links")
def ask_link(call: Call, wired: "Wiring") -> Answer:
    """Ask for a lost link: whatever was typed, the answer is the same, and a mail follows where something fits."""
    body: LostLink = convert(content_of(call), LostLink, wired.seller.languages)
    language = body.lang or call.lang or wired.seller.languages[0]
    return _noted(call, wired, AskedLink(
        id=_id(wired), email=body.email, asked=wired.clock(), language=language, number=body.number, name=body.name,
        company=body.company, phone=body.phone,
    ))  # fmt: skip


@routes.post("/label-requests")
def ask_access(call: Call, wired: "Wiring") -> Answer:
    """Ask for access to the instrument whose label one reads: the answer is the same whatever the label is."""
    body: LabelRequest = convert(content_of(call), LabelRequest, wired.seller.languages)
    language = body.lang or call.lang or wired.seller.languages[0]
    return _noted(call, wired, AskedLink(
        id=_id(wired), email=body.email, asked=wired.clock(), language=language, name=body.name, company=body.company,
        label=body.label,
    ))  # fmt: skip


def _id(wired: "Wiring") -> str:
    return "".join(wired.choose(ascii_letters + digits) for _ in range(ID))


def _noted(call: Call, wired: "Wiring", asked: AskedLink) -> Answer:
    telephone = wired.seller.localised(asked.language).contact.phone
    try:
        ask_for_link(wired.lost_links, wired.seller.lost_link, asked, _network(call), telephone)
    except (Busy, Unavailable) as error:
        raise Problem(503, "unavailable", NotAllowed(DOWN, phone=telephone), headers={"Retry-After": "60"}) from error
    return Answer(202, NOTED)


def _network(call: Call) -> str:
    try:
        return network_of(call)
    except Exception as error:
        raise Unavailable from error
