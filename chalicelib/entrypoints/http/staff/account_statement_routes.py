"""Staff's routes to the statement of an account.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.ports.translations import SOURCE
from chalicelib.entrypoints.http.kernel.answer import Answer
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring
    from chalicelib.entrypoints.http.kernel.statement_answers import AskedStatement

staff_account_statement = Blueprint(__name__)
routes = Routes(staff_account_statement, AUTHORIZER)
QUERY = ("from", "to", "currency")


@routes.get("/staff/accounts/{account}/statement", QUERY)
def statement(call: Call, wired: "Wiring", account: str) -> Answer:
    """Give the statement of an account from `?from=` to `?to=`, as a contact who sees all of it reads it."""
    return _asked(call, wired, account).document(call, wired, 0)


@routes.get("/staff/accounts/{account}/statement.csv", QUERY)
def spreadsheet(call: Call, wired: "Wiring", account: str) -> Answer:
    """Give its movements as a file for spreadsheets: semicolons, decimal commas, UTF-8 with a byte order mark."""
    return _asked(call, wired, account).spreadsheet(call, wired, 0)


@routes.get("/staff/accounts/{account}/statement.pdf", QUERY)
def printed(call: Call, wired: "Wiring", account: str) -> Answer:
    """Give the way to the statement as a PDF, for five minutes."""
    return _asked(call, wired, account).pdf(call, wired)


def _asked(call: Call, wired: "Wiring", account: str) -> "AskedStatement":
    from chalicelib.application.staff.staff_statement import readable_by_staff
    from chalicelib.entrypoints.http.kernel.statement_answers import AskedStatement

    customer, seen = readable_by_staff(wired.lists, wired.store, wired.identify(call.claims), account)
    translations = wired.translations_for(call.lang or SOURCE)
    return AskedStatement(account, customer.people.name, seen, translations, lambda _: None, whole=True)
