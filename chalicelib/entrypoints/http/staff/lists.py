"""Staff's lists: what waits, is found, was promised, or is in customers' favour. A page leads to the next by its cursor."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec.structs import replace

from chalicelib.application.instrument.instrument_desk import listed_instruments
from chalicelib.application.instrument.named_instruments import named_instruments
from chalicelib.application.ports.lists import Order
from chalicelib.application.staff.credit_balances import credit_balances
from chalicelib.application.staff.expected import Eyes
from chalicelib.application.staff.news_since import NewsQuery
from chalicelib.application.staff.news_since import news as acted
from chalicelib.application.staff.pieces_to_order import StockDesk
from chalicelib.application.staff.promises_kept import promised
from chalicelib.application.staff.search import Typed, typed
from chalicelib.application.staff.search import search as dossiers_by
from chalicelib.application.staff.waits_index import WorkSide
from chalicelib.application.staff.work import MOST, PAGE, WorkQuery, with_stock
from chalicelib.application.staff.work import work as waiting
from chalicelib.application.staff.work_counts import Counted, work_counts
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.values.calendar import paris_date
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen, limit, some_of, wrong
from chalicelib.entrypoints.http.kernel.problem import Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

MONTH = re.compile(r"(199[0-9]|20[0-9]{2})-(0[1-9]|1[0-2])")
COLLEAGUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}")
"""A colleague's key."""
LONGEST = 200
"""Characters that a search looks at."""
staff_lists = Blueprint(__name__)
routes = Routes(staff_lists, AUTHORIZER)


@routes.get("/staff/work", ("side", "order", "step", "owner", "limit", "cursor"))
def work(call: Call, wired: "Wiring") -> Answer:
    """Give the dossiers that wait on a side, misses first; by what waits longest with `order=since`, or at one step or some.

    The first page of all that waits on us says what to order too.
    """
    caller = wired.identify(call.claims)
    steps: frozenset[WaitReason] = frozenset(some_of(call, "step", WaitReason))
    order: Order | None = chosen(call, "order", Order)
    side: WorkSide | None = chosen(call, "side", WorkSide)
    owner = _owner(call)
    by: Order = order or ("since" if steps else "due")
    query = WorkQuery(side or "us", by, steps, limit(call, PAGE, MOST), call.query("cursor"), owner)
    page = waiting(wired.store, wired.lists, caller, query, eyes(call, wired))
    return _page(with_stock(page, query, StockDesk(wired.shelf, wired.lists, wired.product_index)))


@routes.get("/staff/work/counts", ("owner",))
def counts(call: Call, wired: "Wiring") -> Answer:
    """Count what waits, by side, matter, owner and day; one colleague's if they are named."""
    caller = wired.identify(call.claims)
    counted = Counted(wired.lists, wired.parking(), wired.seller.news)
    return _page(work_counts(counted, caller, _owner(call), wired.clock()))


@routes.get("/staff/news", ("since",))
def news(call: Call, wired: "Wiring") -> Answer:
    """Give what customers did since a moment, the newest last; of the last day if none is named."""
    caller, since = wired.identify(call.claims), _moment(call)
    return _page(acted(wired.store, wired.lists, caller, NewsQuery(since, wired.clock()), eyes(call, wired)))


@routes.get("/staff/search", ("q", "cursor"))
def search(call: Call, wired: "Wiring") -> Answer:
    """Give the dossiers with a number, or the words of names, that begin with what was typed; and instruments that bear it."""
    caller, (what, text), now = wired.identify(call.claims), searched(call), wired.clock()
    page = dossiers_by(wired.store, wired.search, caller, what, call.query("cursor"), now, wired.seller.news)
    if call.query("cursor"):
        return _page(page)
    instruments = named_instruments(wired.instruments, wired.lists, text)
    return _page(replace(page, instruments=listed_instruments(wired.instruments, instruments, paris_date(now))))


def searched(call: Call) -> tuple[Typed, str]:
    """Give what was typed, read and as it was typed. Raises Problem 400 for what has neither letter nor digit."""
    text = call.query("q") or ""
    what = typed(text)
    if not what.ways or len(text) > LONGEST:
        raise wrong(
            Wrong(
                "q",
                f"q must have a letter or digit, and at most {LONGEST} characters",
                "send a number, or the beginning of a name",
            )
        )
    return what, text


@routes.get("/staff/promises", ("month", "cursor"))
def promises(call: Call, wired: "Wiring") -> Answer:
    """Give the promises kept in a month, with their sums; of this month if none is named."""
    caller, month = wired.identify(call.claims), call.query("month")
    if month is not None and not MONTH.fullmatch(month):
        raise wrong(Wrong("month", "month must be a year and a month", "send a month like 2026-08"))
    return _page(promised(wired.lists, caller, month, call.query("cursor"), wired.clock()))


@routes.get("/staff/credit-balances", ("cursor",))
def balances(call: Call, wired: "Wiring") -> Answer:
    """Give what is in customers' favour, longest first, whatever else its dossiers wait for."""
    return _page(credit_balances(wired.lists, wired.identify(call.claims), call.query("cursor")))


def eyes(call: Call, wired: "Wiring") -> Eyes:
    """Say in which language staff read, and on which day."""
    translations = wired.translations_for(call.lang or wired.seller.languages[0])
    return Eyes(translations, wired.seller, paris_date(wired.clock()))


def _moment(call: Call) -> datetime | None:
    given = call.query("since")
    try:
        read = datetime.fromisoformat(given) if given else None
        since = read.astimezone(UTC) if read and read.tzinfo else None
    except (ValueError, OverflowError):
        since = None
    if given is not None and since is None:
        raise wrong(Wrong("since", "since must be a moment with its offset", "send the `cursor` of the answer before"))
    return since


def _owner(call: Call) -> str | None:
    owner = call.query("owner")
    if owner is not None and not COLLEAGUE.fullmatch(owner):
        raise wrong(Wrong("owner", "owner must be a colleague's key", "send a key that /staff/me lists"))
    return owner


def _page(page: object) -> Answer:
    return tagged(encode(page))
