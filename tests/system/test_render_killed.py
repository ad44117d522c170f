"""Workers that make documents, killed while they work: each document is recorded once, and made twice it is the same."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoStore
from chalicelib.adapters.s3.document_store import MARK
from chalicelib.application.customer.archive import digest
from chalicelib.application.ports.document_store import archive_key, bucket_of, document_key
from chalicelib.domain.sale.commands import IssueInvoice
from chalicelib.domain.sale.events import DocumentMade
from infra.local.aws import LocalAws
from tests.builder.dossiers import StoreBuilder
from tests.contract.table import make_table
from tests.samples.drawing import OFFER
from tests.system.killing import CLAIRE, TABLE, Environment, client_of, killed_until_done, own_aws, variables_of

REFERENCES = [f"45MR{number}G00C" for number in range(11, 21)]
ROUNDS = 4
MADE_BY_EACH = 2
"""Documents of each dossier: the acknowledgement of order and the invoice."""


@pytest.fixture
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """A local AWS of this test's own."""
    with own_aws(tmp_path_factory.mktemp("aws")) as aws:
        yield aws


@pytest.fixture
def environment(aws: LocalAws) -> Environment:
    """What the function finds in its environment, and all of it made."""
    variables = variables_of(aws) | {
        "DOCUMENTS_BUCKET": "documents",
        "INVOICES_BUCKET": "invoices",
    }
    make_table(client_of("dynamodb", variables), TABLE)
    for bucket in ("documents", "invoices"):
        configuration = {"LocationConstraint": variables["AWS_DEFAULT_REGION"]}
        client_of("s3", variables).create_bucket(Bucket=bucket, CreateBucketConfiguration=configuration)
    return variables


@pytest.mark.xdist_group("render killed")
def test_workers_killed_in_the_middle_make_each_document_once(environment: Environment) -> None:
    client = client_of("dynamodb", environment)
    store, todo = DynamoStore(client, TABLE), DynamoEffects(client, TABLE, "render")
    for reference in REFERENCES:
        staff = StoreBuilder(store, lambda: datetime.now(UTC), CLAIRE, pause=lambda n: None)
        staff.open(replace(OFFER, terms=None, mails=False), reference)
        staff.apply(reference, IssueInvoice(due=date(2099, 9, 30), mails=False))
    killed = killed_until_done("tests.system.render_worker", environment, todo, ROUNDS)
    assert killed == 2 * ROUNDS
    for reference in REFERENCES:
        _is_whole(store, client_of("s3", environment), reference)


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
