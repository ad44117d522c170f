"""Staff's routes to bank statements: a bank's file is put in, and each statement is listed with what became of it."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.ports.translations import SOURCE
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.application.staff.statements import NewStatementFile
    from chalicelib.bootstrap.http import Wiring

staff_statements = Blueprint(__name__)
routes = Routes(staff_statements, AUTHORIZER)


@routes.post("/staff/statements")
def put_in(call: Call, wired: "Wiring") -> Answer:
    """Give a place for a bank's file: camt.053, camt.054, MT940 or CFONB 120; the list tells what became of its statements."""
    from chalicelib.application.staff import statements

    caller = wired.identify(call.claims)
    new: NewStatementFile = convert(content_of(call), statements.NewStatementFile, wired.seller.languages)
    return Answer(201, encode(statements.presign_statement(wired.inbox(), caller, new)))


@routes.get("/staff/statements", ("cursor",))
def listed(call: Call, wired: "Wiring") -> Answer:
    """Give bank statements, the newest first, each with its sums, what became of it, and what is missing before it."""
    from chalicelib.application.staff.statements import statement_page

    translations = wired.translations_for(call.lang or SOURCE)
    page = statement_page(wired.statements, wired.lists, wired.identify(call.claims), call.query("cursor"), translations)
    return tagged(encode(page))
