"""All documents of a dossier as one zip, made anew at the end of a burst of documents; it takes the place of the one before.

Nothing is recorded: what is under its key bears the digest of the documents in it, which follows from the state.
"""

from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from chalicelib.application.customer.archive import MANIFEST, digest, included, manifest
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import archive_key, bucket_of, document_key
from chalicelib.application.ports.effects import Effect
from chalicelib.application.view.document_names import file_name
from chalicelib.domain.sale.model import SPECS
from chalicelib.effects.documents.renderer import Renderer

ZIP = "application/zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can say: the same documents give the same bytes."""
IN_MEMORY = 8_000_000
"""Bytes of an archive that are not put on disk while it grows."""


def archive(renderer: Renderer, effect: Effect) -> None:
    """Keep the documents that are there by now, with a manifest of their hashes; nothing where a later effect will.

    What is there is looked at before the dossier is read, and only that is written over: an older archive never takes the place
    of a newer one, whichever of two workers is slow, or dies.
    """
    key = archive_key(effect.reference)
    if _another_follows(renderer, effect):
        return
    while True:
        held, loaded = renderer.document_store.held("documents", key), _load(renderer, effect)
        wanted = digest(loaded.state)
        if held and held.mark == wanted:
            return
        with SpooledTemporaryFile(IN_MEMORY) as file:
            _pack(renderer, effect.reference, loaded, file)
            file.seek(0)
            if renderer.document_store.replace("documents", key, file, ZIP, wanted, held):
                return


def _load(renderer: Renderer, effect: Effect) -> Loaded:
    loaded = renderer.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    return loaded


def _another_follows(renderer: Renderer, effect: Effect) -> bool:
    """Say whether an entry behind the effect's own has it made anew."""
    version = _load(renderer, effect).state.version
    since = renderer.store.older(effect.reference, version + 1, version - effect.seq) if version > effect.seq else ()
    return any(SPECS.of(entry.event).document == effect.kind for entry in since)


def _pack(renderer: Renderer, reference: str, loaded: Loaded, file: IO[bytes]) -> None:
    """Write the archive, one document after the other."""
    contact = loaded.people.contacts.get(loaded.state.contact)
    translations = renderer.translations_for(contact.language if contact else None)
    with ZipFile(file, "w", ZIP_STORED) as packed:
        packed.writestr(ZipInfo(MANIFEST, EPOCH), manifest(translations, reference, loaded.state))
        for document in included(loaded.state):
            content = renderer.document_store.get(
                bucket_of(document.kind), document_key(reference, document.entry, document.sha256 or "")
            )
            packed.writestr(ZipInfo(file_name(translations, reference, document), EPOCH), content)
