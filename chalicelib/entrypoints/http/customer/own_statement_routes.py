"""The customer's routes to the statement of their account, by the link to all affairs.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.entrypoints.http.customer.affairs import folder_of, own_token, visitors_language
from chalicelib.entrypoints.http.kernel.answer import Answer
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring
    from chalicelib.entrypoints.http.kernel.statement_answers import AskedStatement

customer_statement = Blueprint(__name__)
routes = Routes(customer_statement)
QUERY = ("from", "to", "currency")


@routes.get("/affairs/statement", QUERY)
def statement(call: Call, wired: "Wiring") -> Answer:
    """Give the statement of the account from `?from=` to `?to=`, both in it: what moved it, and what is open today."""
    asked, epoch = _asked(call, wired)
    return asked.document(call, wired, epoch)


@routes.get("/affairs/statement.csv", QUERY)
def spreadsheet(call: Call, wired: "Wiring") -> Answer:
    """Give its movements as a file for spreadsheets: semicolons, decimal commas, UTF-8 with a byte order mark."""
    asked, epoch = _asked(call, wired)
    return asked.spreadsheet(call, wired, epoch)


@routes.get("/affairs/statement.pdf", QUERY)
def printed(call: Call, wired: "Wiring") -> Answer:
    """Give the way to the statement as a PDF, for five minutes."""
    return _asked(call, wired)[0].pdf(call, wired)


def _asked(call: Call, wired: "Wiring") -> "tuple[AskedStatement, int]":
    folder = folder_of(call, wired)
    from chalicelib.application.customer.own_statement import readable_by
    from chalicelib.entrypoints.http.kernel.statement_answers import AskedStatement

    seen, visitor = readable_by(folder), folder.visitor

    def token(reference: str) -> str | None:
        link = seen.links.get(reference)
        return own_token(wired, reference, link) if link else None

    people, translations = visitor.account.people, visitors_language(call, wired, folder)
    return AskedStatement(people.account, people.name, seen, translations, token, visitor.grant.whole), visitor.grant.epoch
