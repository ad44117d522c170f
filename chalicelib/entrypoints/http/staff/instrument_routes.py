"""Staff's routes to instruments.

What answers them is imported when it is asked for: staff ask for other things more often.
"""

import re
from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint

from chalicelib.domain.instrument.instrument_commands import EnterInstrument, InstrumentCommand
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen, day, limit, wrong
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import instrument_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}")
"""An account, or a model's SKU."""
staff_instruments = Blueprint(__name__)
routes = Routes(staff_instruments, AUTHORIZER)


@routes.get("/staff/instruments", ("view", "account", "model", "by", "limit", "cursor"))
def instruments(call: Call, wired: "Wiring") -> Answer:
    """Give instruments: all, of an account, of a model, without a contract, or whose warranty ends `?by=` a day."""
    from chalicelib.application.instrument.instrument_desk import MOST, PAGE, InstrumentQuery, InstrumentView, instrument_page

    caller = wired.identify(call.claims)
    view: InstrumentView = chosen(call, "view", InstrumentView) or "all"
    account, model = _named(call, "account"), _named(call, "model")
    if view == "former" and account is None:
        raise wrong(Wrong("account", "former instruments are those of an account", "say of which account"))
    query = InstrumentQuery(view, account, model, day(call, "by"), limit(call, PAGE, MOST), call.query("cursor"))
    return tagged(encode(instrument_page(wired.instruments, wired.lists, caller, query, wired.clock())))


@routes.get("/staff/instruments/{instrument}")
def instrument(call: Call, wired: "Wiring", instrument: str) -> Answer:
    """Give the instrument with its history."""
    from chalicelib.application.instrument.instrument_desk import read_instrument

    shown = read_instrument(wired.instruments, wired.identify(call.claims), instrument, wired.clock())
    return tagged(encode(shown), shown.instrument.version)


@routes.post("/staff/instruments")
def enter_instrument(call: Call, wired: "Wiring") -> Answer:
    """Write down an instrument that no shipment told of."""
    return _written(call, wired, "", EnterInstrument)


@routes.post("/staff/instruments/{instrument}/commands")
def command(call: Call, wired: "Wiring", instrument: str) -> Answer:
    """Give one of the commands on an instrument, told by its `type`."""
    return _written(call, wired, instrument, InstrumentCommand)


def _written(call: Call, wired: "Wiring", instrument: str, shape: object) -> Answer:
    from chalicelib.application.instrument.instrument_writing import InstrumentOrder, write_instrument

    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, instrument, content, must_match=False)
    asked: EnterInstrument | InstrumentCommand = convert(content, shape, wired.seller.languages)
    order = InstrumentOrder(instrument, asked, caller, request, wired.seller.support, wired.choose)
    return instrument_written(write_instrument(wired.instruments, order, wired.clock(), wired.pause))


def _named(call: Call, name: Literal["account", "model"]) -> str | None:
    given = call.query(name)
    if given is None or NAME.fullmatch(given):
        return given
    raise wrong(Wrong(name, f"no {name} is called so", "send 1 to 40 letters, digits, and _ . - within"))
