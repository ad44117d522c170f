"""Staff's routes about effects that failed past their retries: which and why, and all of them put back by one call."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.staff.parked import Redrive, read_parked
from chalicelib.application.staff.parked import redrive as put_back
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_effects = Blueprint(__name__)
routes = Routes(staff_effects, AUTHORIZER)


@routes.get("/staff/effects", ("cursor",))
def effects(call: Call, wired: "Wiring") -> Answer:
    """Give the effects that are parked, longest first, each with its reason; the page behind `?cursor=`."""
    caller = wired.identify(call.claims)
    return tagged(encode(read_parked(wired.parking(), caller, call.query("cursor"))), 0)


@routes.post("/staff/effects/redrive")
def redrive(call: Call, wired: "Wiring") -> Answer:
    """Put back every parked effect, or the one that is named; answers how many."""
    caller = wired.identify(call.claims)
    asked: Redrive = convert(content_of(call), Redrive, wired.seller.languages)
    return Answer(200, encode(put_back(wired.parking(), caller, asked, wired.clock())))
