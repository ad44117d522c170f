"""The customer's routes to their instruments, by the link to all affairs: the list, the passport of one, its documents, cases.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.errors import NotFound
from chalicelib.domain.sale.facts.service import Measures
from chalicelib.domain.values.fields import Comment, Day, Phrase
from chalicelib.entrypoints.http.customer.affairs import folder_of, own_token, visitors_language
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_instruments = Blueprint(__name__)
routes = Routes(customer_instruments)


class NewCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fault, whether the instrument measures, since when, what was tried, and the name of who tells it."""

    name: Phrase
    fault: Comment
    measures: Measures
    since: Day | None = None
    tried: Phrase | None = None
    phone: Phrase | None = None


class CaseBegun(Struct, frozen=True):
    """The case, the number that people say, and the token of the contact's link to it."""

    reference: str
    number: str
    token: str


@routes.get("/affairs/instruments", ("cursor",))
def instruments(call: Call, wired: "Wiring") -> Answer:
    """Give the instruments of the account, and behind them those that were theirs, from `?cursor=` on."""
    from chalicelib.entrypoints.http.customer.instrument_answers import AskedInstruments

    folder = folder_of(call, wired)
    asked = AskedInstruments(wired, folder, visitors_language(call, wired, folder))
    return tagged(encode(asked.page(call.query("cursor"))), folder.visitor.grant.epoch)


@routes.get("/affairs/instruments/{instrument}")
def passport(call: Call, wired: "Wiring", instrument: str) -> Answer:
    """Give the passport of an instrument: its cover, cases, documents and history; a former owner's ends with their time."""
    from chalicelib.entrypoints.http.customer.instrument_answers import AskedInstruments

    folder = folder_of(call, wired)
    asked = AskedInstruments(wired, folder, visitors_language(call, wired, folder))
    return tagged(encode(asked.passport(instrument)), folder.visitor.grant.epoch)


@routes.get("/affairs/instruments/{instrument}/documents/{document}")
def instrument_document(call: Call, wired: "Wiring", instrument: str, document: str) -> Answer:
    """Give the way to a document of an instrument, for five minutes."""
    from chalicelib.entrypoints.http.customer.instrument_answers import AskedInstruments

    folder = folder_of(call, wired)
    url = AskedInstruments(wired, folder, visitors_language(call, wired, folder)).document(instrument, document)
    if url is None:
        raise NotFound
    return Answer(303, headers={"Location": url})


@routes.post("/affairs/instruments/{instrument}/cases", {"comment": "fault"})
def open_case(call: Call, wired: "Wiring", instrument: str) -> Answer:
    """Open a service case about an instrument; the mail with its link leaves."""
    from chalicelib.application.customer.own_case import Fault, OwnCase
    from chalicelib.application.customer.own_instruments import Cabinet

    folder, content = folder_of(call, wired), content_of(call)
    request = write_request(call, instrument, content, must_match=False)
    body: NewCase = convert(content, NewCase, wired.seller.languages)
    described = Fault(body.name, body.fault, body.measures, body.since, body.tried, body.phone)
    asked = OwnCase(Cabinet(folder, wired.instruments), wired.seller, wired.clock(), wired.choose, wired.pause)
    outcome, number, link = asked.open(instrument, described, request)
    begun = CaseBegun(outcome.reference, number, own_token(wired, outcome.reference, link))
    return Answer(outcome.status, encode(begun), {"Idempotent-Replayed": "true"} if outcome.replayed else {})
