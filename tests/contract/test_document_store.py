"""Shelves on the fake, moto and the local AWS."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx
import pytest
import requests
from botocore.exceptions import FlexibleChecksumError
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends

from chalicelib.adapters.s3 import S3DocumentStore, connect
from chalicelib.application.ports.document_store import Bucket, DocumentStore
from tests.contract.kept_files import KEY, PDF, AddressContract, DocumentStoreContract
from tests.fakes.document_store import FakeDocumentStore

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

REGION = "eu-west-3"
BUCKETS: dict[Bucket, str] = {"documents": "suivi-documents", "invoices": "suivi-invoices"}


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a function on AWS."""
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    for name, value in {"AWS_DEFAULT_REGION": REGION, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}.items():
        monkeypatch.setenv(name, value)


class TestFake(DocumentStoreContract):
    """In memory."""

    @pytest.fixture
    def document_store(self) -> DocumentStore:
        return FakeDocumentStore()


class TestMoto(DocumentStoreContract, AddressContract):
    """In process."""

    @pytest.fixture
    def document_store(self, account: None) -> Iterator[DocumentStore]:
        with mock_aws():
            yield _stocked(connect(), BUCKETS)

    def open(self, address: str) -> httpx.Response:
        answer = requests.get(address, timeout=5)  # moto stands in front of this library alone
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)

    def test_bytes_that_are_not_what_was_put_are_refused(self, document_store: DocumentStore) -> None:
        document_store.put("documents", KEY, PDF, "application/pdf")
        s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[BUCKETS["documents"]].keys[KEY].value = b"%PDF-1.7 a falsified"
        with pytest.raises(FlexibleChecksumError):
            document_store.get("documents", KEY)

    def test_what_cannot_be_asked_is_not_taken_for_missing(self, account: None) -> None:
        with mock_aws():
            elsewhere = S3DocumentStore(connect(), {"documents": "of-nobody", "invoices": "of-nobody"})
            with pytest.raises(connect().exceptions.ClientError):
                elsewhere.put("documents", KEY, PDF, "application/pdf")


class TestLocalAws(DocumentStoreContract, AddressContract):
    """Over HTTP."""

    @pytest.fixture
    def document_store(self, account: None, local_aws: str, monkeypatch: pytest.MonkeyPatch) -> DocumentStore:
        monkeypatch.setenv("AWS_ENDPOINT_URL", local_aws)
        return _stocked(connect(), {bucket: f"{bucket}-{uuid4()}" for bucket in BUCKETS})

    def test_an_address_that_was_changed_opens_nothing(self, document_store: DocumentStore) -> None:
        document_store.put("documents", KEY, PDF, "application/pdf")
        address = document_store.url("documents", KEY, "a.pdf")
        assert self.open(address.replace(KEY, KEY.replace("45KL89G00E", "45MR61G00C"))).status_code == 403


def test_an_address_names_the_region_s_own_host(account: None) -> None:
    address = S3DocumentStore(connect(), BUCKETS).url("invoices", KEY, "F26-0412.pdf")
    assert address.startswith(f"https://suivi-invoices.s3.{REGION}.amazonaws.com/{KEY}?")


@pytest.mark.parametrize("name", ['a"; x=".pdf', "a\r\nSet-Cookie: b.pdf", "../a.pdf"])
def test_no_name_breaks_out_of_its_header(account: None, name: str) -> None:
    address = httpx.URL(S3DocumentStore(connect(), BUCKETS).url("documents", KEY, name))
    start, inside, end = address.params["response-content-disposition"].split('"')
    assert (start, end) == ("attachment; filename=", "")
    assert not set(inside) & set('"\\/\r\n')


def _stocked(client: "S3Client", buckets: dict[Bucket, str]) -> DocumentStore:
    for bucket in buckets.values():
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    return S3DocumentStore(client, buckets)
