"""All documents of a dossier in one file: what is in it, and by which digest it is known to be of today."""

from hashlib import sha256

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.document_names import file_name
from chalicelib.domain.sale.base import Document, DossierBase

MANIFEST = "SHA256SUMS.txt"


def included(state: DossierBase) -> tuple[Document, ...]:
    """Give the documents that are there, in the order of their making."""
    return tuple(document for document in state.documents if document.sha256)


def manifest(translations: Translations, reference: str, state: DossierBase) -> str:
    """Give a line for each file with its SHA-256, as sha256sum --check reads it."""
    return "".join(f"{document.sha256}  {file_name(translations, reference, document)}\n" for document in included(state))


def digest(state: DossierBase) -> str:
    """Give what tells an archive of these documents from others: the files alone, not what they are called in which language."""
    return sha256("".join(f"{each.entry} {each.sha256}\n" for each in included(state)).encode()).hexdigest()
