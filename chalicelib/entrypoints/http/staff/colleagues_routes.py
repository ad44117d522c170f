"""Staff's routes to colleagues: a manager adds them, changes where they are mailed, and lets them go, without a deployment."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.staff.colleagues_desk import ColleagueRequest, StaffReads, change_staff, read_staff
from chalicelib.domain.colleague.colleague_commands import ColleagueCommand
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import colleague_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_colleagues = Blueprint(__name__)
routes = Routes(staff_colleagues, AUTHORIZER)


@routes.get("/staff/colleagues")
def staff_list(call: Call, wired: "Wiring") -> Answer:
    """Give all colleagues, those who left too, how many dossiers each has, in which role they sign in, and who changed what."""
    shown = read_staff(
        StaffReads(wired.tasks, wired.lists, wired.user_roles), wired.identify(call.claims), wired.start, wired.clock()
    )
    return tagged(encode(shown), shown.version)


@routes.post("/staff/colleagues")
def command(call: Call, wired: "Wiring") -> Answer:
    """Give one of the commands on colleagues, told by its `type`."""
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, "colleagues", content, must_match=False)
    asked: ColleagueCommand = convert(content, ColleagueCommand, wired.seller.languages)
    wanted = ColleagueRequest(asked, caller, request, wired.start, wired.seller.signatures, wired.user_roles)
    outcome = change_staff(wired.tasks, wanted, wired.clock(), wired.pause)
    wired.staff_changed()
    return colleague_written(outcome)
