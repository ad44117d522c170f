"""What goes over the wire: how many calls, and what a lost or doubled one does."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.application.ports.commit import AlreadyDone, Conflict
from chalicelib.domain.sale.dossier import Dossier
from tests.contract.commits import REFERENCE, commit
from tests.contract.table import make_table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Call = Callable[[], Any]


class Wire:
    """A client that counts its calls and lets one go wrong."""

    def __init__(self, client: "DynamoDBClient") -> None:
        self.client = client
        self.calls: list[str] = []
        self.fault: Callable[[Call], Any] = lambda call: call()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.client, name)
        if name == "get_paginator":
            return method

        def call(**asked: Any) -> Any:
            self.calls.append(name)
            if name != "transact_write_items":
                return method(**asked)
            return self.fault(lambda: method(**asked))

        return call


@pytest.fixture
def wire(local_dynamodb: "DynamoDBClient") -> Wire:
    """A wire to a table of its own."""
    return Wire(local_dynamodb)


@pytest.fixture
def store(wire: Wire) -> DynamoStore:
    """A store at the end of the wire."""
    name = f"dossiers-{uuid4()}"
    make_table(wire.client, name)
    return DynamoStore(wire, name)  # type: ignore[arg-type]  # the wire has the calls of the client that the store uses


def lost_before(call: Call) -> None:
    """The request never arrives."""
    raise ReadTimeoutError(endpoint_url="https://dynamodb")


def lost_after(call: Call) -> None:
    """The request arrives, its answer does not."""
    call()
    raise ReadTimeoutError(endpoint_url="https://dynamodb")


def doubled(call: Call) -> Any:
    """The request arrives twice, and the answer to the second comes back."""
    call()
    return call()


def answered(code: str, *reasons: str) -> Callable[[Call], None]:
    """DynamoDB answers with an error."""

    def fault(call: Call) -> None:
        response: Any = {
            "Error": {"Code": code, "Message": code},
            "CancellationReasons": [{"Code": reason} for reason in reasons],
        }
        raise ClientError(response, "TransactWriteItems")

    return fault


def test_a_lookup_is_one_call(wire: Wire, store: DynamoStore) -> None:
    store.commit(commit())
    wire.calls.clear()
    assert store.page(REFERENCE, 50) is not None
    assert wire.calls == ["query"]


def test_a_commit_is_one_call(wire: Wire, store: DynamoStore) -> None:
    store.commit(commit())
    assert wire.calls == ["transact_write_items"]


def test_a_lost_request_is_told_and_wrote_nothing(wire: Wire, store: DynamoStore) -> None:
    wire.fault = lost_before
    with pytest.raises(ReadTimeoutError):
        store.commit(commit())
    assert store.load(REFERENCE) is None


def test_a_lost_answer_is_settled_by_the_record(wire: Wire, store: DynamoStore) -> None:
    wire.fault = lost_after
    written = commit()
    store.commit(written)
    assert tuple(store.history(REFERENCE)) == written.entries


def test_a_lost_answer_under_a_key_used_before_is_the_first_ones(wire: Wire, store: DynamoStore) -> None:
    first = commit()
    store.commit(first)
    wire.fault = lost_before
    with pytest.raises(AlreadyDone) as raised:
        store.commit(commit(first.head.state, "k1"))
    assert raised.value.record == first.record


def test_a_doubled_request_writes_once(wire: Wire, store: DynamoStore) -> None:
    wire.fault = doubled
    written = commit()
    with pytest.raises(AlreadyDone) as raised:
        store.commit(written)
    assert raised.value.record == written.record
    assert tuple(store.history(REFERENCE)) == written.entries


@pytest.mark.parametrize(
    "fault",
    [
        answered("TransactionCanceledException", "None", "TransactionConflict"),
        answered("TransactionCanceledException", "None", "ThrottlingError"),
        answered("TransactionCanceledException", "ConditionalCheckFailed", "TransactionConflict"),
        answered("ProvisionedThroughputExceededException"),
        answered("TransactionInProgressException"),
        answered("ThrottlingException"),
    ],
)
def test_others_at_the_same_items_are_a_conflict(wire: Wire, store: DynamoStore, fault: Callable[[Call], None]) -> None:
    wire.fault = fault
    with pytest.raises(Conflict):
        store.commit(commit())


@pytest.mark.parametrize(
    "fault", [answered("AccessDeniedException"), answered("TransactionCanceledException", "None", "ValidationError")]
)
def test_another_error_stays_itself(wire: Wire, store: DynamoStore, fault: Callable[[Call], None]) -> None:
    wire.fault = fault
    with pytest.raises(ClientError):
        store.commit(commit(Dossier()))
