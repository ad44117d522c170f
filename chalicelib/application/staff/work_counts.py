"""How much waits: by side, matter, owner and day, counted from rows of lists, so that no dossier is read for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, get_args

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.payment_rows import LIST as PAYMENTS
from chalicelib.application.projection.payment_rows import PaymentPlace
from chalicelib.application.projection.row_types import WorkRow
from chalicelib.application.projection.task_rows import LIST as TASKS
from chalicelib.application.projection.task_rows import task_partition, waits_since
from chalicelib.application.staff.effect_names import parked_cursor
from chalicelib.application.staff.parked import MOST, PAGE, Parking
from chalicelib.application.staff.parked_causes import Cause
from chalicelib.application.staff.waits_index import READ, WorkSide, all_waits, together
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date, working_days_after

REASONS = 3
MOST_PAYMENTS = 1000


class Count(Struct, frozen=True):
    """How many there are, and how many of them should have been done by now."""

    count: int
    late: int


class DayCount(Struct, frozen=True):
    """How many stand under a day: until which they were put aside, else by which they are due; late: of those, past due."""

    day: date
    count: int
    late: int


class WorkCounts(Struct, frozen=True):
    """What waits; of one owner if it was asked so, but for `owners`, which is of all.

    sides, matters, owners, days: by side, and of all that is open, each dossier once. undelivered: dossiers with somebody
    whom mails do not reach. parked: effects that were given up. parked_causes: why, the most frequent first, each once, at
    most three. tasks: open ones, and those that should have been answered. payments: those to be matched. disputed: those whose
    payer's bank holds the money until a dispute is closed. A thousand of each are counted at most.
    """

    sides: Mapping[WorkSide, Count]
    matters: Mapping[WorkSide, Mapping[WaitReason, Count]]
    owners: Mapping[WorkSide, Mapping[str, Count]]
    days: Mapping[WorkSide, tuple[DayCount, ...]]
    undelivered: int
    parked: int
    parked_causes: tuple[Cause, ...]
    tasks: Count
    payments: int
    disputed: int


class Counted(NamedTuple):
    """Where what is counted is found."""

    lists: Lists
    parking: Parking
    policy: NewsPolicy


def work_counts(counted: Counted, caller: Caller, owner: str | None, now: datetime) -> WorkCounts:
    """Count what waits. Raises Forbidden."""
    staff_only(caller)
    today = paris_date(now)
    ours, theirs = (list(all_waits(counted.lists, side)) for side in get_args(Side))
    every: dict[WorkSide, list[WorkRow]] = {"us": ours, "customer": theirs, "all": list(together(ours, theirs))}
    wanted = {side: [row for row in rows if owner in (None, row.owner)] for side, rows in every.items()}
    matters = {side: _by(rows, "reason", today) for side, rows in wanted.items()}
    parked = _parked(counted.parking)
    return WorkCounts(
        sides={side: Count(len(rows), sum(row.due < today for row in rows)) for side, rows in wanted.items()},
        matters=matters,
        owners={side: _by(rows, "owner", today) for side, rows in every.items()},
        days={side: tuple(_days(rows, today)) for side, rows in wanted.items()},
        undelivered=matters["us"].get("mail", Count(0, 0)).count,
        parked=parked.total(),
        parked_causes=tuple(cause for cause, _ in parked.most_common(REASONS)),
        tasks=_tasks(counted, owner, now),
        payments=_listed(counted.lists, "open"),
        disputed=_listed(counted.lists, "disputed"),
    )


def _listed(lists: Lists, partition: PaymentPlace) -> int:
    return len(lists.listed(PAYMENTS, partition, MOST_PAYMENTS, None)[0])


def _by(rows: Iterable[WorkRow], name: str, today: date) -> dict[Any, Count]:
    counts: dict[Any, Counter[bool]] = {}
    for row in rows:
        counts.setdefault(getattr(row, name), Counter())[row.due < today] += 1
    return {key: Count(one[True] + one[False], one[True]) for key, one in sorted(counts.items())}


def _days(rows: Sequence[WorkRow], today: date) -> Iterator[DayCount]:
    late = Counter(row.day for row in rows if row.due < today)
    for day, count in sorted(Counter(row.day for row in rows).items()):
        yield DayCount(day, count, late[day])


def _parked(parking: Parking) -> Counter[Cause]:
    """Count what was given up, by why."""
    count, after = Counter[Cause](), None
    for _ in range(MOST // PAGE):
        page = parking.parked(PAGE, after)
        count.update(one.cause for one in page.effects)
        if page.cursor is None:
            break
        after = parked_cursor(page.cursor)
    return count


def _tasks(counted: Counted, owner: str | None, now: datetime) -> Count:
    """Count open tasks, of one colleague if it was asked so: a row says since when one waits for an answer."""
    partition = task_partition(closed=False, assignee=owner, everybody=owner is None)
    count = late = 0
    cursor = None
    while True:
        rows, cursor = counted.lists.listed(TASKS, partition, READ, cursor)
        count += len(rows)
        waits = (paris_date(since) for row in rows if (since := waits_since(row)))
        late += sum(working_days_after(day, counted.policy.answer_days) < paris_date(now) for day in waits)
        if cursor is None:
            return Count(count, late)
