"""The sweep carries out what happens by itself: in time, once, and whatever becomes of the others."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.application.timekeeping import due_timers
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.effects.queue.timekeeper import ENOUGH, keep_time
from tests.unit.effects_bench import Bench, raises

MORNING = datetime(2026, 8, 27, 6, tzinfo=UTC)
"""Of the working day before the drawing's offer ends, in UTC."""
OTHER = "45MR62G00C"


@pytest.fixture
def bench() -> Bench:
    """Two offers, of which nobody has to be mailed any more."""
    bench = Bench()
    for reference in ("45MR61G00C", OTHER):
        bench.create(reference)
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


def swept(bench: Bench, now: datetime, left: timedelta = timedelta(minutes=1)) -> dict[str, int]:
    """What a sweep at a moment carries out."""
    bench.now = now
    return dict(keep_time(bench.tools, bench.fake.lists, lambda: left))


def reminded(bench: Bench, reference: str) -> int:
    """How often the history says so."""
    return sum(isinstance(entry.event, e.OfferReminded) for entry in bench.store.history(reference))


def test_the_readers_are_reminded_in_the_morning_and_nothing_is_said_twice(bench: Bench) -> None:
    assert swept(bench, MORNING - timedelta(microseconds=1)) == {}
    assert swept(bench, MORNING) == {"timed": 2}
    for minutes in range(3):
        assert swept(bench, MORNING + timedelta(minutes=minutes)) == {}
    bench.sweep()
    assert sorted((mail.to, mail.subject) for mail in bench.outbox.sent) == [
        ("jean.bon@bigcorp.example", "Votre offre de 4\u202f236,00\u00a0€ se termine le 28\u00a0août (45MR61G00C)"),
        ("jean.bon@bigcorp.example", "Votre offre de 4\u202f236,00\u00a0€ se termine le 28\u00a0août (45MR62G00C)"),
    ]
    assert [reminded(bench, reference) for reference in ("45MR61G00C", OTHER)] == [1, 1]


def test_two_sweeps_at_once_remind_once(bench: Bench) -> None:
    rows = list(due_timers(bench.fake.lists, "offer_reminder", MORNING))
    assert len(rows) == 2

    class Late:
        """The list as another sweep read it, a moment before."""

        def listed(self, name: str, what: str, *page: Any) -> Any:
            return rows if what == "offer_reminder" else [], None

    swept(bench, MORNING)
    assert dict(keep_time(bench.tools, Late(), lambda: timedelta(minutes=1))) == {"timed": 2}  # type: ignore[arg-type]  # it has the one call of lists that is used
    assert [reminded(bench, reference) for reference in ("45MR61G00C", OTHER)] == [1, 1]
    assert list(due_timers(bench.fake.lists, "offer_reminder", MORNING)) == []


def test_one_that_is_refused_or_fails_holds_up_no_other(bench: Bench) -> None:
    bench.store.before["commit"] = [raises(NotAllowed("no")), lambda: None]
    assert swept(bench, MORNING) == {"refused": 1, "timed": 1}
    bench.store.before["commit"] = [raises(ConnectionError())]
    assert swept(bench, MORNING) == {"error": 1}
    assert swept(bench, MORNING) == {"timed": 1}
    assert [reminded(bench, reference) for reference in ("45MR61G00C", OTHER)] == [1, 1]


def test_what_was_ordered_or_withdrawn_is_not_reminded(bench: Bench) -> None:
    bench.execute(c.PlaceOrder())
    bench.execute(c.VoidOffer(comment="Sold out."), OTHER)
    assert swept(bench, MORNING) == {}


def test_who_ordered_before_the_mail_left_reads_nothing(bench: Bench) -> None:
    swept(bench, MORNING)
    bench.execute(c.PlaceOrder(mails=False))
    bench.sweep()
    assert [mail.subject for mail in bench.outbox.sent if "45MR61G00C" in mail.subject] == []


def test_a_reminder_that_comes_too_late_is_left_and_stops_no_other(bench: Bench) -> None:
    over = datetime(2026, 8, 28, 22, tzinfo=UTC)
    assert swept(bench, over) == {}
    assert swept(bench, over - timedelta(seconds=1)) == {"timed": 2}


def test_what_there_is_no_time_for_waits_for_the_next_sweep(bench: Bench) -> None:
    assert swept(bench, MORNING, ENOUGH - timedelta(seconds=1)) == {}
    assert swept(bench, MORNING) == {"timed": 2}


def test_a_reminder_makes_nobody_s_reading_stale_and_ends_no_wait(bench: Bench) -> None:
    bench.execute(c.PromiseNews(on=datetime(2026, 9, 1).date()))  # noqa: DTZ001 - a day
    before = bench.fake.heads["45MR61G00C"].state
    swept(bench, MORNING)
    after = bench.fake.heads["45MR61G00C"].state
    assert (after.shown, after.moved, after.last_news, after.news) == (before.shown, before.moved, before.last_news, before.news)
