"""Staff's routes about documents: read them, see one as a draft before it is issued, send in one of their own."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.files import file_address
from chalicelib.application.customer.presigned import StoredDocument, address, translations_of
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.official_rules import RulesRun
from chalicelib.application.ports.translations import SOURCE
from chalicelib.application.staff.dossier import StaffReading, read_documents
from chalicelib.application.staff.notices import Notice, notices
from chalicelib.application.staff.uploads import NewUpload, presign
from chalicelib.application.writing.draft_totals import DraftTotals, draft_totals
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.application.writing.preview import NEW, Preview, Previewed, PreviewedOpening, draft_word, drafted
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.files import SentFile
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_documents = Blueprint(__name__)
routes = Routes(staff_documents, AUTHORIZER)


class StoredDocuments(Struct, frozen=True):
    """The documents of a dossier."""

    documents: list[StoredDocument]


class StoredFile(Struct, frozen=True):
    """A file that a customer sent, with its address; null while it is looked at, where it was refused, and once it is removed."""

    file: SentFile
    url: str | None


class StoredFiles(Struct, frozen=True):
    """The files that customers sent to a dossier."""

    files: list[StoredFile]


class DraftShown(Struct, frozen=True):
    """A draft: an address that lives five minutes, the PDF's SHA-256 and its bytes, and what staff should look at before.

    rules: what the publishers' rules say of an invoice or credit note; null of another document, and of one of staff's own.
    totals: what an invoice or credit note amounts to; null of another document.
    pages: addresses of its pages as PNG, 595 pixels wide, that live as long; none of a document of staff's own.
    """

    url: str
    sha256: str
    size: int
    notices: tuple[Notice, ...]
    rules: RulesRun | None
    totals: DraftTotals | None
    pages: tuple[str, ...]


@routes.get("/staff/dossiers/{reference}/documents")
def documents(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the dossier's documents in the order of their making, each with an address that lives five minutes."""
    spelled, head = read_documents(wired.store, StaffReading(wired.identify(call.claims), normalise(reference), wired.clock()))
    translations = translations_of(head, wired.translations_for)
    stored = [StoredDocument(each, address(wired.document_store(), translations, spelled, each)) for each in head.state.documents]
    return tagged(encode(StoredDocuments(stored)), head.state.version)


@routes.get("/staff/dossiers/{reference}/files")
def files(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the files that customers sent, the oldest first, each with an address that lives five minutes."""
    spelled, head = read_documents(wired.store, StaffReading(wired.identify(call.claims), normalise(reference), wired.clock()))
    stored = [StoredFile(each, file_address(wired.document_store(), spelled, each)) for each in head.state.files]
    return tagged(encode(StoredFiles(stored)), head.state.version)


@routes.post("/staff/dossiers/{reference}/preview")
def preview(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the document that a command would make, marked as a draft: nothing is written, no number is taken."""
    caller, spelled = wired.identify(call.claims), normalise(reference)
    command: Previewed = convert(content_of(call), Previewed, wired.seller.languages)
    if spelled is None:
        raise NotFound
    return _drafted(call, wired, Preview(spelled, command, caller))


@routes.post("/staff/previews")
def first_preview(call: Call, wired: "Wiring") -> Answer:
    """Give the offer that creating a dossier would make, marked as a draft: nothing is written."""
    caller = wired.identify(call.claims)
    command: PreviewedOpening = convert(content_of(call), PreviewedOpening, wired.seller.languages, untyped=CreateDossier)
    return _drafted(call, wired, Preview(NEW, command, caller))


def _drafted(call: Call, wired: "Wiring", asked: Preview) -> Answer:
    check_keys(asked.command, wired.seller)
    then, entry = drafted(wired.store, wired.seller, asked, wired.translations_for, wired.clock)
    draft = wired.draw(asked)
    to_look_at = notices(then, entry, wired.translations_for(call.lang or SOURCE))
    store, word = wired.document_store(), draft_word(then, wired.translations_for)
    name = word if asked.reference == NEW else f"{word}-{asked.reference}"
    pages = tuple(store.url("documents", key, f"{name}-{number}.png") for number, key in enumerate(draft.pages, start=1))
    url, totals = store.url("documents", draft.key, f"{name}.pdf"), draft_totals(then, entry)
    return Answer(200, encode(DraftShown(url, draft.sha256, draft.size, to_look_at, draft.rules, totals, pages)))


@routes.post("/staff/dossiers/{reference}/uploads")
def upload(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give a place for a PDF of staff, which commands name by its SHA-256; the dossier tells whether it was accepted."""
    caller, spelled = wired.identify(call.claims), normalise(reference)
    new: NewUpload = convert(content_of(call), NewUpload, wired.seller.languages)
    return Answer(201, encode(presign(wired.store, wired.inbox(), caller, spelled, new)))
