"""Effects that fail past their retries: told why, out of the others' way, and done after all once they are put back."""

from datetime import timedelta

import pytest

from chalicelib.application.errors import Forbidden
from chalicelib.application.lists import BadCursor
from chalicelib.application.parked import PAGE, ParkedEffects, Place, Redrive, Redriven, read_parked, redrive
from chalicelib.application.ports import Effect
from chalicelib.domain.events import MailSent
from chalicelib.effects.ports import MailRefused
from chalicelib.effects.run import MAX_TRIES, NO_ANSWER, pause_after
from tests.fakes.parked import FakeParking
from tests.fakes.store import FakeStore, Todo
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER
from tests.unit.effects_bench import Bench, Fault, Killed, raises

REFUSED = raises(MailRefused("MessageRejected"))
DAY = timedelta(days=1)


@pytest.fixture
def bench() -> Bench:
    """An offer just made: its first mail is due."""
    bench = Bench()
    bench.create()
    return bench


def exhaust(bench: Bench, fault: Fault) -> Effect:
    """The one effect that is due is tried until it is parked, each try with a fault; others are not touched."""
    (effect,) = bench.due()
    for _ in range(MAX_TRIES + 1):
        bench.outbox.before = [fault]
        if bench.do(effect) == "parked":
            break
        bench.now += timedelta(hours=6)
    bench.outbox.before = []
    return effect


def test_the_retries_take_about_two_days() -> None:
    pauses = sum((pause_after(tries) for tries in range(1, MAX_TRIES)), timedelta())
    assert 2 * DAY < pauses < 2 * DAY + timedelta(hours=4)


