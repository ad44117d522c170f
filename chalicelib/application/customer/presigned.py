"""Where the documents of a dossier are: addresses good for five minutes, under names in the language that they are written in."""

from msgspec import Struct

from chalicelib.application.customer.archive import digest
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import DocumentStore, archive_key, bucket_of, document_key
from chalicelib.application.ports.translations import Translations, TranslationsFor
from chalicelib.application.view.document_names import file_name
from chalicelib.domain.sale.base import Document


class StoredDocument(Struct, frozen=True):
    """A document with its address, null while it is in preparation."""

    document: Document
    url: str | None


def translations_of(head: Loaded, translations_for: TranslationsFor) -> Translations:
    """Give the language that documents are written in: that of whom the dossier is for."""
    contact = head.people.contacts.get(head.state.contact)
    return translations_for(contact.language if contact else None)


def address(document_store: DocumentStore, translations: Translations, reference: str, document: Document) -> str | None:
    """Say where a document is; None while it is in preparation."""
    if document.sha256 is None:
        return None
    key = document_key(reference, document.entry, document.sha256)
    return document_store.url(bucket_of(document.kind), key, file_name(translations, reference, document))


def archive_address(document_store: DocumentStore, reference: str, head: Loaded) -> str | None:
    """Say where all documents are in one file; None while that is in preparation."""
    key = archive_key(reference)
    held = document_store.held("documents", key)
    return document_store.url("documents", key, f"{reference}.zip") if held and held.mark == digest(head.state) else None
