"""Staff's routes to a customer's account: its contacts, and what their links to all affairs open."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.accounts import AskAccount, command_account, read_account
from chalicelib.domain.affairs import AccountCommand
from chalicelib.entrypoints.http.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.body import content_of, convert
from chalicelib.entrypoints.http.call import Call
from chalicelib.entrypoints.http.preconditions import write_request
from chalicelib.entrypoints.http.routing import Routes
from chalicelib.entrypoints.http.staff import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_accounts = Blueprint(__name__)
routes = Routes(staff_accounts, AUTHORIZER)


@routes.get("/staff/accounts/{account}")
def account(call: Call, wired: "Wiring", account: str) -> Answer:
    """The account's contacts, and what each one's link to all affairs opens."""
    found = read_account(wired.accounts, wired.identify(call.claims), account)
    return tagged(encode(found), found.version)


@routes.post("/staff/accounts/{account}/commands")
def command(call: Call, wired: "Wiring", account: str) -> Answer:
    """One of the commands on an account, told by its `type`."""
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, account, content, must_match=False)
    asked: AccountCommand = convert(content, AccountCommand)
    outcome = command_account(wired.accounts, AskAccount(account, asked, caller, request), wired.clock(), wired.pause)
    body = encode({"account": outcome.reference, "version": outcome.version})
    return Answer(outcome.status, body, {"Idempotent-Replayed": "true"} if outcome.replayed else {})
