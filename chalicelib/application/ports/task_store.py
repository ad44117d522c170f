"""The port to tasks, each a stream of its own, and to what tells which is the newest of an address."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from chalicelib.application.ports.commit import Fact, Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.sale.facts.mail import Undeliverable
from chalicelib.domain.task.task import TaskHistory


class AddressTask(NamedTuple):
    """The newest task of an address. until: the moment (UTC) from which that is known no more; None while the task is open."""

    version: int
    task: str
    until: datetime | None


TASK: Stream[TaskHistory, Fact] = Stream("task")
"""Its history stands in its head, so that all of it can be forgotten at once."""
TASK_ADDRESS: Stream[AddressTask, Fact] = Stream("task_address")
"""By the address, however it is written; it has no history."""


class TaskStore(StreamStore, Protocol):
    """Tasks by their ids."""

    def tasks(self, ids: Sequence[str]) -> Mapping[str, TaskHistory]:
        """Give tasks by id, as of a second ago, without those of which nothing is known any more."""

    def suppressed(self, address: str) -> Undeliverable | None:
        """Say why an address is mailed no more, however it is written, strongly consistent; None where mails go out to it."""
