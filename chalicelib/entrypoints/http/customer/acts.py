"""What a customer does from the page: each is signed with a typed name, and is refused when the dossier changed meanwhile."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.caller import Caller, Request
from chalicelib.application.customer.link_replacement import check_reachable
from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.writing.execute import CommandRequest
from chalicelib.application.writing.freeing import execute_freeing
from chalicelib.application.writing.signatures import check_line, check_signature
from chalicelib.domain.sale.commands import AskQuestion, Command, ConfirmReception, ForwardInvoice, ReplaceLink, ShareDossier
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import Comment, Day, Email, Ordinal, Phrase, Word
from chalicelib.domain.values.reference import compose, normalise
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import done

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

acts = Blueprint(__name__)
routes = Routes(acts)


class Act(Protocol):
    """The body of an act, with the name of whose it is."""

    @property
    def name(self) -> str: ...

    def command(self) -> Command:
        """Give what it asks of the dossier."""


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question and the name of who asks; parcel: the one that it is about, as one that has not arrived.

    invoice: the number of one that is late, of which the question says why it is contested.
    """

    name: Phrase
    question: Comment
    parcel: Ordinal | None = None
    invoice: Word | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return AskQuestion(name=self.name, comment=self.question, parcel=self.parcel, invoice=self.invoice)


class Reception(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a parcel arrived on a day (Paris), what was wanting, and the name of who says so."""

    name: Phrase
    parcel: Ordinal
    received_on: Day
    remarks: Comment | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ConfirmReception(name=self.name, parcel=self.parcel, effective=self.received_on, comment=self.remarks)


class ForwardedInvoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entry of an invoice that is passed on, where to (the billing address if not said), and the name of who passes it on."""

    name: Phrase
    document: Ordinal
    email: Email | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ForwardInvoice(name=self.name, document=self.document, email=self.email)


ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/questions": Question,
    "/dossiers/{reference}/receptions": Reception,
    "/dossiers/{reference}/forwarded-invoices": ForwardedInvoice,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.post("/dossiers/{reference}/questions", {"comment": "question"})
def ask_question(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Ask a question."""
    return carry_out(call, wired, reference, ACTS[call.resource])


@routes.post("/dossiers/{reference}/receptions", {"comment": "remarks", "effective": "received_on"})
def confirm(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Confirm that a parcel arrived."""
    return carry_out(call, wired, reference, ACTS[call.resource])


@routes.post("/dossiers/{reference}/forwarded-invoices")
def forward_invoice(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Pass an invoice on to who pays it."""
    return carry_out(call, wired, reference, ACTS[call.resource])


class Acting(NamedTuple):
    """Who acts on which dossier, by which request, and when."""

    reference: str
    head: Loaded
    contact: str
    caller: Caller
    request: Request
    content: bytes
    now: datetime

    def asks(self, wired: "Wiring", command: Command) -> CommandRequest:
        """Give the request of a command of theirs."""
        spare = compose(wired.choose)
        return CommandRequest(self.reference, command, self.caller, self.request, offers=wired.seller.offers, spare=spare)


def acting(call: Call, wired: "Wiring", reference: str) -> Acting:
    """Say who acts. Raises Unauthenticated, NotFound, Forbidden where the link is masked, or Problem."""
    now = wired.clock()
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), now)
    if access.view != "full":
        raise Forbidden
    spelled = normalise(reference) or ""
    content = content_of(call)
    request = write_request(call, spelled, content, must_match=True)
    who = f"l:{spelled}:{access.link.id}"
    caller = Caller(who, who, frozenset({"customer"}), Actor("contact", access.link.contact), "link", access.link.id)
    return Acting(spelled, head, access.link.contact, caller, request, content, now)


def carry_out(call: Call, wired: "Wiring", reference: str, shape: type[Act]) -> Answer:
    """Carry out an act that a body of this shape asks for."""
    by = acting(call, wired, reference)
    body: Act = convert(by.content, shape, wired.seller.languages)
    check_signature(body.name, by.head.people, wired.seller)
    if named := getattr(body, "contact_name", None):
        check_signature(named, by.head.people, wired.seller, "contact_name")
    command = body.command()
    if isinstance(command, ShareDossier) and command.comment:
        check_line(command.comment)
    if isinstance(command, ReplaceLink):
        check_reachable(wired.store, by.head.people, by.contact)
    return done(execute_freeing(wired.store, wired.lists, by.asks(wired, command), by.now, wired.pause))
