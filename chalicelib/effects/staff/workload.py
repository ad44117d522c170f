"""What a colleague has before them in the morning: of the dossiers that they own or stand in for, from the heads as they are."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import DossierPage, Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.projection.task_rows import LIST, task_partition
from chalicelib.application.staff.effect_names import parked_cursor
from chalicelib.application.staff.parked import MOST, PAGE, Parking
from chalicelib.application.staff.stock import ShownStock
from chalicelib.application.staff.task_desk import ListedTask, listed, tasks_in_order
from chalicelib.domain.sale.wait import Side, Wait
from chalicelib.domain.sale.waiting import day_of, waiting
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.staff.stock_news import KeptPieces, StockNews, stock_news

READ = 100
"""Dossiers of a page: as many as one call reads."""
SUNDAY = 6
KEPT = timedelta(minutes=2)
"""How long what was read is good for: a sweep makes all digests of a morning within it, and reads the lists once for them."""


class Case(NamedTuple):
    """A dossier of a customer's, whose of staff it is, what it waits for, and the day under which it stands."""

    reference: str
    customer: str
    staff: tuple[str | None, ...]
    wait: Wait
    day: date


class Everything(NamedTuple):
    """What waits on a day, whosever it is: on us, quotes that end by Sunday, whose of staff each effect given up is; stock."""

    ours: tuple[Case, ...]
    offers: tuple[Case, ...]
    parked: tuple[tuple[str | None, ...], ...]
    stock: StockNews
    tasks: tuple[ListedTask, ...]


class Workload(NamedTuple):
    """A colleague's dossiers, each once: past the next-news date, due today, the others by how long they wait, those whose
    mails do not arrive; offers that end by Sunday; and how many effects of theirs were given up.

    lacking, moved: pieces that their dossiers keep and that are not there, or come on another day than was said.
    to_order: SKUs of which something is to be ordered, whoever sees to it.
    tasks: theirs, and nobody's that wait for an answer; late_tasks: those of them whose day is over. What waits longest is first.
    """

    late: tuple[Case, ...]
    today: tuple[Case, ...]
    waiting: tuple[Case, ...]
    unreached: tuple[Case, ...]
    offers: tuple[Case, ...]
    parked: int
    lacking: tuple[KeptPieces, ...]
    moved: tuple[KeptPieces, ...]
    to_order: tuple[ShownStock, ...]
    late_tasks: tuple[ListedTask, ...]
    tasks: tuple[ListedTask, ...]
    nobodys_tasks: tuple[ListedTask, ...]


class WorkloadReader:
    """What digests are made with."""

    def __init__(self, mailing: Mailing, lists: Lists, parking: Parking, shelf: StockStore, tasks: TaskStore) -> None:
        self.mailing = mailing
        self._lists = lists
        self._parking = parking
        self._shelf = shelf
        self._tasks = tasks
        self._read: tuple[datetime, date, Everything] | None = None

    def everything(self, today: date) -> Everything:
        """Give what waits, read once for the digests that are made at about the same time."""
        now = self.mailing.clock()
        if self._read is None or self._read[1] != today or not timedelta(0) <= now - self._read[0] < KEPT:
            self._read = now, today, self._everything(today)
        return self._read[2]

    def _everything(self, today: date) -> Everything:
        sunday = today + timedelta(days=SUNDAY - today.weekday())
        held = self._cases("customer", lambda at: self._lists.due("customer", today, sunday, READ, at))
        return Everything(
            ours=tuple(self._cases("us", lambda at: self._lists.work("us", "due", READ, at))),
            offers=tuple(case for case in held if case.wait.reason == "order" and today <= case.wait.due <= sunday),
            parked=tuple(_parked(self.mailing.store, self._parking)),
            stock=stock_news(self._shelf, self._lists, today, self.mailing.clock()),
            tasks=tuple(self._open_tasks()),
        )

    def _open_tasks(self) -> Iterator[ListedTask]:
        """Yield all open tasks, what waits longest for an answer first."""
        now, policy, cursor = self.mailing.clock(), self.mailing.seller.news, None
        while True:
            rows, cursor = self._lists.listed(LIST, task_partition(closed=False, assignee=None, everybody=True), READ, cursor)
            tasks = tasks_in_order(self._tasks, [row.reference for row in rows], now)
            yield from (listed(task, policy, now) for task in tasks if not task.closed)
            if cursor is None:
                return

    def _cases(self, side: Side, read_page: Callable[[str | None], DossierPage]) -> Iterator[Case]:
        """Yield the dossiers of all pages that wait on a side, as their heads say it."""
        cursor = None
        while True:
            page = read_page(cursor)
            for reference, head in self.mailing.store.load_all(page.references, consistent=False):
                wait = next((wait for wait in waiting(head.state, self.mailing.seller.news) if wait.side == side), None)
                if wait:
                    yield Case(reference, head.people.name, _staff(head), wait, day_of(head.state, wait))
            cursor = page.cursor
            if cursor is None:
                return


def workload(desk: WorkloadReader, key: str, today: date) -> Workload:
    """Give what waits on a colleague on a day, with what is nobody's any more since owner and deputy left."""
    every, there = desk.everything(today), desk.mailing.seller.staff

    def theirs(staff: tuple[str | None, ...]) -> bool:
        return key in staff or not any(one in there for one in staff)

    ours = [case for case in every.ours if theirs(case.staff)]
    tasks = [task for task in every.tasks if task.assignee == key or (task.assignee not in there and task.waits_since)]
    in_time = [task for task in tasks if not task.late]
    day = [case for case in ours if case.wait.due == today or (case.day == today < case.wait.due)]
    ahead = sorted((case for case in ours if case.wait.due > today and not _aside(case, today)), key=lambda case: case.wait.since)
    return Workload(
        late=tuple(case for case in ours if case.wait.due < today),
        today=tuple(day),
        waiting=tuple(case for case in ahead if case.wait.reason != "mail"),
        unreached=tuple(case for case in ahead if case.wait.reason == "mail"),
        offers=tuple(case for case in every.offers if theirs(case.staff)),
        parked=sum(theirs(staff) for staff in every.parked),
        lacking=tuple(kept for kept in every.stock.lacking if theirs(kept.staff)),
        moved=tuple(kept for kept in every.stock.moved if theirs(kept.staff)),
        to_order=every.stock.to_order,
        late_tasks=tuple(task for task in tasks if task.late),
        tasks=tuple(task for task in in_time if task.assignee in there),
        nobodys_tasks=tuple(task for task in in_time if task.assignee not in there),
    )


def _aside(case: Case, today: date) -> bool:
    """Say whether a dossier was put aside until a day to come, or today, when it is told of as due."""
    return today <= case.day < case.wait.due


def _parked(store: DossierStore, parking: Parking) -> Iterator[tuple[str | None, ...]]:
    after = None
    for _ in range(MOST // PAGE):
        page = parking.parked(PAGE, after)
        of = [each.reference for each in page.effects]
        heads = dict(store.load_all(of, consistent=False))
        # What is no dossier's (an answer to a task, a request for a link) is nobody's, and so told to everybody.
        yield from (_staff(heads[reference]) if reference in heads else () for reference in of)
        if page.cursor is None:
            break
        after = parked_cursor(page.cursor)


def _staff(head: Loaded) -> tuple[str | None, ...]:
    return head.state.owner, head.state.deputy
