"""A task is what its history amounts to: commands are held to what it is, and what was taken out is nowhere in it."""

from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.task.task import TaskHistory, applied, fold_task
from chalicelib.domain.task.task_commands import (
    AnswerTask,
    AssignTask,
    CloseTask,
    ForgetTask,
    ReopenTask,
    TaskCommand,
    TieTask,
)
from chalicelib.domain.task.task_facts import Asked, Typed
from chalicelib.domain.task.task_rules import (
    MOST_ANSWERS,
    MOST_FACTS,
    TASK_ROLES,
    Given,
    TaskPolicy,
    answer_lost,
    answer_mailed,
    commanded,
    joined,
    opened,
)

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
SECRET = "Jean Bon 04 76"
ADDRESS = "jean.bon@bigcorp.example"
GIVEN = Given(NOW, "m1", frozenset({"moulin", "vasseur"}), TaskPolicy(180))


def request(number: int = 1, at: datetime = NOW) -> Asked:
    """A request with all that a person may type."""
    return Asked(f"q{number}", at, "no_such_number", "fr", Typed("45KL89G00E", SECRET, SECRET, SECRET))


def task(*commands: TaskCommand, at: datetime = NOW) -> TaskHistory:
    """A task after commands of a manager."""
    begun = opened("T-1", ADDRESS, request(at=at), None, "system", at)
    return reduce(lambda before, command: commanded(before, command, GIVEN), commands, begun)


ANSWER = AnswerTask(comment=f"{SECRET}: your order is another.")
COMMANDS: st.SearchStrategy[TaskCommand] = st.one_of(
    st.sampled_from(["moulin", "vasseur", None, "nobody-there"]).map(lambda to: AssignTask(to=to)),
    st.sampled_from(["45KL89G00E", "45MR61G00C", None]).map(lambda dossier: TieTask(dossier=dossier)),
    st.booleans().flatmap(
        lambda close: st.booleans().map(lambda link: AnswerTask(comment=SECRET, close=close, link_follows=link))
    ),
    st.builds(CloseTask, outcome=st.sampled_from(["settled", "no_answer", "unwanted"]), comment=st.just(SECRET)),
    st.just(ReopenTask()),
)
STEPS = st.lists(
    st.one_of(COMMANDS, st.integers(2, 9).map(request), st.tuples(st.just("mailed"), st.integers(1, 12)),
              st.tuples(st.sampled_from(["bounced", "complained", "refused"]), st.integers(1, 12))),
    max_size=25,
)  # fmt: skip


def stepped(before: TaskHistory, step: Any) -> TaskHistory:
    """The task after a step, whatever sort it is of; the same where it is refused."""
    try:
        if isinstance(step, Asked):
            return (None if before.task.closed else joined(before, step, "system", NOW)) or before
        if isinstance(step, tuple):
            what, entry = step
            mailed = answer_mailed(before, entry, "system", NOW)
            return (mailed if what == "mailed" else answer_lost(before, entry, what, "system", NOW, newer=False)) or before
        return commanded(before, step, GIVEN)
    except DomainError:
        return before


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_whatever_happens_the_history_is_numbered_and_the_task_follows_from_it(steps: list[Any]) -> None:
    before = task()
    for step in steps:
        after = stepped(before, step)
        assert after.facts[: len(before.facts)] == before.facts, "what happened stays"
        assert [fact.seq for fact in after.facts] == list(range(1, len(after.facts) + 1))
        assert after.task == reduce(applied, after.facts[len(before.facts) :], before.task), "step by step as at once"
        assert msgspec.json.decode(msgspec.json.encode(after), type=TaskHistory) == after
        assert after.task.version == after.version == len(after.facts)
        before = after
    end = before.task
    assert (end.due(1) is None) == (end.closed is not None or end.waits_since is None)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_nothing_of_the_person_is_left_once_they_are_taken_out(steps: list[Any]) -> None:
    forgotten = commanded(reduce(stepped, steps, task()), ForgetTask(), GIVEN)
    stored = msgspec.json.encode(forgotten).decode()
    assert SECRET not in stored and ADDRESS not in stored and "45KL89G00E" not in str(forgotten.task.asked)
    assert forgotten.task == fold_task("T-1", forgotten.facts)
    assert forgotten.task.closed and forgotten.task.forgotten and forgotten.task.address is None
    for refused in (ForgetTask(), ReopenTask(), ANSWER, AssignTask(to=None)):
        with pytest.raises(NotAllowed):
            commanded(forgotten, refused, GIVEN)
    assert all(answer_lost(forgotten, fact.seq, "bounced", "system", NOW, newer=False) is None for fact in forgotten.facts)


