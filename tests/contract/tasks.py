"""What every store does with tasks: one is open an address, and each is found by its rows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from chalicelib.application.ports.commit import Commit, Record
from chalicelib.application.ports.task_store import TASK
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.task.task import TaskHistory
from chalicelib.domain.task.task_commands import AssignTask, CloseTask
from chalicelib.domain.task.task_rules import Given, TaskPolicy, commanded
from tests.contract.commits import NOW, Stores
from tests.samples.task_requests import filed

GIVEN = Given(NOW, "m1", frozenset({"moulin"}), TaskPolicy(10))


def write(stores: Stores, before: TaskHistory, after: TaskHistory) -> None:
    """Write what staff did with a task."""
    record = Record("staff:m1", f"{after.id}.{after.version}", "print", 201, after.id, after.version)
    stores.dossiers.commit(
        Commit(stream=TASK, reference=after.id, expected=before.version, head=after, before=before, record=record, at=NOW)
    )


def rows(stores: Stores, partition: str) -> list[ListRow]:
    """All rows of a partition of tasks."""
    return list(stores.lists.listed("tasks", partition, 100, None)[0])


class TaskContract:
    """Inherited by a class with a fixture `stores`."""

    def test_a_task_is_read_back_whole_with_its_history(self, stores: Stores) -> None:
        store = stores.dossiers
        task = filed(store)
        history = store.head(TASK, task)
        assert history is not None
        assert [type(fact.what).__name__ for fact in history.facts] == ["TaskOpened", "Asked"]
        assert store.tasks([task, "T-00000000"]) == {task: history}
        assert history.task.newest.typed and history.task.newest.typed.phone == "04 76 00 00 00"

    def test_tasks_are_found_by_whose_they_are_and_whether_they_are_closed(self, stores: Stores) -> None:
        store = stores.dossiers
        first, second = filed(store), filed(store, "q2", email="ann@elsewhere.example", asked_at=NOW - timedelta(days=1))
        assert [row.reference for row in rows(stores, "open")] == [second, first]
        opened = store.head(TASK, first)
        assert opened
        assigned = commanded(opened, AssignTask(to="moulin"), GIVEN)
        write(stores, opened, assigned)
        assert [row.reference for row in rows(stores, "open:moulin")] == [first]
        assert [row.reference for row in rows(stores, "open:")] == [second]
        write(stores, assigned, commanded(assigned, CloseTask(outcome="settled"), GIVEN))
        assert [row.reference for row in rows(stores, "open")] == [second]
        assert not rows(stores, "open:moulin")
        (closed,) = rows(stores, "closed")
        assert (closed.reference, closed.ends) == (first, (NOW + timedelta(days=11)).date())


class TaskRaceContract:
    """Inherited by a class with a fixture `stores`, whose store takes several calls at a time."""

    def test_requests_of_one_address_at_once_are_one_task(self, stores: Stores) -> None:
        # As many spellings of one mailbox as there are requests.
        spellings = ("ann@bücher.example", "Ann@bücher.example", "ANN@BÜCHER.example", "ann@xn--bcher-kva.example")

        def one(number: int) -> str:
            return filed(stores.dossiers, f"r{number}", email=spellings[number % len(spellings)])

        with ThreadPoolExecutor(4) as several:
            joined = set(several.map(one, range(8)))
        assert len(joined) == 1
        history = stores.dossiers.head(TASK, joined.pop())
        assert history and sorted(each.request for each in history.task.asked) == [f"r{number}" for number in range(8)]
        assert len(rows(stores, "open")) == 1
