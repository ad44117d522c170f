"""The local AWS that the benches use, with one table in it, and the dossiers of different lengths."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import boto3

from chalicelib.adapters.dynamodb import DynamoStore, connect
from chalicelib.domain.sale.bodies import NewLine, NewPart, NewTerms
from chalicelib.domain.sale.commands import AddNote, IssueInvoice
from infra.local.aws import free_port, start
from tests.builder.dossiers import StoreBuilder
from tests.contract.table import make_table
from tests.samples.callers import MANAGER
from tests.samples.commands import LINES, offer, order

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TABLE = "bench"
NOW = datetime.now(UTC)


@contextmanager
def local_table() -> Iterator["DynamoDBClient"]:
    """Give a bare client of a local AWS that holds an empty table and ends afterwards."""
    with TemporaryDirectory() as state:
        aws = start(Path(state), free_port(47250, 47299))
        try:
            client = boto3.client(
                "dynamodb",
                "eu-west-3",
                endpoint_url=aws.endpoint,
                aws_access_key_id="test",
                aws_secret_access_key="test",
            )
            make_table(client, TABLE)
            yield client
        finally:
            aws.stop()


def ours(client: "DynamoDBClient") -> "DynamoDBClient":
    """Give the product's client of the same table, beside a bare one."""
    where = {"region_name": "eu-west-3", "aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return connect(endpoint_url=client.meta.endpoint_url, **where)


def grow(client: Any, reference: str, events: int, lines: int = 3) -> None:
    """Give an offer of so many lines with so many events, most of them notes that customers see."""
    store, terms = DynamoStore(client, TABLE), NewTerms(valid_until=NOW.date() + timedelta(days=30))
    made = _staff(store).open(offer(account=reference, terms=terms, lines=tuple(islice(cycle(LINES), lines))), reference)
    for number in range(made.version, events):
        note(store, reference, f"Message {number} : le colis est prêt, il part lundi par la Poste.")


def begin(client: Any, reference: str, pieces: int) -> None:
    """Give a firm order of so many pieces."""
    line = NewLine(sku="MR-110", name={"fr": "Billes", "en": "Beads"}, quantity=pieces, unit_price="12.50", vat_rate="20")
    _staff(DynamoStore(client, TABLE)).open(order(account=reference, lines=(line,)), reference)


def invoice(store: DynamoStore, reference: str, number: str | None) -> None:
    """Give one piece invoiced, under the next number of ours if none is given."""
    command = IssueInvoice(due=NOW.date() + timedelta(days=30), number=number, parts=(NewPart(line=1, quantity=1),))
    _staff(store).apply(reference, command)


def note(store: DynamoStore, reference: str, comment: str) -> None:
    """Write one command."""
    _staff(store).apply(reference, AddNote(comment=comment, visible=True))


def _staff(store: DynamoStore) -> StoreBuilder:
    return StoreBuilder(store, lambda: NOW, MANAGER)
