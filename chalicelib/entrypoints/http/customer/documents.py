"""Documents of a dossier: where each is, for five minutes, and whether a file is one of ours. Nothing is changed."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.affairs import Affair, Folder, Policies
from chalicelib.application.customer.known_document import DocumentMatch, held, known_document
from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.customer.presigned import address, archive_address, translations_of
from chalicelib.application.customer.visitor import visitor_of
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import mark
from chalicelib.domain.access.grants import Shown
from chalicelib.domain.access.level import Access
from chalicelib.domain.access.rights import permits
from chalicelib.domain.sale.base import Document
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.problem import Problem
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_documents = Blueprint(__name__)
routes = Routes(customer_documents)
FINGERPRINT = re.compile(r"[0-9a-f]{64}", re.ASCII)
IN_PREPARATION = Problem(404, "not-found", mark("The file of all documents is in preparation. Ask again in a minute."))


class KnownDocument(Struct, frozen=True):
    """A document of ours: its dossier, its title, and whether it still holds."""

    reference: str
    title: str
    current: bool


class KnownFile(Struct, frozen=True):
    """The document that a file is, null if it is none of the reader's."""

    document: KnownDocument | None


@routes.get("/dossiers/{reference}/documents/{entry}")
def document(call: Call, wired: "Wiring", reference: str, entry: str) -> Answer:
    """Give the way to a document of the link's own dossier, once it is there; the masked view has none."""
    spelled, head, access = _entered(call, wired, reference)
    stored = head.state.document(int(entry)) if entry.isascii() and entry.isdecimal() and len(entry) < 9 else None
    if stored and not permits(access.link, "read") and stored not in _of_invoices(head):
        raise NotFound
    url = address(wired.document_store(), translations_of(head, wired.translations_for), spelled, stored) if stored else None
    if url is None:
        raise NotFound
    return _to(url)


@routes.get("/dossiers/{reference}/receipts/{entry}")
def receipt(call: Call, wired: "Wiring", reference: str, entry: str) -> Answer:
    """Give the way to the receipt of an entry by which money came, for five minutes; the masked view has none."""
    spelled, head, _ = _entered(call, wired, reference)
    from chalicelib.application.customer.own_receipt import own_receipt

    number = int(entry) if entry.isascii() and entry.isdecimal() and len(entry) < 9 else 0
    asked = own_receipt(wired.store, wired.translations_for, wired.seller, spelled, head, number) if number else None
    if asked is None:
        raise NotFound
    words = translations_of(head, wired.translations_for)
    name = words.gettext("receipt-%(reference)s-%(entry)s") % {"reference": spelled, "entry": number}
    return _to(wired.document_store().url("documents", wired.print_statement(asked).key, f"{name}.pdf"))


@routes.get("/dossiers/{reference}/known/{sha256}")
def which_document(call: Call, wired: "Wiring", reference: str, sha256: str) -> Answer:
    """Say which document a file is, told by its SHA-256, of this dossier and all affairs of the link's contact; null for none."""
    spelled, head, access = _entered(call, wired, reference)
    affair = Affair(spelled, head, Shown(access.view, access.link))
    match = held(affair, sha256) or (_match_elsewhere(wired, head, access, sha256) if FINGERPRINT.fullmatch(sha256) else None)
    if match is None:
        return tagged(encode(KnownFile(None)))
    from chalicelib.application.view.document_names import title
    from chalicelib.application.view.documents import replaced
    from chalicelib.application.view.kind_views import reading_class

    (holder, (state, people), _), document = match
    contact = head.people.contacts.get(access.link.contact)
    translations = wired.translations_for(call.lang or (contact.language if contact else None))
    reading = reading_class(state)(holder, state, people, translations, wired.seller, paris_date(wired.clock()))
    current = replaced(reading, document) is None
    return tagged(encode(KnownFile(KnownDocument(holder, title(translations, holder, document), current))))


def _match_elsewhere(wired: "Wiring", head: Loaded, access: Access, sha256: str) -> DocumentMatch | None:
    visitor = visitor_of(wired.authenticator, head.state.account, access.link.contact)
    if visitor is None:
        return None
    folder = Folder(wired.lists, wired.store, Policies(wired.seller.links, wired.seller.news), visitor, paris_date(wired.clock()))
    return known_document(wired.search, folder, sha256)


@routes.get("/dossiers/{reference}/documents.zip")
def archive(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the way to all documents in one file, once it is there."""
    spelled, head, _ = _entered(call, wired, reference)
    url = archive_address(wired.document_store(), spelled, head)
    if url is None:
        raise IN_PREPARATION
    return _to(url)


def _of_invoices(head: Loaded) -> Sequence[Document]:
    """Give the documents that a link of the invoices alone shows."""
    from chalicelib.domain.sale.dossier import Dossier
    from chalicelib.domain.sale.invoice_documents import invoice_documents

    return invoice_documents(head.state) if isinstance(head.state, Dossier) else ()


def _entered(call: Call, wired: "Wiring", reference: str) -> tuple[str, Loaded, Access]:
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), wired.clock())
    spelled = normalise(reference)
    if access.view != "full" or spelled is None:
        raise NotFound
    return spelled, head, access


def _to(url: str) -> Answer:
    return Answer(303, headers={"Location": url})
