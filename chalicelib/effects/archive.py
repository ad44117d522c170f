"""All documents of a dossier as one zip, made anew behind each document; nothing is recorded, its key follows from the state."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from chalicelib.application.archive import MANIFEST, digest, included, manifest
from chalicelib.application.ports import Effect
from chalicelib.application.shelves import SHELVES, archive_key, document_key
from chalicelib.application.view.papers import file_name
from chalicelib.effects.press import Press

ZIP = "application/zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can say: the same documents give the same bytes."""


def archive(press: Press, effect: Effect) -> None:
    """Keep the documents that are there by now, with a manifest of their hashes."""
    loaded = press.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    contact = loaded.people.contacts.get(loaded.state.contact)
    words = press.speak(contact.language if contact else "fr")
    text = manifest(words, effect.reference, loaded.state)
    key = archive_key(effect.reference, digest(text))
    if press.shelves.has("documents", key):
        return
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as file:
        file.writestr(ZipInfo(MANIFEST, EPOCH), text)
        for document in included(loaded.state):
            content = press.shelves.get(
                SHELVES[document.kind], document_key(effect.reference, document.entry, document.sha256 or "")
            )
            file.writestr(ZipInfo(file_name(words, effect.reference, document), EPOCH), content)
    press.shelves.put("documents", key, packed.getvalue(), ZIP)
