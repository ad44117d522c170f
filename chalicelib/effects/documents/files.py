"""A file that a customer sent is looked at by its content, kept as it may be shown, and the dossier is told of it."""

from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct

from chalicelib.application.caller import Request
from chalicelib.application.customer.files import named
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import DocumentStore, file_key
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.staff.uploads import Inbox
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import RecordFile
from chalicelib.domain.sale.files import FileRefusal, SentFile, changed, largest
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.queue.backoff import backoff
from chalicelib.effects.queue.run import SYSTEM

Kept = bytes | FileRefusal
"""What is kept of a file, or why nothing is."""


class FileChecking(Struct, frozen=True, kw_only=True):
    """What customers' files are looked at with; kept gives what is kept of a content that is said to be of a type."""

    store: DossierStore
    inbox: Inbox
    document_store: DocumentStore
    kept: Callable[[bytes, SentFile], Kept]
    clock: Clock
    sleep: Callable[[float], None]


def check_file(checking: FileChecking, key: str) -> None:
    """Look at what was put in under a key, once: a message that comes again changes nothing.

    Raises ValueError or LookupError for what is no file of ours, and whatever the stores raise; it may be tried again.
    """
    upload = named(key)
    head = checking.store.load(upload.reference)
    file = head.state.file(upload.entry) if head else None
    if head is None or file is None:
        raise LookupError(key)
    if file.settled:
        return
    kept = _to_store(checking, file, checking.inbox.get(key, largest(file.kind) + 1))
    if isinstance(kept, str):
        _record(checking, upload.reference, _as_its_sender(head, file, RecordFile(entry=file.entry, refused=kept)))
        return
    digest = sha256(kept).hexdigest()
    (stored,) = changed((file,), file.entry, kept=digest)
    checking.document_store.put("documents", file_key(upload.reference, stored), kept, file.stored_type)
    filed = RecordFile(entry=file.entry, sha256=digest, size=len(kept))
    _record(checking, upload.reference, _as_its_sender(head, file, filed))


def _to_store(checking: FileChecking, file: SentFile, content: bytes) -> Kept:
    """Give what is kept. S3 took the announced bytes alone: whatever else lies there is not what was announced."""
    if len(content) > largest(file.kind):
        return "too_large"
    if sha256(content).hexdigest() != file.sent:
        return "other_content"
    return checking.kept(content, file)


def _as_its_sender(head: Loaded, file: SentFile, command: RecordFile) -> RecordFile:
    """Give the report as the act of whose link the file came by, as far as they are a contact still."""
    if file.contact not in head.people.contacts:
        return command
    actor = Actor("contact", file.contact)
    return RecordFile(
        entry=command.entry, sha256=command.sha256, size=command.size, refused=command.refused, actor=actor, channel="link"
    )


def _record(checking: FileChecking, reference: str, command: RecordFile) -> None:
    key = f"file.{reference}.{command.entry}"
    request = CommandRequest(reference, command, SYSTEM, Request(key, key))
    execute(checking.store, request, checking.clock(), lambda attempt: checking.sleep(backoff(attempt, key)))
