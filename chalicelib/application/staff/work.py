"""The work list: the dossiers that wait on a side, each told from its head; what an index says too late is left out.

Its first page also says what to order, which is no dossier's work.
"""

from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import DossierPage, Lists, Order
from chalicelib.application.staff.pieces_to_order import PiecesToOrder, StockDesk, order_list
from chalicelib.application.staff.summary import Summary, summary
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date

PAGE = 50
MOST = 100
"""Dossiers of a page: as many as one call reads."""


class WorkQuery(NamedTuple):
    """Which page of the work list; of one matter if a step is named, what waits longest first."""

    side: Side = "us"
    order: Order = "due"
    step: WaitReason | None = None
    limit: int = PAGE
    cursor: str | None = None


class WorkPage(Struct, frozen=True):
    """Dossiers in the order asked for; `cursor` leads to the next page, null where there is none.

    to_order: what is to be ordered, by SKU, on the first page of all that waits on us. to_order_more: SKUs beside these.
    """

    dossiers: tuple[Summary, ...]
    cursor: str | None
    to_order: tuple[PiecesToOrder, ...] = ()
    to_order_more: int = 0


def work(store: DossierStore, lists: Lists, caller: Caller, query: WorkQuery, now: datetime, policy: NewsPolicy) -> WorkPage:
    """Give a page: one query of an index, then one read of the heads. Raises Forbidden or BadCursor."""
    staff_only(caller)
    page, today = _page(lists, query), paris_date(now)
    heads = store.load_all(page.references, consistent=False)
    summaries = (summary(reference, head, today, policy) for reference, head in heads)
    return WorkPage(tuple(dossier for dossier in summaries if _waits(dossier, query)), page.cursor)


def with_stock(page: WorkPage, query: WorkQuery, stock: StockDesk) -> WorkPage:
    """Give a page with what is to be ordered, where it is the first of all that waits on us."""
    if query.side != "us" or query.step or query.cursor is not None:
        return page
    pieces, more = order_list(stock)
    return replace(page, to_order=pieces, to_order_more=more)


def _page(lists: Lists, query: WorkQuery) -> DossierPage:
    if query.step:
        return lists.at_step(query.side, query.step, query.limit, query.cursor)
    return lists.work(query.side, query.order, query.limit, query.cursor)


def _waits(dossier: Summary, query: WorkQuery) -> bool:
    return any(wait.side == query.side and query.step in (None, wait.matter) for wait in dossier.waits)
