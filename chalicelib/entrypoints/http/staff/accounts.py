"""Staff's routes to a customer's account: its contacts, what their links to all affairs open, and what was agreed."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.staff.account_search import AccountIndex, find_accounts
from chalicelib.application.staff.accounts import AccountRequest, command_account, read_account
from chalicelib.application.staff.open_account import OpenAccount, open_account
from chalicelib.domain.access.grants import AccountCommand
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import account_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER
from chalicelib.entrypoints.http.staff.lists import searched

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_accounts = Blueprint(__name__)
routes = Routes(staff_accounts, AUTHORIZER)


@routes.post("/staff/accounts")
def open_one(call: Call, wired: "Wiring") -> Answer:
    """Open the account of a customer who has no dossier yet."""
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, "", content, must_match=False)
    wanted: OpenAccount = convert(content, OpenAccount, wired.seller.languages)
    return account_written(open_account(wired.accounts, wanted, caller, request, wired.clock(), wired.pause))


@routes.get("/staff/accounts", ("q",))
def accounts(call: Call, wired: "Wiring") -> Answer:
    """Give accounts by beginnings of words of names, or a number, each with how many of its dossiers are open."""
    caller, (what, text) = wired.identify(call.claims), searched(call)
    index = AccountIndex(wired.store, wired.accounts, wired.search, wired.lists)
    return tagged(encode(find_accounts(index, caller, what, text, wired.clock(), wired.seller.news)))


@routes.get("/staff/accounts/{account}")
def account(call: Call, wired: "Wiring", account: str) -> Answer:
    """Give the account's contacts, what each one's link to all affairs opens, and what was agreed with the customer."""
    contacts = read_account(wired.accounts, wired.identify(call.claims), account)
    return tagged(encode(contacts), contacts.version)


@routes.post("/staff/accounts/{account}/commands")
def command(call: Call, wired: "Wiring", account: str) -> Answer:
    """Give one of the commands on an account, told by its `type`."""
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, account, content, must_match=False)
    asked: AccountCommand = convert(content, AccountCommand, wired.seller.languages)
    outcome = command_account(wired.accounts, AccountRequest(account, asked, caller, request), wired.clock(), wired.pause)
    return account_written(outcome)
