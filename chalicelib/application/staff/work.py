"""The work list: the dossiers that wait on a side, each told from its head; what an index says too late is left out.

Its first page also says what to order, which is no dossier's work.
"""

from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict, replace

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import DossierPage, Lists, Order
from chalicelib.application.staff.expected import Eyes, ShownExpected, cells, reading_of, shown_act, waits_at
from chalicelib.application.staff.last_acts import ShownAside, ShownLastAct, aside, last_act
from chalicelib.application.staff.pieces_to_order import PiecesToOrder, StockDesk, order_list
from chalicelib.application.staff.summary import Summary, summary
from chalicelib.application.staff.waits_index import WorkSide, page_of
from chalicelib.application.view.shapes.affair_list import Cell
from chalicelib.domain.sale.expected_act import act_of
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.waiting import day_of, put_aside, waiting

PAGE = 50
MOST = 100
"""Dossiers of a page: as many as one call reads."""


class WorkQuery(NamedTuple):
    """Which page of the work list: of one side or of all, of some matters if steps are named, of one owner's dossiers."""

    side: WorkSide = "us"
    order: Order = "due"
    steps: frozenset[WaitReason] = frozenset()
    limit: int = PAGE
    cursor: str | None = None
    owner: str | None = None


class WaitingDossier(Summary, frozen=True):
    """A dossier that waits on the side asked for, as staff plan their day by it; texts are ready to show.

    day: under which it stands, until when it was put aside or by when it is due. expected: the one act that it waits for.
    where: at which step. cells: the small scale. last_act: who acted last, null where nobody has.
    """

    day: date
    expected: ShownExpected
    where: str
    cells: list[Cell]
    last_act: ShownLastAct | None
    aside: ShownAside | None


class WorkPage(Struct, frozen=True):
    """Dossiers in the order asked for; `cursor` leads to the next page, null where there is none.

    to_order: what is to be ordered, by SKU, on the first page of all that waits on us. to_order_more: SKUs beside these.
    """

    dossiers: tuple[WaitingDossier, ...]
    cursor: str | None
    to_order: tuple[PiecesToOrder, ...] = ()
    to_order_more: int = 0


def work(store: DossierStore, lists: Lists, caller: Caller, query: WorkQuery, eyes: Eyes) -> WorkPage:
    """Give a page: one query of an index, then one read of the heads. Raises Forbidden or BadCursor."""
    staff_only(caller)
    page = _page(lists, query)
    heads = store.load_all(page.references, consistent=False)
    rows = (_row(reference, head, query, eyes) for reference, head in heads)
    return WorkPage(tuple(row for row in rows if row), page.cursor)


def with_stock(page: WorkPage, query: WorkQuery, stock: StockDesk) -> WorkPage:
    """Give a page with what is to be ordered, where it is the first of all that waits on us."""
    if query.side != "us" or query.steps or query.cursor is not None:
        return page
    pieces, more = order_list(stock)
    return replace(page, to_order=pieces, to_order_more=more)


def _page(lists: Lists, query: WorkQuery) -> DossierPage:
    if query.owner is not None or query.side == "all" or len(query.steps) > 1 or (query.steps and query.order == "due"):
        return DossierPage(*page_of(lists, query.side, query.order, query.owner, query.steps, query.limit, query.cursor))
    for step in query.steps:
        return lists.at_step(query.side, step, query.limit, query.cursor)
    return lists.work(query.side, query.order, query.limit, query.cursor)


def _row(reference: str, head: Loaded, query: WorkQuery, eyes: Eyes) -> WaitingDossier | None:
    """Give the row of a dossier, as its head says; None where it waits no more for what was asked."""
    policy = eyes.seller.news
    waits = sorted(waiting(head.state, policy), key=lambda wait: wait.side != "us")
    wait = next((wait for wait in waits if query.side in ("all", wait.side)), None)
    if wait is None or (query.steps and wait.reason not in query.steps) or query.owner not in (None, head.state.owner):
        return None
    reading = reading_of(reference, head, eyes)
    return WaitingDossier(
        **asdict(summary(reference, head, eyes.today, policy)),
        day=day_of(head.state, wait),
        expected=shown_act(reading, act_of(head.state, wait, eyes.today)),
        where=waits_at(reading, wait.side, wait.reason),
        cells=cells(reading),
        last_act=last_act(reading),
        aside=aside(reading, put_aside(head.state, wait)),
    )
