"""The store beside the bare calls that it makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse
from botocore.httpsession import URLLib3Session

from bench.compare import Row, ratio
from bench.local import TABLE, begin, grow, invoice, note, ours
from chalicelib.adapters.dynamodb import DynamoStore, keys
from tests.fakes.dynamodb import MemoryDynamo

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

OURS, THEIRS, SHORT, LONG, COUNTED, GIVEN = (f"45KL89G00{letter}" for letter in "ABCDEF")
ROUNDS, WARM = 300, 20


def rows(client: "DynamoDBClient") -> list[Row]:
    """Give the command beside its bare calls, one with a number of ours beside one without, and the lookup of a long history."""
    return [_command(client), _numbered(client), _lookup(client)]


def _command(client: "DynamoDBClient") -> Row:
    grow(client, OURS, 10)
    replayed = Recorder()
    grow(replayed, THEIRS, 10)
    recorder = iter(replayed.finish(client, ROUNDS + WARM))
    store = DynamoStore(ours(client), TABLE)

    def bare() -> None:
        read, write = next(recorder)
        client.get_item(**read)
        client.transact_write_items(**write)

    return ratio("command / its bare boto calls", 1.10, lambda: note(store, OURS, "Le colis est prêt."), bare, ROUNDS, WARM)


def _numbered(client: "DynamoDBClient") -> Row:
    begin(client, COUNTED, 1_000_000)
    begin(client, GIVEN, 1_000_000)
    store, given = DynamoStore(ours(client), TABLE), count(1)
    return ratio(
        "invoice that takes its number / that brings one", 1.35, lambda: invoice(store, COUNTED, None),
        lambda: invoice(store, GIVEN, f"2026/{next(given)}"), 150, WARM,
    )  # fmt: skip


class Recorder(MemoryDynamo):
    """Keeps the calls that commands make, so that the very same can be made without the product."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[dict[str, Any]] = []
        self.writes: list[dict[str, Any]] = []

    def get_item(self, **asked: Any) -> Any:
        """Keep it and answer."""
        self.reads.append(asked)
        return super().get_item(**asked)

    def transact_write_items(self, **asked: Any) -> Any:
        """Keep it and answer."""
        self.writes.append(asked)
        return super().transact_write_items(**asked)

    def finish(self, client: "DynamoDBClient", commands: int) -> list[tuple[Any, Any]]:
        """Write what was recorded so far to the table, then record so many commands."""
        for write in self.writes:
            client.transact_write_items(**write)
        self.reads.clear()
        self.writes.clear()
        store = DynamoStore(self, TABLE)  # type: ignore[arg-type]  # it answers the queries that are measured, no more
        for _ in range(commands):
            note(store, THEIRS, "Le colis est prêt.")
        return list(zip(self.reads, self.writes, strict=True))


def _lookup(client: "DynamoDBClient") -> Row:
    grow(client, SHORT, 10)
    grow(client, LONG, 5_000)
    store = DynamoStore(client, TABLE)
    with answers_kept(client):
        return ratio(
            "lookup at 5,000 events / at 10, client's side", 1.3, lambda: store.page(LONG, 10), lambda: store.page(SHORT, 10)
        )


@contextmanager
def answers_kept(client: "DynamoDBClient") -> Iterator[None]:
    """Answer each query with what the local AWS answered first: it walks the whole partition, as DynamoDB does not."""
    answers: dict[bytes, AWSResponse] = {}

    def call(request: Any, **_: Any) -> Any:
        if request.body not in answers:
            answers[request.body] = URLLib3Session().send(request)
        return answers[request.body]

    client.meta.events.register("before-send.dynamodb.Query", call)
    try:
        yield
    finally:
        client.meta.events.unregister("before-send.dynamodb.Query", call)


def newest(reference: str, limit: int) -> dict[str, Any]:
    """Give the bare query of a page."""
    return {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": keys.dossier(reference)}},
        "ScanIndexForward": False,
        "Limit": limit,
        "ConsistentRead": True,
    }
