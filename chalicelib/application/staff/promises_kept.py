"""What was promised to customers and kept in a month, and how well, over all dossiers."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct, convert

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.promise import Promise, Promised
from chalicelib.domain.sale.promises import kept_promises, promises
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date

PAGE = 100
SUMMED = 1000
"""Promises read at once where a whole month is summed."""


class Given(Struct, frozen=True):
    """A promise of one dossier: a delivery by its line; news and answers by the entry that promised them, or began the wait.

    Where no act promised a day the seller's policy did, which the customer's page shows.
    promised: the day promised first. moved: the day that counts now. days: by how many it was missed, null while it is open.
    """

    kind: Promised
    line: int | None
    entry: int | None
    promised: date
    moved: date
    kept: date | None
    days: int | None


class KeptPromise(Struct, frozen=True):
    """A promise that was kept, on time or not; days: by how many it was missed, counted from the day promised first."""

    reference: str
    kind: Promised
    promised: date
    kept: date
    days: int


class Sum(Struct, frozen=True):
    """How many promises of a kind were kept in the month, on time or missed; mean days of those missed, null if none was."""

    count: int
    on_time: int
    missed: int
    mean_days_missed: float | None


class Sums(Struct, frozen=True):
    """Deliveries, once a dossier when all of it arrived, news, and answers to questions."""

    delivery: Sum
    news: Sum
    answer: Sum


class Promises(Struct, frozen=True):
    """A page of a month's promises; `sums`, of the whole month, are on its first page alone. No cursor: it is the last page."""

    month: str
    sums: Sums | None
    promises: tuple[KeptPromise, ...]
    cursor: str | None


def given(state: DossierBase, policy: NewsPolicy) -> tuple[Given, ...]:
    """Give all promises of a dossier, deliveries first."""
    return tuple(_given(promise) for promise in promises(state, policy))


def _given(promise: Promise) -> Given:
    delivery = promise.kind == "delivery"
    line, entry = (promise.number, None) if delivery else (None, promise.number)
    return Given(promise.kind, line, entry, promise.on, promise.moved, promise.kept, promise.days)


def promise_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield the promises of a dossier that were kept, by the month in which they were."""
    for promise in kept_promises(head.state, policy):
        if promise.kept:
            day, values = promise.kept.isoformat(), (("kept", promise.kept.isoformat()), ("promised", promise.on.isoformat()))
            yield ListRow("promises", day[:7], "", reference, f"{promise.kind}#{promise.number}", values)


def promised(lists: Lists, caller: Caller, month: str | None, cursor: str | None, now: datetime) -> Promises:
    """Give a page of a month ("2026-08"), this one if none is named. Raises Forbidden or BadCursor."""
    staff_only(caller)
    wanted = month or paris_date(now).isoformat()[:7]
    page, more = lists.listed("promises", wanted, PAGE, cursor)
    sums = None if cursor else _sums([_kept_promise(row) for row in _all(lists, wanted)])
    return Promises(wanted, sums, tuple(_kept_promise(row) for row in page), more)


def _all(lists: Lists, month: str) -> Iterator[ListRow]:
    rows, more = lists.listed("promises", month, SUMMED, None)
    yield from rows
    while more:
        rows, more = lists.listed("promises", month, SUMMED, more)
        yield from rows


def _kept_promise(row: ListRow) -> KeptPromise:
    kind, values = row.item.partition("#")[0], dict(row.values)
    promised, fulfilled = date.fromisoformat(values["promised"]), date.fromisoformat(values["kept"])
    return KeptPromise(row.reference, convert(kind, Promised), promised, fulfilled, (fulfilled - promised).days)


def _sums(rows: Sequence[KeptPromise]) -> Sums:
    return Sums(*(_sum([each.days for each in rows if each.kind == kind]) for kind in ("delivery", "news", "answer")))


def _sum(days: Sequence[int]) -> Sum:
    missed = [late for late in days if late > 0]
    return Sum(len(days), len(days) - len(missed), len(missed), round(sum(missed) / len(missed), 1) if missed else None)
