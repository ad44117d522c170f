"""Staff's routes. The gateway's authorizer wants an access token with the scope on each; the handler looks again."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint, CognitoUserPoolAuthorizer
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.adapters.identity import DESK_SCOPE, SCOPE
from chalicelib.application.caller import Caller
from chalicelib.application.errors import NotFound, Stale
from chalicelib.application.ports.translations import SOURCE
from chalicelib.application.staff.dossier import ActiveHolder, StaffReading, read_dossier, read_earlier, read_links
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import CommandRequest
from chalicelib.application.writing.freeing import execute_freeing
from chalicelib.application.writing.idempotency import recorded
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.domain.sale.command import Command, Opening
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.commands import CreateDossier, OpenCase, ReturnPayment
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import compose, normalise
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import at, before
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Problem
from chalicelib.entrypoints.http.kernel.refusals import STALE
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import written

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff = Blueprint(__name__)
AUTHORIZER = CognitoUserPoolAuthorizer("staff", provider_arns=["placed-by-infra-template"], scopes=[SCOPE, DESK_SCOPE])
routes = Routes(staff, AUTHORIZER)


class Links(Struct, frozen=True):
    """Who has a link."""

    links: list[ActiveHolder]


@routes.post("/staff/dossiers")
def create_dossier(call: Call, wired: "Wiring") -> Answer:
    """Create a dossier, as an offer or as an order."""
    caller = _caller(call, wired)
    content = content_of(call)
    request = write_request(call, "", content, must_match=False)
    command: Opening = convert(content, bodies("opening"), wired.seller.languages, untyped=CreateDossier)
    check_keys(command, wired.seller)
    if isinstance(command, OpenCase) and recorded(wired.store, caller, request) is None:
        from chalicelib.application.instrument.served import served

        day = command.effective or paris_date(wired.clock())
        fleet = served(wired.instruments, wired.seller, command.account, command.instrument, day)
        command = replace(command, instrument=fleet)
    seller = wired.seller
    outcome = create(
        wired.store,
        command,
        caller,
        request,
        wired.clock(),
        wired.choose,
        wired.pause,
        seller.offers,
        seller.desk.undo_seconds,
        seller.news,
        seller.numbering,
    )
    return written(outcome)


@routes.get("/staff/dossiers/{reference}", ("before", "at"))
def dossier(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the dossier with its newest entries, or those before `?before=`; as it stood after the entry `?at=`."""
    reading, entry = _reading(call, wired, reference), at(call)
    if entry is None:
        dossier = read_dossier(wired.store, reading, wired.seller, before(call))
    else:
        dossier = read_earlier(wired.store, reading, wired.seller, entry, before(call))
    return tagged(encode(dossier), dossier.version)


@routes.get("/staff/dossiers/{reference}/links")
def links(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Say who has a link, and what it opens today."""
    version, holders = read_links(wired.store, _reading(call, wired, reference), wired.seller.links)
    return tagged(encode(Links(list(holders))), version)


@routes.post("/staff/dossiers/{reference}/commands")
def command(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give one of a manager's commands, told by its `type`."""
    return _execute(call, wired, reference, bodies("manager"))


@routes.post("/staff/dossiers/{reference}/accounting")
def accounting(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give one of an accountant's commands, told by its `type`."""
    return _execute(call, wired, reference, bodies("accountant"))


def _execute(call: Call, wired: "Wiring", reference: str, commands: object) -> Answer:
    caller = _caller(call, wired)
    spelled = normalise(reference)
    content = content_of(call)
    request = write_request(call, spelled or "", content, must_match=False)
    asked: Command = convert(content, commands, wired.seller.languages)
    if spelled is None:
        raise NotFound
    check_keys(asked, wired.seller)
    spare, numbering = compose(wired.choose), wired.seller.numbering
    seller = wired.seller
    wanted = CommandRequest(
        spelled, asked, caller, request, numbering, seller.offers, spare, news=seller.news, undo_seconds=seller.desk.undo_seconds
    )
    try:
        outcome = execute_freeing(wired.store, wired.lists, wanted, wired.clock(), wired.pause)
    except Stale as stale:
        raise _stale(call, wired, wanted, stale) from stale
    if isinstance(asked, ReturnPayment):
        # What it paid elsewhere is open again too; the same request sent again goes on where it was left.
        from chalicelib.application.payment.settle import open_elsewhere
        from chalicelib.application.payment.settling import Settling

        open_elsewhere(Settling(wired.payments, wired.seller, wired.clock, wired.pause, wired.lists), asked.payment)
    return written(outcome)


def _stale(call: Call, wired: "Wiring", wanted: CommandRequest, stale: Stale) -> Problem:
    """Give the problem with what came since the version that was seen."""
    from chalicelib.application.staff.meanwhile import meanwhile

    seen, translations = wanted.request.if_match, wired.translations_for(call.lang or SOURCE)
    version = seen if isinstance(seen, int) else -1
    since = meanwhile(wired.store, wired.seller, wanted.reference, version, translations, paris_date(wired.clock()))
    return Problem(412, "stale", STALE["dossier"], version=stale.current, since=since)


def _reading(call: Call, wired: "Wiring", reference: str) -> StaffReading:
    return StaffReading(_caller(call, wired), normalise(reference), wired.clock())


def _caller(call: Call, wired: "Wiring") -> Caller:
    return wired.identify(call.claims)
