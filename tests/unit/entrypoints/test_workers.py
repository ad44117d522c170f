"""The workers' handlers, from the events that Lambda gives them."""

import sys
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.keys import effect as key_of
from chalicelib.application.ports.effects import Effect
from chalicelib.effects.staff.digest_plan import Morning
from chalicelib.entrypoints.workers import effects as module
from chalicelib.entrypoints.workers.stream import react
from tests.fakes.views import Todo
from tests.unit.effects_bench import Bench, raises


class _Context:
    """Lambda's context, as far as the workers look at it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds left."""
        return int(self._seconds * 1000)


def _plenty() -> timedelta:
    return timedelta(minutes=1)


def _record(keys: Any, number: int, name: str = "INSERT") -> dict[str, Any]:
    change = {"Keys": keys, "SequenceNumber": f"{number:021d}", "StreamViewType": "KEYS_ONLY"}
    return {"eventID": f"e{number}", "eventName": name, "eventSource": "aws:dynamodb", "dynamodb": change}


def _event(*effects: Effect) -> dict[str, Any]:
    return {"Records": [_record(key_of(effect), number) for number, effect in enumerate(effects, start=1)]}


@pytest.fixture
def bench() -> Bench:
    """Three offers just made."""
    bench = Bench()
    for reference in ("45MR61G00C", "45MR62G00C", "45MR63G00C"):
        bench.create(reference)
    return bench


@pytest.fixture
def wired(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The handlers work on the bench."""
    stand_in = ModuleType("chalicelib.bootstrap.workers")
    stand_in.tools = lambda: bench.tools  # type: ignore[attr-defined]  # a module that stands in for bootstrap.workers
    stand_in.lists = lambda: bench.fake.lists  # type: ignore[attr-defined]  # a module that stands in for bootstrap.workers
    stand_in.now = lambda: bench.now  # type: ignore[attr-defined]  # a module that stands in for bootstrap.workers
    stand_in.morning = lambda: Morning(bench.store, ("vasseur",))  # type: ignore[attr-defined]  # a module that stands in for bootstrap.workers
    monkeypatch.setitem(sys.modules, "chalicelib.bootstrap.workers", stand_in)
    return bench


def test_records_shuffled_and_redelivered_send_each_mail_once(bench: Bench) -> None:
    one, two, three = bench.due()
    for batch in ((three, one), (one, two, three), (two, two)):
        assert react(bench.tools, _event(*batch), _plenty) == {"batchItemFailures": []}
    assert sorted(mail.effect for mail in bench.outbox.sent) == sorted(effect.id for effect in (one, two, three))


def test_other_items_and_removals_are_passed_over(bench: Bench) -> None:
    effect = bench.due()[0]
    head = {"pk": {"S": "D#45MR61G00C"}, "sk": {"S": "H"}}
    records = [_record(head, 1), _record(key_of(effect), 2, "REMOVE"), _record(key_of(effect), 3, "MODIFY")]
    assert react(bench.tools, {"Records": records}, _plenty) == {"batchItemFailures": []}
    assert bench.outbox.sent == []


def test_a_rendering_is_not_for_those_who_mail(bench: Bench) -> None:
    renderings = {effect: Todo(bench.now) for effect in bench.fake.of("render").due(bench.now, 10)}
    assert [effect.kind for effect in renderings] == ["render"] * 3
    assert react(bench.tools, _event(*renderings), _plenty) == {"batchItemFailures": []}
    assert bench.sweep() == {"done": 3}
    assert bench.fake.todos == renderings


def test_a_store_that_fails_is_a_failure_of_that_record_alone(bench: Bench) -> None:
    effects = bench.due()
    bench.store.before["lease"] = [lambda: None, raises(TimeoutError())]
    answer = react(bench.tools, _event(*effects), _plenty)
    assert answer == {"batchItemFailures": [{"itemIdentifier": f"{2:021d}"}]}
    assert len(bench.outbox.sent) == 2
    assert react(bench.tools, _event(*effects[1:]), _plenty) == {"batchItemFailures": []}
    assert len(bench.outbox.sent) == 3


def test_a_mail_that_fails_is_no_failure_of_the_batch(bench: Bench) -> None:
    bench.outbox.before = [raises(ValueError())]
    assert react(bench.tools, _event(*bench.due()), _plenty) == {"batchItemFailures": []}
    assert len(bench.outbox.sent) == 2


def test_what_there_is_no_time_for_is_left_to_the_sweep(bench: Bench) -> None:
    left = iter([timedelta(seconds=40), timedelta(seconds=30)])
    assert react(bench.tools, _event(*bench.due()), lambda: next(left)) == {"batchItemFailures": []}
    assert bench.sweep() == {"done": 2}


def test_the_stream_s_handler(wired: Bench) -> None:
    assert module.effects(_event(*wired.due()), _Context(60)) == {"batchItemFailures": []}
    assert len(wired.outbox.sent) == 3


def test_the_sweep_s_handler(wired: Bench) -> None:
    scheduled = {
        "version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events", "account": "0", "time": "",
        "region": "eu-west-3", "resources": [], "detail": {},
    }  # fmt: skip
    assert module.sweep(scheduled, _Context(10)) == {}
    assert module.sweep(scheduled, _Context(50)) == {"done": 3, "dropped": 1}, "a digest with nothing in it"
