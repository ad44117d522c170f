"""What a colleague has before them in the morning: of the dossiers that they own or stand in for, from the heads as they are."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.application.effect_names import place_of
from chalicelib.application.lists import Found, Lists
from chalicelib.application.parked import MOST, PAGE, Parking
from chalicelib.application.ports import DossierStore, Loaded
from chalicelib.domain.waiting import Side, Wait, waiting
from chalicelib.effects.mailing import Mailing

READ = 100
"""Dossiers of a page: as many as one call reads."""
SUNDAY = 6


class Desk(NamedTuple):
    """What digests are made with."""

    mailing: Mailing
    lists: Lists
    parking: Parking


class Case(NamedTuple):
    """A dossier, and what it waits for."""

    reference: str
    head: Loaded
    wait: Wait


class Workload(NamedTuple):
    """A colleague's dossiers, each once: past the next-news date, due today, the others by how long they wait, those whose
    mails do not arrive; offers that end by Sunday; and how many effects of theirs were given up."""

    late: tuple[Case, ...]
    today: tuple[Case, ...]
    waiting: tuple[Case, ...]
    unreached: tuple[Case, ...]
    offers: tuple[Case, ...]
    parked: int


def workload(desk: Desk, key: str, today: date) -> Workload:
    """What waits on a colleague on a day."""
    ours = tuple(_cases(desk, key, "us", lambda at: desk.lists.work("us", "due", READ, at)))
    ahead = sorted((case for case in ours if case.wait.due > today), key=lambda case: case.wait.since)
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    held = _cases(desk, key, "customer", lambda at: desk.lists.due("customer", today, sunday, READ, at))
    return Workload(
        late=tuple(case for case in ours if case.wait.due < today),
        today=tuple(case for case in ours if case.wait.due == today),
        waiting=tuple(case for case in ahead if case.wait.matter != "mail"),
        unreached=tuple(case for case in ahead if case.wait.matter == "mail"),
        offers=tuple(case for case in held if case.wait.matter == "order" and today <= case.wait.due <= sunday),
        parked=_parked(desk.mailing.store, desk.parking, key),
    )


def _cases(desk: Desk, key: str, side: Side, ask: Callable[[str | None], Found]) -> Iterator[Case]:
    """The colleague's dossiers of all pages that wait on a side, as their heads say it."""
    cursor = None
    while True:
        found = ask(cursor)
        for reference, head in desk.mailing.store.load_all(found.references, consistent=False):
            wait = next((wait for wait in waiting(head.state, desk.mailing.seller.news) if wait.side == side), None)
            if wait and _theirs(head, key):
                yield Case(reference, head, wait)
        cursor = found.cursor
        if cursor is None:
            return


def _parked(store: DossierStore, parking: Parking, key: str) -> int:
    count, after = 0, None
    for _ in range(MOST // PAGE):
        page = parking.parked(PAGE, after)
        of = [each.reference for each in page.effects]
        theirs = {reference for reference, head in store.load_all(of, consistent=False) if _theirs(head, key)}
        count += sum(reference in theirs for reference in of)
        if page.cursor is None:
            break
        after = place_of(page.cursor)
    return count


def _theirs(head: Loaded, key: str) -> bool:
    return key in (head.state.owner, head.state.deputy)
