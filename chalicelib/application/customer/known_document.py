"""Whether a file is one of our documents: asked by its fingerprint, answered from the dossiers that the reader may read alone."""

from typing import NamedTuple

from chalicelib.application.customer.affairs import Affair, Folder
from chalicelib.application.ports.lists import Search
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.search_terms import fingerprint_term

EXAMINED = 10
"""Dossiers that may hold the very same file: staff sent it to each of them."""


class DocumentMatch(NamedTuple):
    """A document that matches a fingerprint, and the affair that it belongs to."""

    affair: Affair
    document: Document


def known_document(search: Search, folder: Folder, sha256: str) -> DocumentMatch | None:
    """Give the document with this fingerprint (SHA-256, hexadecimal) among the affairs that a contact may read whole, or None."""
    rows, _ = search.find(fingerprint_term(sha256), EXAMINED, None)
    for row in rows:
        affair = folder.find(row.reference)
        if affair and affair.shown.permits("read") and (match := held(affair, sha256)):
            return match
    return None


def held(affair: Affair, sha256: str) -> DocumentMatch | None:
    """Give the document with this fingerprint in one affair, or None."""
    return next((DocumentMatch(affair, document) for document in affair.head.state.documents if document.sha256 == sha256), None)
