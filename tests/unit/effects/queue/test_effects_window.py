"""Where a worker may die: a mail is never lost, a fact never doubled, and a mail doubled only in one window (docs/effects.md)."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from tests.unit.effects_bench import Bench, Killed, raises

LATER = 3
"""Minutes after which the lease of a dead worker has run out."""


@pytest.fixture
def bench() -> Bench:
    """An offer just made: its first mail is due."""
    bench = Bench()
    bench.create()
    return bench


def counts(bench: Bench) -> tuple[int, int]:
    """Mails that left, and mails that the history tells of, when all is done."""
    bench.sweep(LATER)
    assert bench.due(after=timedelta(days=9)) == []
    return len(bench.outbox.sent), len(bench.mails())


def test_death_before_the_acceptance_loses_nothing(bench: Bench) -> None:
    bench.outbox.before = [raises(Killed())]
    assert bench.do(bench.due()[0]) == "killed"
    assert bench.sweep() == {}, "the lease still holds"
    assert counts(bench) == (1, 1)


def test_death_between_the_acceptance_and_the_mark_doubles_the_mail_and_no_fact(bench: Bench) -> None:
    bench.outbox.after = [raises(Killed())]
    assert bench.do(bench.due()[0]) == "killed"
    assert counts(bench) == (2, 1)


def test_death_at_the_mark_before_it_is_written_is_the_end_of_the_same_window(bench: Bench) -> None:
    bench.store.before["commit"] = [raises(Killed())]
    assert bench.do(bench.due()[0]) == "killed"
    assert counts(bench) == (2, 1)


def test_death_after_the_mark_doubles_nothing(bench: Bench) -> None:
    bench.store.after["commit"] = [raises(Killed())]
    assert bench.do(bench.due()[0]) == "killed"
    assert counts(bench) == (1, 1)


def test_a_mark_whose_answer_was_lost_is_not_made_twice(bench: Bench) -> None:
    bench.store.after["commit"] = [raises(TimeoutError())]
    assert bench.do(bench.due()[0]) == "done"
    assert counts(bench) == (1, 1)


def test_a_store_that_fails_for_a_while_doubles_nothing(bench: Bench) -> None:
    bench.store.before["commit"] = [raises(TimeoutError())] * 5
    assert bench.do(bench.due()[0]) == "done"
    assert sum(bench.slept) > 20
    assert counts(bench) == (1, 1)


def test_a_store_that_fails_for_good_is_as_death(bench: Bench) -> None:
    bench.store.before["commit"] = [raises(TimeoutError())] * 6
    with pytest.raises(TimeoutError):
        bench.do(bench.due()[0])
    assert counts(bench) == (2, 1)


def test_an_answer_of_ses_that_was_lost_doubles_the_mail_and_no_fact(bench: Bench) -> None:
    bench.outbox.after = [raises(TimeoutError())]
    assert bench.do(bench.due()[0]) == "failed"
    assert counts(bench) == (2, 1)


def test_a_worker_that_outlived_its_lease_marks_nothing_twice(bench: Bench) -> None:
    (effect,) = bench.due()

    def another_takes_over() -> None:
        bench.outbox.after = []
        bench.now += timedelta(minutes=LATER)
        assert bench.do(effect) == "done"

    bench.outbox.after = [another_takes_over]
    assert bench.do(effect) == "done"
    assert counts(bench) == (2, 1)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_fails_each_mail_leaves_and_each_fact_stands_once(seed: int) -> None:
    """Many faults at once, drawn by the seed: deaths, refusals, lost answers, at SES and at each call of the store.

    They are too many for the retries now and then: staff put back what was parked.
    """
    draw, bench = Random(seed), Bench()
    references = [f"45MR{number}G00C" for number in range(61, 71)]
    for reference in references:
        bench.create(reference)

    def fault() -> None:
        error = draw.choice([None, None, None, Killed(), TimeoutError()])
        if error:
            raise error

    bench.outbox.before, bench.outbox.after = [fault] * 40, [fault] * 40
    for faults in (bench.store.before, bench.store.after):
        faults.update({name: [fault] * 40 for name in ("lease", "load", "commit", "release")})
    ended_in_the_window = 0
    for _ in range(400):
        for effect in bench.fake.due(bench.now, draw.randint(1, 10)):
            sent, result = len(bench.outbox.sent), ""
            with suppress(TimeoutError):
                result = bench.do(effect)
            ended_in_the_window += len(bench.outbox.sent) > sent and result != "done"
        bench.redrive()
        bench.now += timedelta(minutes=draw.choice([0, 1, 3, 60]))
    assert bench.fake.due(bench.now + timedelta(days=9), 10) == []
    left = Counter(mail.effect.split(".")[0] for mail in bench.outbox.sent)
    assert all(len(bench.mails(reference)) == 1 <= left[reference] for reference in references)
    assert left.total() <= len(references) + ended_in_the_window
