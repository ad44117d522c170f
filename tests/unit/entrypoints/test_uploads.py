"""What comes in is looked at once, kept if it is sound, and told to the dossier; what is broken stops nothing else."""

import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote_plus

import pytest

from chalicelib.adapters.pdf import refusal
from chalicelib.application.ports.document_store import upload_key
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.effects.documents.uploads import Checking, check
from chalicelib.entrypoints.workers.uploads import each
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.inbox import FakeInbox
from tests.samples import pdfs
from tests.unit.effects_bench import REFERENCE, Bench

GOOD, SCRIPT = pdfs.pdf(), pdfs.pdf(pdfs.in_root(OpenAction=pdfs.script()))


class Counter:
    """The worker's tools on an offer, and what to look at afterwards."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.bench.create(mails=False)
        self.inbox, self.document_store = FakeInbox(), FakeDocumentStore()
        self.tools = Checking(
            store=self.bench.store,
            inbox=self.inbox,
            document_store=self.document_store,
            refusal=refusal,
            clock=lambda: self.bench.now,
            sleep=lambda seconds: None,
        )

    def put(self, content: bytes, *, announced: bytes | None = None, reference: str = REFERENCE) -> str:
        """Somebody puts a document in; gives its key."""
        key = f"staff/{reference}/{digest(content if announced is None else announced)}.pdf"
        self.inbox.files[key] = content
        return key

    def checked(self) -> list[e.UploadChecked]:
        """What the dossier was told."""
        history = self.bench.store.history(REFERENCE)
        return [entry.event for entry in history if isinstance(entry.event, e.UploadChecked)]

    def accepted(self) -> tuple[str, ...]:
        """What commands may name."""
        uploads: tuple[str, ...] = self.bench.store.load(REFERENCE).state.uploads
        return uploads


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


@pytest.fixture
def counter() -> Counter:
    """An offer, and an inbox that is empty."""
    return Counter()


def test_a_sound_document_is_kept_and_may_be_named(counter: Counter) -> None:
    check(counter.tools, counter.put(GOOD))
    assert counter.checked() == [e.UploadChecked(digest(GOOD), len(GOOD))]
    assert counter.accepted() == (digest(GOOD),)
    assert counter.document_store.get("documents", upload_key(REFERENCE, digest(GOOD))) == GOOD
    (entry,) = [one for one in counter.bench.store.history(REFERENCE) if isinstance(one.event, e.UploadChecked)]
    assert (entry.origin.visible, entry.origin.actor.kind) == (False, "system")


@pytest.mark.parametrize(
    ("content", "announced", "why"),
    [
        (SCRIPT, SCRIPT, "script"),
        (GOOD, SCRIPT, "other_content"),
        (b"%PDF-" + bytes(LARGEST), b"", "too_large"),
        (b"", b"", "not_a_pdf"),
    ],
)
def test_what_is_refused_is_not_kept(counter: Counter, content: bytes, announced: bytes, why: str) -> None:
    check(counter.tools, counter.put(content, announced=announced))
    assert [(done.sha256, done.refused) for done in counter.checked()] == [(digest(announced), why)]
    assert counter.accepted() == ()
    assert counter.document_store.files == {}


def test_a_message_that_comes_again_does_nothing_twice(counter: Counter) -> None:
    key = counter.put(GOOD)
    for _ in range(3):
        check(counter.tools, key)
    assert len(counter.checked()) == 1


def test_a_worker_that_dies_before_its_report_is_made_good(counter: Counter) -> None:
    key, lost = counter.put(GOOD), [1]

    def fail_first() -> None:
        if lost:
            lost.pop()
            raise TimeoutError

    counter.bench.store.before["commit"] = [fail_first]
    with pytest.raises(TimeoutError):
        check(counter.tools, key)
    check(counter.tools, key)
    assert counter.accepted() == (digest(GOOD),)


def test_the_right_content_is_taken_after_another_one(counter: Counter) -> None:
    check(counter.tools, counter.put(SCRIPT, announced=GOOD))
    check(counter.tools, counter.put(GOOD))
    assert [done.refused for done in counter.checked()] == ["other_content", None]
    assert counter.accepted() == (digest(GOOD),)


def _message(number: int, body: object) -> dict[str, Any]:
    return {"messageId": f"m{number}", "body": body if isinstance(body, str) else json.dumps(body)}


def _event(key: str) -> dict[str, Any]:
    return {"Records": [{"eventName": "ObjectCreated:Put", "s3": {"object": {"key": quote_plus(key)}}}]}


def test_a_broken_message_stops_no_other(counter: Counter) -> None:
    key = counter.put(GOOD)
    bodies = ["{", _event("elsewhere.txt"), _event(f"staff/{REFERENCE}/{'0' * 64}.pdf"), {"Records": [{}]}, _event(key)]
    event = {"Records": [_message(number, body) for number, body in enumerate(bodies)]}
    answer = each(event, lambda named: check(counter.tools, named))
    assert answer == {"batchItemFailures": [{"itemIdentifier": f"m{number}"} for number in range(4)]}
    assert counter.accepted() == (digest(GOOD),)


def test_the_bucket_s_first_message_is_passed_over(counter: Counter) -> None:
    event = {"Records": [_message(1, {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "uploads"})]}
    assert each(event, lambda named: check(counter.tools, named)) == {"batchItemFailures": []}


def test_a_dossier_that_does_not_exist_fails_its_message(counter: Counter) -> None:
    event = {"Records": [_message(1, _event(counter.put(GOOD, reference="45ZZ99Z99Z")))]}
    assert each(event, lambda named: check(counter.tools, named)) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
