"""Documents of a dossier: each route answers with an address that lives five minutes, and changes nothing."""

from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.documents import address, archive_address, words_of
from chalicelib.application.errors import NotFound
from chalicelib.application.open_link import enter_dossier
from chalicelib.application.ports import Loaded
from chalicelib.application.words import mark
from chalicelib.domain.reference import normalise
from chalicelib.entrypoints.http.answer import Answer
from chalicelib.entrypoints.http.call import Call
from chalicelib.entrypoints.http.cookies import token_of
from chalicelib.entrypoints.http.problem import Problem
from chalicelib.entrypoints.http.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_documents = Blueprint(__name__)
routes = Routes(customer_documents)
IN_PREPARATION = Problem(404, "not-found", mark("The file of all documents is in preparation. Ask again in a minute."))


@routes.get("/dossiers/{reference}/documents/{entry}")
def document(call: Call, wired: "Wiring", reference: str, entry: str) -> Answer:
    """The way to a document of the link's own dossier, once it is there; the masked view has none."""
    known, head = _opened(call, wired, reference)
    found = head.state.document(int(entry)) if entry.isascii() and entry.isdecimal() and len(entry) < 9 else None
    url = address(wired.shelves(), words_of(head, wired.speak), known, found) if found else None
    if url is None:
        raise NotFound
    return _to(url)


@routes.get("/dossiers/{reference}/documents.zip")
def archive(call: Call, wired: "Wiring", reference: str) -> Answer:
    """The way to all documents in one file, once it is there."""
    known, head = _opened(call, wired, reference)
    url = archive_address(wired.shelves(), words_of(head, wired.speak), known, head)
    if url is None:
        raise IN_PREPARATION
    return _to(url)


def _opened(call: Call, wired: "Wiring", reference: str) -> tuple[str, Loaded]:
    head, access = enter_dossier(wired.door, token_of(call), reference, wired.clock())
    known = normalise(reference)
    if access.view != "full" or known is None:
        raise NotFound
    return known, head


def _to(url: str) -> Answer:
    return Answer(303, headers={"Location": url})
