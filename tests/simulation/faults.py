"""The wire to the table: it loses requests and answers, doubles, delays and refuses them, and workers die at it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.refusals import ConditionFailed
from tests.simulation.scheduler import Killed, Scheduler

Send = Callable[[], Any]
LATE = (0.01, 1, 6, 30, 121, 125, 130, 140)
"""Seconds after which a request may still arrive; a lease holds 120."""


class Wire:
    """The client that the adapter gets; `rate` of its calls go wrong."""

    exceptions = MemoryDynamo.exceptions

    def __init__(self, table: MemoryDynamo, scheduler: Scheduler, rate: float) -> None:
        self._table = table
        self._scheduler = scheduler
        self.rate = rate
        self.counts: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        def call(**asked: Any) -> Any:
            return self._call(name, asked)

        setattr(self, name, call)  # the next time it is found at once
        return call

    def get_paginator(self, name: str) -> Any:
        """A query's pages, each over the wire."""
        return SimpleNamespace(paginate=self._pages)

    def _pages(self, *, PaginationConfig: dict[str, int], **asked: Any) -> Iterator[Any]:
        size = {"Limit": PaginationConfig["MaxItems"]} if PaginationConfig else {}
        while True:
            page = self._call("query", {**asked, **size})
            yield page
            if size or "LastEvaluatedKey" not in page:
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def _call(self, name: str, asked: dict[str, Any]) -> Any:
        send = getattr(self._table, name)
        self._scheduler.wait()
        if self._scheduler.chance.random() >= self.rate:
            return send(**asked)
        fault = self._scheduler.chance.choice(FAULTS)
        self.counts[fault.__name__] += 1
        return fault(self._scheduler, lambda: send(**asked))


def lost_request(scheduler: Scheduler, send: Send) -> Any:
    """It never arrives; the caller learns that after a while."""
    scheduler.wait(5)
    raise ReadTimeoutError(endpoint_url="")


def lost_answer(scheduler: Scheduler, send: Send) -> Any:
    """It is carried out, or refused, and the caller does not learn it."""
    with suppress(ClientError):
        send()
    scheduler.wait(5)
    raise ReadTimeoutError(endpoint_url="")


def late_request(scheduler: Scheduler, send: Send) -> Any:
    """The caller has given up when it arrives."""
    scheduler.spawn(lambda: _unheard(send), after=scheduler.chance.choice(LATE))
    scheduler.wait(5)
    raise ReadTimeoutError(endpoint_url="")


def doubled(scheduler: Scheduler, send: Send) -> Any:
    """The client sends it again when the answer is lost; the answer is the second's."""
    with suppress(ClientError):
        send()
    scheduler.wait()
    return send()


def doubled_late(scheduler: Scheduler, send: Send) -> Any:
    """It is answered, and arrives once more much later."""
    scheduler.spawn(lambda: _unheard(send), after=scheduler.chance.choice(LATE))
    return send()


def slow_request(scheduler: Scheduler, send: Send) -> Any:
    """It takes long to arrive, longer than a lease at times."""
    scheduler.wait(scheduler.chance.choice((0.5, 3, 150)))
    return send()


def slow_answer(scheduler: Scheduler, send: Send) -> Any:
    """Its answer takes long."""
    answer = send()
    scheduler.wait(scheduler.chance.choice((0.5, 3, 150)))
    return answer


def busy(scheduler: Scheduler, send: Send) -> Any:
    """The table has too much to do."""
    raise ClientError({"Error": {"Code": "ThrottlingException"}}, "")


def killed_before(scheduler: Scheduler, send: Send) -> Any:
    """The worker dies before it asks."""
    raise Killed


def killed_after(scheduler: Scheduler, send: Send) -> Any:
    """The worker dies before it hears."""
    with suppress(ClientError):
        send()
    raise Killed


def killed_while_under_way(scheduler: Scheduler, send: Send) -> Any:
    """The worker dies and what it asked for arrives much later, when another may hold its lease."""
    scheduler.spawn(lambda: _unheard(send), after=scheduler.chance.choice(LATE))
    raise Killed


def _unheard(send: Send) -> None:
    with suppress(ClientError, ConditionFailed):
        send()


FAULTS = (
    lost_request, lost_answer, late_request, doubled, doubled_late, slow_request, slow_answer, busy, killed_before, killed_after,
    killed_while_under_way,
)  # fmt: skip
