"""A document of staff's own that came in is looked at, kept if it is sound, and the dossier is told which."""

from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct

from chalicelib.application.caller import Request
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.document_store import DocumentStore, upload_key
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.staff.uploads import Inbox, Named, named
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import RecordUpload
from chalicelib.domain.sale.uploads import LARGEST, Refusal
from chalicelib.effects.queue.backoff import backoff
from chalicelib.effects.queue.run import SYSTEM

PDF = "application/pdf"


class Checking(Struct, frozen=True, kw_only=True):
    """What uploads are looked at with; refusal says why a content is refused, sleep takes seconds."""

    store: DossierStore
    inbox: Inbox
    document_store: DocumentStore
    refusal: Callable[[bytes], Refusal | None]
    clock: Clock
    sleep: Callable[[float], None]


def check(checking: Checking, key: str) -> None:
    """Look at what was put in under a key, once: the same content under the same key again changes nothing.

    Raises ValueError or LookupError for what is no upload, and whatever the stores raise; it may be tried again.
    """
    upload = named(key)
    content = checking.inbox.get(key, LARGEST + 1)
    refused = _refusal(checking, upload, content)
    if refused is None:
        checking.document_store.put("documents", upload_key(*upload), content, PDF)
    command = RecordUpload(sha256=upload.sha256, size=len(content), refused=refused)
    idempotency_key = f"upload.{upload.reference}.{upload.sha256}.{refused or 'accepted'}"
    request = CommandRequest(upload.reference, command, SYSTEM, Request(idempotency_key, idempotency_key))
    execute(checking.store, request, checking.clock(), lambda attempt: checking.sleep(backoff(attempt, idempotency_key)))


def _refusal(checking: Checking, upload: Named, content: bytes) -> Refusal | None:
    if len(content) > LARGEST:
        return "too_large"
    if sha256(content).hexdigest() != upload.sha256:
        return "other_content"
    return checking.refusal(content)
