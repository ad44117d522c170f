"""The customer's routes of files: one is announced and given a place, and had again once it is filed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.application.caller import Caller
from chalicelib.application.customer.files import file_address, presign_file
from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.uploads import PresignedUpload
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.application.writing.signatures import check_signature
from chalicelib.domain.access.level import Access
from chalicelib.domain.sale.commands import AnnounceFile
from chalicelib.domain.sale.files import LARGEST_LOG, FileKind, FileType, SentFile, same_file
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import FileName, Phrase, Sha256
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_files = Blueprint(__name__)
routes = Routes(customer_files)


class NewFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file to be sent, and the name of who sends it: what it is called, its type, its bytes and their SHA-256."""

    name: Phrase
    kind: FileKind
    filename: FileName
    type: FileType
    size: Annotated[int, Meta(ge=1, le=LARGEST_LOG, description=f"bytes, from 1 to {LARGEST}, of a log to {LARGEST_LOG}")]
    sha256: Sha256


class FilePlace(Struct, frozen=True):
    """The entry that announced the file, and where to PUT it within ten minutes, a path of this site with its headers.

    upload: null for a file that is here already. version: the one that the reader would read now.
    """

    reference: str
    version: str
    file: int
    upload: PresignedUpload | None


@routes.post("/dossiers/{reference}/files", {"file_name": "filename", "media": "type"})
def announce_file(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give a place for a file; the dossier tells whether it was filed. The same file again is the one that is here."""
    now = wired.clock()
    head, access = _opened(call, wired, reference)
    spelled, content = normalise(reference) or "", content_of(call)
    request = write_request(call, spelled, content, must_match=True)
    body: NewFile = convert(content, NewFile, wired.seller.languages)
    check_signature(body.name, head.people, wired.seller)
    who = f"l:{spelled}:{access.link.id}"
    same = same_file(head.state.files, body.sha256, now)
    if same and (same.filed or same.by == who):
        return _placed(wired, spelled, head, same, now)
    caller = Caller(who, who, frozenset({"customer"}), Actor("contact", access.link.contact), "link", access.link.id)
    command = AnnounceFile(
        name=body.name, kind=body.kind, file_name=body.filename, media=body.type, size=body.size, sha256=body.sha256
    )
    outcome = execute(wired.store, CommandRequest(spelled, command, caller, request), now, wired.pause)
    after = wired.store.load(spelled)
    file = after.state.file(outcome.version) if after else None
    if after is None or file is None:
        raise NotFound
    return _placed(wired, spelled, after, file, now)


@routes.get("/dossiers/{reference}/files/{entry}")
def file(call: Call, wired: "Wiring", reference: str, entry: str) -> Answer:
    """Give the way to a file that a customer sent, once it is filed; the masked view has none."""
    try:
        head, _ = _opened(call, wired, reference)
    except Forbidden:
        raise NotFound from None
    spelled = normalise(reference) or ""
    sent = head.state.file(int(entry)) if entry.isascii() and entry.isdecimal() and len(entry) < 9 else None
    url = file_address(wired.document_store(), spelled, sent) if sent else None
    if url is None:
        raise NotFound
    return Answer(303, headers={"Location": url})


def _opened(call: Call, wired: "Wiring", reference: str) -> tuple[Loaded, Access]:
    """Give the dossier that the link opens in full. Raises Unauthenticated, NotFound, or Forbidden for the masked view."""
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), wired.clock())
    if access.view != "full":
        raise Forbidden
    return head, access


def _placed(wired: "Wiring", reference: str, head: Loaded, file: SentFile, now: datetime) -> Answer:
    upload = None if file.settled else presign_file(wired.inbox(), reference, file, now)
    return Answer(201, encode(FilePlace(reference, shown_version(reference, head.state.shown), file.entry, upload)))