def test_a_request_is_to_be_answered_within_the_sellers_working_days() -> None:
    friday = datetime(2026, 8, 7, 20, 0, tzinfo=UTC)
    assert task(at=friday).task.due(1) == date(2026, 8, 10)
    assert task(at=friday).task.due(2) == date(2026, 8, 11)
    assert task(ANSWER, at=friday).task.due(1) is None
    later = joined(task(ANSWER, at=friday), request(2, friday + timedelta(days=4)), "system", NOW)
    assert later and later.task.due(1) == date(2026, 8, 12)


def test_the_day_runs_from_the_first_request_that_waits() -> None:
    later = joined(task(), request(2, NOW + timedelta(days=3)), "system", NOW)
    assert later and later.task.waits_since == NOW


@pytest.mark.parametrize(
    ("before", "command", "refusal", "field"),
    [
        ((), AssignTask(to="stranger"), Invalid, "to"),
        ((AssignTask(to="moulin"),), AssignTask(to="moulin"), NotAllowed, "to"),
        ((), AssignTask(to=None), NotAllowed, "to"),
        ((), TieTask(dossier=None), NotAllowed, "dossier"),
        ((TieTask(dossier="45KL89G00E"),), TieTask(dossier="45KL89G00E"), NotAllowed, "dossier"),
        ((), AnswerTask(comment="x", link_follows=True), NotAllowed, "link_follows"),
        ((ANSWER,) * MOST_ANSWERS, ANSWER, NotAllowed, None),
        ((CloseTask(outcome="settled"),), ANSWER, NotAllowed, None),
        ((CloseTask(outcome="settled"),), CloseTask(outcome="settled"), NotAllowed, None),
        ((), ReopenTask(), NotAllowed, None),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    before: tuple[TaskCommand, ...], command: TaskCommand, refusal: type[DomainError], field: str | None
) -> None:
    with pytest.raises(refusal) as refused:
        commanded(task(*before), command, GIVEN)
    assert refused.value.field == field


def test_a_full_task_can_only_be_closed_or_forgotten() -> None:
    turns = (AssignTask(to="moulin"), AssignTask(to=None))
    full = task(*(turns[number % 2] for number in range(MOST_FACTS - 2)))
    with pytest.raises(NotAllowed, match="full"):
        commanded(full, AssignTask(to="moulin"), GIVEN)
    assert commanded(full, CloseTask(outcome="settled"), GIVEN).task.closed
    assert commanded(full, ForgetTask(), GIVEN).task.forgotten


def test_what_was_closed_is_opened_again_unless_its_address_has_a_newer_task() -> None:
    closed = task(ANSWER, CloseTask(outcome="settled"))
    again = commanded(closed, ReopenTask(), GIVEN).task
    assert (again.closed, again.waits_since) == (None, NOW)
    with pytest.raises(NotAllowed, match="newer"):
        commanded(closed, ReopenTask(), msgspec.structs.replace(GIVEN, newer=True))


@pytest.mark.parametrize(
    ("why", "newer", "later", "reopened"),
    [("bounced", False, False, True), ("delayed", False, False, True), ("refused", False, False, True),
     ("complained", False, False, False), ("bounced", True, False, False), ("bounced", False, True, False)],
)  # fmt: skip
def test_an_answer_that_did_not_arrive_opens_its_task_again(why: Any, newer: bool, later: bool, reopened: bool) -> None:
    before = task(ANSWER, *((ANSWER,) if later else ()), CloseTask(outcome="settled"))
    after = answer_lost(before, 3, why, "system", NOW, newer=newer)
    assert after
    assert ((after.task.closed is None), after.task.waits_since is not None) == (reopened, reopened)
    lost = after.task.answer_of(3)
    assert lost and lost.lost == why
    assert answer_lost(after, 3, "delayed", "system", NOW, newer=newer) is None, "it is told once"


def test_an_answer_that_was_given_up_and_left_after_all_is_not_lost() -> None:
    given_up = answer_lost(task(ANSWER), 3, "refused", "system", NOW, newer=False)
    assert given_up
    mailed = answer_mailed(given_up, 3, "system", NOW)
    assert mailed
    (answer,) = mailed.task.answers
    assert (answer.mailed, answer.lost, mailed.task.waits_since) == (True, None, NOW), "whoever sees to it looks and closes it"


def test_each_command_says_who_may_give_it_and_a_person_is_taken_out_by_a_manager_alone() -> None:
    assert set(TASK_ROLES) == set(TaskCommand.__args__)
    assert {command for command, roles in TASK_ROLES.items() if "accountant" not in roles} == {ForgetTask}
    assert all("manager" in roles for roles in TASK_ROLES.values())
