"""Staff's routes to payers who are remembered, and to what customers owe by its age.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import payer_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

PaysFor = Literal["customers", "nobody"]
staff_payers = Blueprint(__name__)
routes = Routes(staff_payers, AUTHORIZER)


class Forget(Struct, frozen=True, forbid_unknown_fields=True):
    """A body that says no more than its address does."""


@routes.get("/staff/payers", ("pays_for", "cursor"))
def payers(call: Call, wired: "Wiring") -> Answer:
    """Give payers who are remembered, by name: those who pay for customers, or those whose money is no customer's."""
    from chalicelib.application.staff.payers import read_payers

    caller, asked = wired.identify(call.claims), chosen(call, "pays_for", PaysFor)
    page = read_payers(
        wired.payers, wired.accounts, wired.lists, caller, customers=asked != "nobody", cursor=call.query("cursor")
    )
    return tagged(encode(page))


@routes.post("/staff/payers/{payer}/forget")
def forget(call: Call, wired: "Wiring", payer: str) -> Answer:
    """Forget whom a payer pays for, and their name and IBAN: the next payment from there is a stranger's."""
    from chalicelib.application.payment.remember_payer import forget_payer

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, payer, content, must_match=False)
    convert(content, Forget, wired.seller.languages)
    return payer_written(forget_payer(wired.payers, payer, caller, request, wired.clock(), wired.pause))


@routes.get("/staff/aged-balance")
def aged(call: Call, wired: "Wiring") -> Answer:
    """Give what customers owe by how long it has been due, who owes most first, and what is in their favour."""
    from chalicelib.application.staff.aged_balance import aged_balance

    def name_of(account: str) -> str | None:
        customer = wired.store.account(account)
        return customer.people.name if customer else None

    return tagged(encode(aged_balance(wired.lists, name_of, wired.identify(call.claims), wired.clock())))
