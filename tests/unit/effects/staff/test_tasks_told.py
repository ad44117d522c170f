"""Of a task the house is mailed once, its colleague what is theirs; each morning says how many are whose, late ones first."""

from datetime import timedelta
from typing import Any, get_args

import pytest

from chalicelib.application.staff.task_writing import TaskOrder, command_task
from chalicelib.domain.task.task_commands import AnswerTask, AssignTask, CloseTask, ForgetTask, TaskCommand
from chalicelib.domain.task.task_facts import AskedWhy
from chalicelib.domain.task.task_rules import TaskPolicy
from chalicelib.effects.ports import Mail
from chalicelib.effects.staff.digest_plan import Morning
from tests.samples.callers import MANAGER, request
from tests.samples.task_requests import ADDRESS, filed
from tests.unit.effects_bench import Bench

HOUSE = "service.client@granuloshop.com"
CLAIRE_S, PAUL_S = "claire.vasseur@granuloshop.example", "paul.moulin@granuloshop.example"
MINE = AssignTask(to="moulin")


@pytest.fixture
def bench() -> Bench:
    """A Thursday, nine o'clock in Paris, and no task."""
    return Bench()


def asks(bench: Bench, key: str = "q1", **typed: Any) -> str:
    """Somebody asks now, or when `typed` says."""
    return filed(bench.fake, key, now=bench.now, **{"asked_at": bench.now, **typed})


def does(bench: Bench, task: str, *commands: TaskCommand) -> None:
    """What a manager does with a task."""
    for command in commands:
        order = TaskOrder(task, command, MANAGER, request(), frozenset(bench.seller.staff), TaskPolicy(9))
        command_task(bench.fake, order, bench.now, lambda attempt: None)


def mailed(bench: Bench) -> dict[str, Mail]:
    """Which colleague is mailed what now."""
    bench.outbox.sent.clear()
    bench.sweep()
    mails = {mail.to: mail for mail in bench.outbox.sent if mail.to != ADDRESS}
    assert bench.due() == []
    return mails


def digests(bench: Bench) -> dict[str, Mail]:
    """Who gets which digest this morning."""
    Morning(bench.store, bench.seller.staff)(bench.now)
    return {to: mail for to, mail in mailed(bench).items() if to != HOUSE}


def test_the_house_reads_who_asked_for_what_why_nothing_was_mailed_and_where_it_is_answered(bench: Bench) -> None:
    task = asks(bench, why="other_address", dossiers=("45KL89G00E",))
    (mail,) = mailed(bench).values()
    assert (mail.to, mail.subject) == (HOUSE, f"{task}\u00a0: un lien égaré est demandé")
    for what in (ADDRESS, "Jean Bon", "BigCorp", "04 76 00 00 00", "45KL89G00E",
                 "Le dossier de ce numéro connaît une autre adresse.",
                 "7\u00a0août", f"/bureau/#/tasks/{task}"):  # fmt: skip
        assert what in mail.body.text, what


def test_what_was_typed_once_is_told_whatever_was_left_out_later(bench: Bench) -> None:
    task = asks(bench, why="other_address", dossiers=("45KL89G00E",))
    asks(bench, "q2", number=None, name=None, company=None, phone=None, why="no_such_address")
    for mail in mailed(bench).values():
        for what in ("Jean Bon", "04 76 00 00 00", "45KL89G00E"):
            assert what in mail.body.text, what
    assert task


@pytest.mark.parametrize("why", get_args(AskedWhy))
def test_staff_are_mailed_whatever_the_reason_is(bench: Bench, why: AskedWhy) -> None:
    task = asks(bench, why=why)
    (mail,) = mailed(bench).values()
    assert mail.to == HOUSE and task in mail.subject


def test_a_colleague_reads_in_their_language_what_became_theirs_and_what_joined_it(bench: Bench) -> None:
    task = asks(bench)
    mailed(bench)
    does(bench, task, MINE)
    (first,) = mailed(bench).values()
    assert (first.to, first.subject) == (PAUL_S, f"{task}: a request to see to")
    assert "assign_task" not in first.body.text
    asks(bench, "q2", number="F26-412")
    (second,) = mailed(bench).values()
    assert (second.to, second.subject) == (PAUL_S, f"{task}: a lost link is asked for again")
    assert "F26-412" in second.body.text


@pytest.mark.parametrize("since", [CloseTask(outcome="settled"), ForgetTask(), AssignTask(to="vasseur")])
def test_a_colleague_is_mailed_nothing_that_is_over_or_anothers_by_now(bench: Bench, since: TaskCommand) -> None:
    task = asks(bench)
    mailed(bench)
    does(bench, task, MINE, since)
    assert PAUL_S not in mailed(bench)


def test_a_task_names_the_one_before(bench: Bench) -> None:
    first = asks(bench)
    does(bench, first, CloseTask(outcome="settled"))
    second = asks(bench, "q2")
    (mail,) = mailed(bench).values()
    assert second in mail.subject and first in mail.body.text


def test_each_colleague_reads_how_many_tasks_are_theirs_and_nobodys_and_the_oldest(bench: Bench) -> None:
    mine, other = asks(bench, email="a@b.example"), asks(bench, "q2", email="c@d.example")
    asks(bench, "q3", email="e@f.example")
    does(bench, mine, MINE)
    does(bench, other, AssignTask(to="vasseur"))
    bench.now += timedelta(days=1)
    mails = digests(bench)
    paul, claire = mails[PAUL_S], mails[CLAIRE_S]
    assert "0 late, 2 for today, 0 ahead" in paul.subject
    assert "1\u00a0task is yours, asked on 6\u00a0August." in paul.body.text
    assert "1\u00a0task is nobody’s yet, asked on 6\u00a0August." in paul.body.text
    assert mine in paul.body.text and other not in paul.body.text
    assert "1\u00a0tâche est la vôtre, demandée le 6\u00a0août." in claire.body.text and mine not in claire.body.text


def test_tasks_that_are_late_stand_first(bench: Bench) -> None:
    late, young = asks(bench, email="a@b.example"), asks(bench, "q2", email="c@d.example", asked_at=bench.now + timedelta(days=5))
    does(bench, late, MINE)
    bench.now += timedelta(days=5)
    mail = digests(bench)[PAUL_S]
    assert "1 late, 0 for today, 1 ahead" in mail.subject
    order = ["Tasks that are late (1)", late, "Tasks that are nobody’s yet (1)", young]
    assert sorted(order, key=mail.body.text.index) == order


def test_an_answered_task_of_nobodys_is_in_no_digest_and_one_of_a_colleagues_until_it_is_closed(bench: Bench) -> None:
    nobodys, mine = asks(bench, email="a@b.example"), asks(bench, "q2")
    does(bench, nobodys, AnswerTask(comment="Call us."))
    does(bench, mine, MINE, AnswerTask(comment="Call us."))
    mailed(bench)
    mails = digests(bench)
    assert set(mails) == {PAUL_S} and "answered, still open" in mails[PAUL_S].body.text
    does(bench, mine, CloseTask(outcome="settled"))
    bench.now += timedelta(days=1)
    assert digests(bench) == {}
