"""The deployed functions that make documents, draw drafts and look at uploads, from a request over HTTP to the file itself."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import httpx
import pytest
from pypdf import PdfReader

from chalicelib.application.ports.document_store import archive_key, document_key
from infra.local.stack import Stack
from tests.http.desk import order
from tests.samples import pdfs

PATIENCE = 180
"""Seconds."""
DUE = "2099-09-30"
pytestmark = [pytest.mark.xdist_group("deployed workers"), pytest.mark.usefixtures("demonstration")]


class Office:
    """Staff of a product that runs, and the files that it keeps."""

    def __init__(self, stack: Stack) -> None:
        self._stack, self._s3 = stack, stack.cloud.s3
        self._client = httpx.Client(headers={"Authorization": f"Bearer {stack.token('manager')}"}, timeout=60)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def post(self, path: str, body: Any) -> httpx.Response:
        """Write below the staff's dossiers, under a new key."""
        return self._client.post(
            f"{self._stack.api_url}/staff/dossiers{path}", json=body, headers={"Idempotency-Key": str(uuid4())}
        )

    def open(self) -> str:
        """A firm order; gives its reference."""
        answer = self.post("", order())
        assert answer.status_code == httpx.codes.CREATED, answer.text
        return str(answer.json()["reference"])

    def do(self, reference: str, **command: Any) -> None:
        """Carry out a command without mails."""
        answer = self.post(f"/{reference}/commands", {"mails": False, **command})
        assert answer.status_code == httpx.codes.CREATED, answer.text

    def dossier(self, reference: str) -> dict[str, Any]:
        """As staff read it."""
        read: dict[str, Any] = self._client.get(f"{self._stack.api_url}/staff/dossiers/{reference}").json()
        return read

    def until(self, reference: str, ready: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The dossier once it is as it will be."""
        deadline = time.monotonic() + PATIENCE
        while not ready(read := self.dossier(reference)):
            assert time.monotonic() < deadline, read["state"]
            time.sleep(0.2)
        return read

    def documents(self, reference: str, count: int) -> list[dict[str, Any]]:
        """The documents of a dossier once so many are there."""

        def made(read: dict[str, Any]) -> bool:
            return [bool(one["sha256"]) for one in read["state"]["documents"]] == [True] * count

        listed: list[dict[str, Any]] = self.until(reference, made)["state"]["documents"]
        return listed

    def file(self, bucket: str, key: str) -> bytes:
        """A file of the bucket "documents" or "invoices"."""
        return self._s3.get_object(Bucket=self._bucket(bucket), Key=key)["Body"].read()

    def archive(self, reference: str, hashes: set[str]) -> ZipFile:
        """The archive of a dossier that holds all these documents, once it is there."""
        deadline = time.monotonic() + PATIENCE
        while True:
            held = self._s3.list_objects_v2(Bucket=self._bucket("documents"), Prefix=archive_key(reference)).get("Contents", [])
            for archive in (ZipFile(BytesIO(self.file("documents", one["Key"]))) for one in held):
                if hashes <= _hashes(archive):
                    return archive
            assert time.monotonic() < deadline, held
            time.sleep(0.2)

    def announce_upload(self, reference: str, content: bytes) -> dict[str, Any]:
        """A place for a document of staff's own."""
        answer = self.post(f"/{reference}/uploads", {"sha256": sha256(content).hexdigest(), "size": len(content)})
        assert answer.status_code == httpx.codes.CREATED, answer.text
        upload: dict[str, Any] = answer.json()
        return upload

    def send_in(self, reference: str, content: bytes) -> str:
        """Put a document of staff's own in its place; gives its SHA-256."""
        upload = self.announce_upload(reference, content)
        assert httpx.put(upload["url"], content=content, headers=upload["headers"], timeout=60).is_success
        return sha256(content).hexdigest()

    def tell_nonsense(self) -> None:
        """A message that no bucket sends, in the queue of uploads."""
        sqs = self._stack.cloud.session.client("sqs", endpoint_url=self._stack.cloud.endpoint)
        (queue,) = [url for url in sqs.list_queues()["QueueUrls"] if "UploadsQueue" in url]
        sqs.send_message(QueueUrl=queue, MessageBody="{")

    def _bucket(self, name: str) -> str:
        (bucket,) = [one["Name"] for one in self._s3.list_buckets()["Buckets"] if name in one["Name"]]
        return bucket


def _hashes(archive: ZipFile) -> set[str]:
    """The SHA-256 of each file in an archive."""
    return {sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


@pytest.fixture(scope="module")
def office(stack: Stack) -> Iterator[Office]:
    """The staff of a product."""
    with closing(Office(stack)) as office:
        yield office


@pytest.fixture(scope="module")
def invoiced(office: Office) -> str:
    """A dossier of three documents: the first test reads each, the last all of them in the archive, which rests until then."""
    reference = office.open()
    office.do(reference, type="create_delivery_note")
    office.do(reference, type="issue_invoice", due=DUE)
    return reference


def test_each_entry_that_makes_a_document_has_its_pdf(office: Office, invoiced: str) -> None:
    reference, documents = invoiced, office.documents(invoiced, 3)
    assert [one["kind"] for one in documents] == ["acknowledgement", "delivery_note", "invoice"]
    for one, bucket in zip(documents, ("documents", "documents", "invoices"), strict=True):
        content = office.file(bucket, document_key(reference, one["entry"], one["sha256"]))
        assert (sha256(content).hexdigest(), len(content)) == (one["sha256"], one["size"])
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        assert reference in text and one["number"] in text
    attached = PdfReader(BytesIO(content)).attachments
    assert [*attached] == ["factur-x.xml"] and one["number"].encode() in attached["factur-x.xml"][0]


def test_a_draft_is_drawn_and_nothing_is_written(office: Office) -> None:
    reference = office.open()
    office.documents(reference, 1)
    before = office.dossier(reference)
    answer = office.post(f"/{reference}/preview", {"type": "issue_invoice", "due": DUE})
    assert answer.status_code == httpx.codes.OK, answer.text
    answered, content = answer.json(), httpx.get(answer.json()["url"], timeout=60).content
    assert (sha256(content).hexdigest(), len(content)) == (answered["sha256"], answered["size"])
    reader = PdfReader(BytesIO(content))
    assert "PROJET" in reader.pages[0].extract_text() and not [*reader.attachments]
    rules = answered["rules"]
    assert {*rules["checked"], *rules["unfinished"]} == {"BR-FR", "EN 16931", "Factur-X"} and "BR-FR" in rules["checked"]
    assert rules["broken"] == []
    assert office.dossier(reference) == before


def test_a_document_of_staff_s_own_takes_the_place_of_ours(office: Office) -> None:
    reference, content = office.open(), pdfs.pdf(pages=2)
    digest = office.send_in(reference, content)
    office.until(reference, lambda read: digest in read["state"]["uploads"])
    office.do(reference, type="issue_invoice", due=DUE, number=f"X-{uuid4().hex[:8]}", pdf=digest)
    invoice = office.documents(reference, 2)[1]
    assert (invoice["upload"], invoice["sha256"]) == (digest, digest)
    assert office.file("invoices", document_key(reference, invoice["entry"], digest)) == content


def checks(read: dict[str, Any]) -> list[dict[str, Any]]:
    """What the entries say of uploads; the acknowledgement may be made before or after."""
    return [entry["event"] for entry in read["entries"] if entry["event"]["type"] == "upload_checked"]


def test_a_document_with_a_script_is_refused_and_cannot_be_used(office: Office) -> None:
    reference = office.open()
    digest = office.send_in(reference, pdfs.pdf(pdfs.in_root(OpenAction=pdfs.script())))
    read = office.until(reference, checks)
    (check,) = checks(read)
    assert (check["sha256"], check["refused"], read["state"]["uploads"]) == (digest, "script", [])
    answer = office.post(f"/{reference}/commands", {"type": "issue_invoice", "due": DUE, "number": "X-9", "pdf": digest})
    assert answer.status_code == httpx.codes.CONFLICT


def test_a_place_takes_what_it_was_given_for_and_nothing_else(office: Office) -> None:
    content = pdfs.pdf()
    upload = office.announce_upload(office.open(), content)
    other = httpx.put(upload["url"], content=pdfs.pdf(pages=3), headers=upload["headers"], timeout=60)
    bare = httpx.put(upload["url"], content=content, timeout=60)
    assert (other.status_code, bare.status_code) == (403, 403)


def test_a_broken_message_stops_no_upload(office: Office) -> None:
    reference = office.open()
    office.tell_nonsense()
    digest = office.send_in(reference, pdfs.pdf(pages=4))
    assert office.until(reference, lambda read: digest in read["state"]["uploads"])


def test_all_documents_are_one_archive_too(office: Office, invoiced: str) -> None:
    hashes = {one["sha256"] for one in office.documents(invoiced, 3)}
    archive = office.archive(invoiced, hashes)
    assert len(_hashes(archive)) == 4, "the documents and their list"