def test_what_still_fails_then_is_parked_with_its_reason_and_without_addresses(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    effect = exhaust(bench, raises(ValueError("jean.bon@bigcorp.example is no good")))
    (parked,) = bench.parked()
    assert (parked.effect, parked.reference, parked.entry, parked.kind, parked.contact) == (
        effect.id, "45MR61G00C", effect.seq, "link", "c1"
    )  # fmt: skip
    assert (parked.tries, parked.since, parked.reason) == (MAX_TRIES, bench.now, "ValueError")
    assert caplog.messages[-1] == f"effect parked: {effect.id}, try {MAX_TRIES}: ValueError"
    assert "@" not in caplog.text


def test_it_is_not_tried_again_by_any_worker(bench: Bench) -> None:
    effect = exhaust(bench, REFUSED)
    bench.now += 9 * DAY
    assert bench.do(effect) == "held"
    assert bench.sweep() == {}
    assert bench.outbox.sent == []


def test_one_that_each_worker_dies_at_is_parked_too(bench: Bench) -> None:
    exhaust(bench, raises(Killed()))
    (parked,) = bench.parked()
    assert parked.reason == NO_ANSWER


def test_the_last_try_may_still_succeed(bench: Bench) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [REFUSED] * (MAX_TRIES - 1)
    for _ in range(MAX_TRIES - 1):
        assert bench.do(effect) == "failed"
        bench.now += timedelta(hours=6)
    assert bench.do(effect) == "done"
    assert bench.parked() == []


def test_put_back_it_is_done_as_if_nothing_had_been(bench: Bench) -> None:
    exhaust(bench, REFUSED)
    assert bench.redrive() == 1
    assert bench.parked() == []
    assert bench.sweep() == {"done": 1}
    assert bench.mails() == [MailSent("offer", "c1")]
    assert bench.redrive() == 0


def test_put_back_it_has_all_its_tries_again(bench: Bench) -> None:
    exhaust(bench, REFUSED)
    bench.redrive()
    bench.outbox.before = [REFUSED]
    assert bench.sweep() == {"failed": 1}
    assert bench.sweep(1) == {"done": 1}


def test_one_alone_is_put_back_by_its_name(bench: Bench) -> None:
    first = exhaust(bench, REFUSED)
    bench.create("45MR62G00C")
    second = exhaust(bench, REFUSED)
    assert bench.redrive(second.id) == 1
    assert [parked.effect for parked in bench.parked()] == [first.id]
    assert bench.redrive(second.id) == 0, "it is due, no longer parked"
    assert bench.redrive("45MR99G00C.1.link.c1") == 0


def test_poison_keeps_nobody_from_what_is_theirs(bench: Bench) -> None:
    for number in range(62, 72):
        bench.create(f"45MR{number}G00C")
    poison = {"45MR61G00C", "45MR65G00C"}
    real = bench.tools.handlers["link"]

    def handler(effect: Effect) -> object:
        if effect.reference in poison:
            raise RuntimeError
        return real(effect)

    bench.tools = bench.tools._replace(handlers={"link": handler})  # type: ignore[dict-item]
    assert bench.sweep() == {"failed": 2, "done": 9}
    while bench.due(after=DAY):
        bench.sweep(360)
    assert {parked.reference for parked in bench.parked()} == poison
    assert len(bench.outbox.sent) == 9


@pytest.mark.parametrize("cursor", ["", "x", "12", "12.", "12.45KL89G00E.1.link", "99999999999999999999.45KL89G00E.1.link.c1"])
def test_what_is_no_cursor_of_the_list_is_refused(bench: Bench, cursor: str) -> None:
    with pytest.raises(BadCursor):
        read_parked(bench.parking, MANAGER, cursor)


def park_many(bench: Bench, number: int) -> None:
    """So many effects, parked one after the other."""
    bench.fake.todos.clear()
    for each in range(number):
        at = bench.now + timedelta(microseconds=each // 2)
        bench.fake.todos[Effect("45MR61G00C", each, "link", "c1")] = Todo(at, None, MAX_TRIES, "ValueError", parked=True)


def test_the_list_is_told_in_pages(bench: Bench) -> None:
    park_many(bench, 2 * PAGE + 1)
    cursor: str | None = None
    sizes, names = [], []
    while True:
        page = read_parked(bench.parking, ACCOUNTANT, cursor)
        sizes.append(len(page.effects))
        names += [each.effect for each in page.effects]
        if page.cursor is None:
            break
        cursor = page.cursor
    assert sizes == [PAGE, PAGE, 1]
    assert len(set(names)) == 2 * PAGE + 1


@pytest.mark.parametrize(
    ("number", "answers"), [(1000, [Redriven(1000, more=False)]), (1001, [Redriven(1000, more=True), Redriven(1, more=False)])]
)
def test_one_call_puts_all_back_but_never_takes_for_ever(bench: Bench, number: int, answers: list[Redriven]) -> None:
    park_many(bench, number)
    for answer in answers:
        assert redrive(bench.parking, MANAGER, Redrive(), bench.now) == answer
    assert bench.parked() == []


def test_all_are_put_back_though_the_index_lags(bench: Bench) -> None:
    class Lagging(FakeParking):
        """Lists what was parked a moment ago."""

        def parked(self, limit: int, after: Place | None) -> ParkedEffects:
            return before.parked(limit, after)

    park_many(bench, 2 * PAGE + 1)
    before = FakeParking(FakeStore(todos=dict(bench.fake.todos)))
    assert redrive(Lagging(bench.fake), MANAGER, Redrive(), bench.now) == Redriven(2 * PAGE + 1, more=False)


def test_staff_alone_see_them_and_a_manager_alone_puts_them_back(bench: Bench) -> None:
    effect = exhaust(bench, REFUSED)
    with pytest.raises(Forbidden):
        read_parked(bench.parking, CUSTOMER, None)
    for caller in (CUSTOMER, ACCOUNTANT):
        for asked in (Redrive(), Redrive(effect.id)):
            with pytest.raises(Forbidden):
                redrive(bench.parking, caller, asked, bench.now)
    assert len(bench.parked()) == 1
