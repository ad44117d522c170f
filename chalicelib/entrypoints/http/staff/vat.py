"""Staff's route that proposes VAT categories."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.ports.translations import SOURCE
from chalicelib.application.staff.vat import VatQuestion, propose_vat
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_vat = Blueprint(__name__)
routes = Routes(staff_vat, AUTHORIZER)


@routes.post("/staff/vat")
def vat(call: Call, wired: "Wiring") -> Answer:
    """Propose the VAT category of goods and of services between two addresses, and say why."""
    caller = wired.identify(call.claims)
    question: VatQuestion = convert(content_of(call), VatQuestion, wired.seller.languages)
    return Answer(200, encode(propose_vat(caller, question, wired.translations_for(call.lang or SOURCE))))
