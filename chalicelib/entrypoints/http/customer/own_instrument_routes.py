"""The customer's routes to their instruments, by the link to all affairs: the list, the passport of one, its documents.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.errors import NotFound
from chalicelib.entrypoints.http.customer.affairs import folder_of, visitors_language
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_instruments = Blueprint(__name__)
routes = Routes(customer_instruments)


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
