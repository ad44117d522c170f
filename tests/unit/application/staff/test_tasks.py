"""A request that nothing answers is staff's: it is there once, beside the others of its address, and the house is told."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.application.caller import Request
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.task_store import TASK
from chalicelib.application.staff.task_writing import TaskOrder, command_task
from chalicelib.application.staff.tasks import KIND, is_task
from chalicelib.domain.task.task import Task
from chalicelib.domain.task.task_commands import AnswerTask, AssignTask, CloseTask, ForgetTask, TaskCommand
from chalicelib.domain.task.task_rules import MOST_ASKED, TaskPolicy
from tests.fakes.store import MemoryStore
from tests.samples.callers import MANAGER, request
from tests.samples.task_requests import ADDRESS, ASKED_AT, filed

LATER = ASKED_AT + timedelta(hours=3)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def task(store: MemoryStore, task_id: str) -> Task:
    """The task as it is kept."""
    history = store.head(TASK, task_id)
    assert history
    return history.task


def command(store: MemoryStore, task_id: str, what: TaskCommand, asked: Request | None = None) -> None:
    """What a manager does with it."""
    order = TaskOrder(task_id, what, MANAGER, asked or request(), frozenset({"moulin", "vasseur"}), TaskPolicy(10))
    command_task(store, order, LATER, lambda attempt: None)


def notices(store: MemoryStore) -> set[Effect]:
    """Mails to colleagues that are to be sent."""
    return {effect for effect in store.todos if effect.kind == KIND}


def test_a_request_opens_a_task_once_and_the_house_is_told_once(store: MemoryStore) -> None:
    first = filed(store)
    assert filed(store) == first and is_task(first) and not is_task("45KL89G00E")
    kept = task(store, first)
    assert (kept.address, kept.version, len(kept.asked), kept.waits_since) == (ADDRESS, 2, 1, ASKED_AT)
    assert notices(store) == {Effect(first, 2, KIND)}


def test_a_later_request_of_the_address_joins_the_open_task_and_tells_nobody_twice(store: MemoryStore) -> None:
    first = filed(store)
    assert filed(store, "q2", email=ADDRESS.upper(), number="F26-412", now=LATER) == first
    assert filed(store, "q2", email=ADDRESS.upper(), number="F26-412", now=LATER) == first
    numbers = [each.typed.number for each in task(store, first).asked if each.typed]
    assert numbers == ["45KL89G00E", "F26-412"]
    assert notices(store) == {Effect(first, 2, KIND)}


def test_whoever_sees_to_the_task_is_told_of_each_request_that_joins_it(store: MemoryStore) -> None:
    first = filed(store)
    command(store, first, AssignTask(to="moulin"))
    filed(store, "q2", now=LATER)
    assert notices(store) == {Effect(first, 2, KIND), Effect(first, 3, KIND, "moulin"), Effect(first, 4, KIND, "moulin")}


def test_a_request_after_an_answer_waits_again_and_the_house_is_told_where_nobody_sees_to_it(store: MemoryStore) -> None:
    first = filed(store)
    command(store, first, AnswerTask(comment="Your order is another."))
    assert task(store, first).waits_since is None
    filed(store, "q2", asked_at=LATER, now=LATER)
    assert task(store, first).waits_since == LATER
    assert notices(store) == {Effect(first, 2, KIND), Effect(first, 4, KIND)}


def test_a_request_after_closing_opens_a_task_that_names_the_former_one(store: MemoryStore) -> None:
    first = filed(store)
    command(store, first, CloseTask(outcome="settled"))
    second = filed(store, "q2", now=LATER)
    assert second != first
    assert (task(store, second).former, task(store, first).closed is not None) == (first, True)


def test_a_task_of_a_person_who_was_taken_out_is_named_by_no_later_one(store: MemoryStore) -> None:
    first = filed(store)
    command(store, first, ForgetTask())
    second = filed(store, "q2", now=LATER)
    assert task(store, second).former is None


def test_a_request_again_is_found_in_its_task_once_its_record_is_gone(store: MemoryStore) -> None:
    first = filed(store)
    store.records.clear()
    assert filed(store) == first
    assert len(task(store, first).asked) == 1


def test_a_task_keeps_no_more_requests_than_it_has_room_for(store: MemoryStore) -> None:
    first = {filed(store, f"q{number}", company="É" * 300) for number in range(MOST_ASKED + 5)}
    assert len(first) == 1
    assert len(task(store, first.pop()).asked) == MOST_ASKED


@pytest.mark.parametrize("field", ["number", "name", "company", "phone"])
def test_what_was_typed_is_kept_in_one_line(store: MemoryStore, field: str) -> None:
    typed: dict[str, Any] = {field: "45KL\r\nBcc: all@evil.example\u2028\x00 \u202egnp" + "x" * 300}
    first = filed(store, **typed)
    kept = getattr(task(store, first).newest.typed, field)
    assert kept.startswith("45KL Bcc: all@evil.example gnpxxx") and len(kept) == 200
    nothing: dict[str, Any] = {field: " \r\n "}
    second = filed(store, "q2", email="other@elsewhere.example", **nothing)
    assert getattr(task(store, second).newest.typed, field) is None
