"""The work list: the dossiers that wait on a side, each told from its head; what an index says too late is left out."""

from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Found, Lists, Order
from chalicelib.application.staff.summary import Summary, summary
from chalicelib.domain.sale.keys import WaitReason
from chalicelib.domain.sale.wait import Side
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date

PAGE = 50
MOST = 100
"""Dossiers of a page: as many as one call reads."""


class Asked(NamedTuple):
    """Which page of the work list; of one matter if a step is named, what waits longest first."""

    side: Side = "us"
    order: Order = "due"
    step: WaitReason | None = None
    limit: int = PAGE
    cursor: str | None = None


class WorkPage(Struct, frozen=True):
    """Dossiers in the order asked for; `cursor` leads to the next page, null where there is none."""

    dossiers: tuple[Summary, ...]
    cursor: str | None


def work(store: DossierStore, lists: Lists, caller: Caller, asked: Asked, now: datetime, policy: NewsPolicy) -> WorkPage:
    """A page: one query of an index, then one read of the heads. Raises Forbidden or BadCursor."""
    staff_only(caller)
    found, today = _found(lists, asked), paris_date(now)
    heads = store.load_all(found.references, consistent=False)
    known = (summary(reference, head, today, policy) for reference, head in heads)
    return WorkPage(tuple(dossier for dossier in known if _waits(dossier, asked)), found.cursor)


def _found(lists: Lists, asked: Asked) -> Found:
    if asked.step:
        return lists.at_step(asked.side, asked.step, asked.limit, asked.cursor)
    return lists.work(asked.side, asked.order, asked.limit, asked.cursor)


def _waits(dossier: Summary, asked: Asked) -> bool:
    return any(wait.side == asked.side and asked.step in (None, wait.matter) for wait in dossier.waits)
