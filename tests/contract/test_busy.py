"""A write that meets somebody's transaction, or for which there is no room, is asked for again, with pauses and an end."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoParking, DynamoStore
from chalicelib.adapters.dynamodb.retries import TRIES
from chalicelib.application.ports.commit import Conflict, Record
from chalicelib.application.ports.effects import Effect, Lease
from chalicelib.effects.queue.backoff import LONGEST, backoff
from tests.fakes.dynamodb import MemoryDynamo

NOW = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(minutes=2)
EFFECT = Effect("45MR61G00C", 3, "link", "c1")
WRITES = ("update_item", "delete_item", "put_item", "transact_write_items")
ERRORS: dict[str, Any] = {
    "in a transaction": {"Error": {"Code": "TransactionConflictException"}},
    "no room": {"Error": {"Code": "ProvisionedThroughputExceededException"}},
    "throttled": {"Error": {"Code": "ThrottlingException"}},
    "two transactions": {
        "Error": {"Code": "TransactionCanceledException"},
        "CancellationReasons": [{"Code": "None"}, {"Code": "TransactionConflict"}],
    },
}
OTHER: Any = {"Error": {"Code": "AccessDeniedException"}}


class Busy(MemoryDynamo):
    """A table in memory whose next writes fail."""

    def __init__(self) -> None:
        super().__init__()
        self.fails = 0
        self.error: Any = OTHER
        self.pauses: list[int] = []

    def __getattribute__(self, name: str) -> Any:
        if name in WRITES and self.fails:
            self.fails -= 1
            raise ClientError(self.error, name)
        return super().__getattribute__(name)


@pytest.fixture
def client() -> Any:
    return Busy()


@pytest.fixture
def effects(client: Any) -> DynamoEffects:
    return DynamoEffects(client, "t", wait=client.pauses.append)


def leased(effects: DynamoEffects) -> Lease:
    effects.plan([EFFECT], "day", NOW)
    lease = effects.lease(EFFECT, "me", NOW, UNTIL)
    assert lease is not None
    return lease


def lease(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    effects.plan([EFFECT], "day", NOW)
    return lambda: effects.lease(EFFECT, "me", NOW, UNTIL)


def release(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    held = leased(effects)
    return lambda: effects.release(held, UNTIL, "ValueError")


def park(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    held = leased(effects)
    return lambda: effects.park(held, NOW, "ValueError")


def drop(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    held = leased(effects)
    return lambda: effects.drop(held)


def plan(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    return lambda: effects.plan([EFFECT], "day", NOW)


def redrive(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    effects.park(leased(effects), NOW, "ValueError")
    return lambda: DynamoParking(client, "t", client.pauses.append).redrive(EFFECT, NOW)


def claim(client: Any, effects: DynamoEffects) -> Callable[[], object]:
    record = Record("s:claire", "k1", "f", 200, "", 0)
    return lambda: DynamoStore(client, "t", wait=client.pauses.append).claim(record, NOW)


ACTS = (lease, release, park, drop, plan, redrive, claim)
Act = Callable[[Any, DynamoEffects], Callable[[], object]]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("act", ACTS)
def test_it_is_asked_again_and_comes_to_the_same(client: Any, effects: DynamoEffects, act: Act, error: str) -> None:
    calm: Any = Busy()
    expected = act(calm, DynamoEffects(calm, "t"))()
    job = act(client, effects)
    client.fails, client.error = 3, ERRORS[error]
    assert job() == expected
    assert client.pauses == [1, 2, 3]
    assert client.items == calm.items


@pytest.mark.parametrize("act", ACTS)
def test_it_ends(client: Any, effects: DynamoEffects, act: Act) -> None:
    job = act(client, effects)
    client.fails, client.error = 100, ERRORS["throttled"]
    with pytest.raises((ClientError, Conflict)):
        job()
    assert client.pauses == list(range(1, TRIES))


@pytest.mark.parametrize("act", ACTS)
def test_no_other_error_is_waited_for(client: Any, effects: DynamoEffects, act: Act) -> None:
    job = act(client, effects)
    client.fails, client.error = 1, OTHER
    with pytest.raises(ClientError, match="AccessDenied"):
        job()
    assert client.pauses == []


def test_workers_that_met_do_not_meet_again() -> None:
    pauses = {who: [backoff(attempt, who) for attempt in range(1, 12)] for who in ("a", "b", "c")}
    assert len({pause for each in pauses.values() for pause in each}) == 33
    assert all(0 <= pause <= LONGEST for each in pauses.values() for pause in each)
    assert pauses["a"] == [backoff(attempt, "a") for attempt in range(1, 12)]
