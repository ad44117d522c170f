"""Staff's routes for the desk's page of a dossier: what its customer reads, and what can be done with it."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.ports.translations import SOURCE
from chalicelib.application.staff.desk.customer_reading import AskedReading, read_as_customer
from chalicelib.application.staff.desk.read_acts import Asked, read_acts
from chalicelib.application.staff.dossier import StaffReading
from chalicelib.application.staff.staff_history import AskedHistory, read_history
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import at, before
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_desk = Blueprint(__name__)
routes = Routes(staff_desk, AUTHORIZER)


@routes.get("/staff/dossiers/{reference}/customer-document", ("contact", "at"))
def customer_document(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give what a contact reads of the dossier, word for word, and nothing that could be pressed; `?contact=` by id.

    `?at=`: as it stood after that entry.
    """
    caller, spelled, contact = wired.identify(call.claims), normalise(reference), call.query("contact")
    asked = AskedReading(caller, spelled, wired.clock(), contact, call.lang, at(call))
    version, document = read_as_customer(wired.store, wired.seller, asked, wired.translations_for)
    return tagged(encode(document), version)


@routes.get("/staff/dossiers/{reference}/acts")
def acts(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give every act with whether it is allowed now, why not, whom it mails, and the body that it is filled in with."""
    asked = Asked(wired.identify(call.claims), normalise(reference), wired.clock(), wired.translations_for(call.lang or SOURCE))
    answer = read_acts(wired.store, wired.seller, asked)
    return tagged(encode(answer), answer.version)


@routes.get("/staff/dossiers/{reference}/history", ("before", "at"))
def staff_history(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the newest entries in words, or those below `?before=`, internal ones too; of those up to the entry `?at=`."""
    reading = StaffReading(wired.identify(call.claims), normalise(reference), wired.clock())
    asked = AskedHistory(reading, wired.translations_for(call.lang or SOURCE), before(call), at(call))
    version, history = read_history(wired.store, wired.seller, asked)
    return tagged(encode(history), version)
