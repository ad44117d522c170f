"""Workers that make documents, killed while they work: each document is recorded once, and made twice it is the same."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

import boto3
import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoStore
from chalicelib.adapters.s3.document_store import MARK
from chalicelib.application.caller import Caller
from chalicelib.application.customer.archive import digest
from chalicelib.application.ports.document_store import archive_key, bucket_of, document_key
from chalicelib.domain.sale.commands import IssueInvoice
from chalicelib.domain.sale.events import DocumentMade
from chalicelib.domain.values.actor import Actor
from infra.local.aws import LocalAws, free_port, start
from tests.builder.dossiers import StoreBuilder
from tests.contract.table import make_table
from tests.ports import ports_of
from tests.samples.drawing import OFFER
from tests.system.nursery import workers

CLAIRE = Caller("claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
REFERENCES = [f"45MR{number}G00C" for number in range(11, 21)]
ROUNDS = 4
MADE_BY_EACH = 2
"""Documents of each dossier: the acknowledgement of order and the invoice."""


@pytest.fixture
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """A local AWS of this test's own."""
    ports = ports_of("killed")
    aws = start(tmp_path_factory.mktemp("aws"), free_port(ports.start, ports.stop))
    yield aws
    aws.stop()


@pytest.fixture
def environment(aws: LocalAws) -> Mapping[str, str]:
    """What the function finds in its environment, and all of it made."""
    variables = {
        "AWS_ENDPOINT_URL": aws.endpoint,
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TABLE_NAME": "dossiers",
        "SITE_URL": "https://suivi.example",
        "DOCUMENTS_BUCKET": "documents",
        "INVOICES_BUCKET": "invoices",
    }
    make_table(_client("dynamodb", variables), variables["TABLE_NAME"])
    for bucket in ("documents", "invoices"):
        configuration = {"LocationConstraint": variables["AWS_DEFAULT_REGION"]}
        _client("s3", variables).create_bucket(Bucket=bucket, CreateBucketConfiguration=configuration)
    return variables


def _client(service: str, environment: Mapping[str, str]) -> Any:
    return boto3.client(  # type: ignore[call-overload]
        service,
        environment["AWS_DEFAULT_REGION"],
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


@pytest.mark.xdist_group("render killed")
def test_workers_killed_in_the_middle_make_each_document_once(environment: Mapping[str, str]) -> None:
    client, draw = _client("dynamodb", environment), Random(7)
    store, todo = DynamoStore(client, "dossiers"), DynamoEffects(client, "dossiers", "render")
    for reference in REFERENCES:
        staff = StoreBuilder(store, lambda: datetime.now(UTC), CLAIRE, pause=lambda n: None)
        staff.open(replace(OFFER, terms=None, mails=False), reference)
        staff.apply(reference, IssueInvoice(due=date(2099, 9, 30), mails=False))
    killed = 0
    with workers("tests.system.render_worker", environment) as both:
        both.start()
        deadline = time.monotonic() + 240
        while todo.due(datetime.now(UTC) + timedelta(days=1), 1) and time.monotonic() < deadline:
            time.sleep(draw.uniform(0.05, 0.4))
            # Both: while one starts again, which a busy machine does slowly, the other would do all that there is to do.
            if killed < 2 * ROUNDS:
                killed += both.kill()
                both.start()
    assert todo.due(datetime.now(UTC) + timedelta(days=1), 1) == []
    assert killed == 2 * ROUNDS
    for reference in REFERENCES:
        _is_whole(store, _client("s3", environment), reference)


def _is_whole(store: DynamoStore, s3: Any, reference: str) -> None:
    """Each document is recorded once, its file is there, and no other file of its entry: what was made twice was the same."""
    recorded = Counter(one.event.entry for one in store.history(reference) if isinstance(one.event, DocumentMade))
    loaded = store.load(reference)
    assert loaded
    documents = loaded.state.documents
    assert recorded == Counter(document.entry for document in documents) and len(documents) == MADE_BY_EACH
    for document in documents:
        bucket = bucket_of(document.kind)
        held = s3.list_objects_v2(Bucket=bucket, Prefix=f"{reference}/{document.entry:08d}-")["Contents"]
        assert [one["Key"] for one in held] == [document_key(reference, document.entry, document.sha256 or "")]
        content = s3.get_object(Bucket=bucket, Key=held[0]["Key"])["Body"].read()
        assert sha256(content).hexdigest() == document.sha256
    assert s3.head_object(Bucket="documents", Key=archive_key(reference))["Metadata"][MARK] == digest(loaded.state)
