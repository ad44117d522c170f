"""Staff's route to who they are."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.staff.staff_me import me as signed_in
from chalicelib.domain.values.calendar import paris_date
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_me = Blueprint(__name__)
routes = Routes(staff_me, AUTHORIZER)


@routes.get("/staff/me")
def me(call: Call, wired: "Wiring") -> Answer:
    """Say who is signed in, what they may do, and who their colleagues are."""
    return tagged(encode(signed_in(wired.identify(call.claims), wired.seller, paris_date(wired.clock()))))
