"""Documents that are there without a typesetter: what the renderer would have kept and recorded."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

from chalicelib.application.caller import Caller, Request
from chalicelib.application.customer.archive import digest
from chalicelib.application.ports.document_store import archive_key
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import RecordDocument, RecordDocumentFailed
from chalicelib.domain.values.actor import Actor
from tests.builder.dossiers import StoreBuilder
from tests.fakes.document_store import FakeDocumentStore
from tests.http.conftest import Counting, Time

PDF = sha256(b"%PDF-1.7").hexdigest()
RENDERER = Caller("w:render", "render", frozenset({"system"}), Actor("system"), "event")


def made(store: Counting, time: Time, reference: str, entry: int) -> None:
    """Record that the document of an entry is there."""
    command = RecordDocument(entry=entry, sha256=PDF, size=91_400)
    StoreBuilder(store, time, RENDERER).apply(reference, command, key=f"{reference}-{entry}")


def given_up(store: Counting, time: Time, reference: str, entry: int) -> Effect:
    """Whoever makes the document of an entry gives it up; gives the effect that is parked."""
    effect, now = Effect(reference, entry, "render"), time()
    lease = store.of("render").lease(effect, "w:render", now, now + timedelta(minutes=2))
    command = RecordDocumentFailed(entry=entry, why="xml")
    ask = CommandRequest(
        reference, command, RENDERER, Request(f"{effect.id}.parked", ""), completes=lease, parks="CannotBeMade ValueError"
    )
    execute(store, ask, now, lambda n: None)
    return effect


def archived(store: Counting, document_store: FakeDocumentStore, reference: str) -> str:
    """Keep the archive of the documents that are there, and give its key."""
    loaded = store.load(reference)
    assert loaded is not None
    key = archive_key(reference)
    document_store.replace(
        "documents", key, BytesIO(b"PK"), "application/zip", digest(loaded.state), document_store.held("documents", key)
    )
    return key
