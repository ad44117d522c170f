"""The document of an entry is made from the facts as they stood then, kept, and recorded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import bucket_of, document_key, upload_key
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.view.kind_views import reading_class
from chalicelib.domain.sale.commands import RecordDocument, RecordDocumentFailed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Unmakeable
from chalicelib.domain.sale.model import fold
from chalicelib.effects.documents.archive import archive
from chalicelib.effects.documents.compose import compose
from chalicelib.effects.documents.erase import erase
from chalicelib.effects.documents.renderer import Renderer
from chalicelib.effects.mails.pages import page_url
from chalicelib.effects.queue.tools import GivenUp, Handler

PDF, PNG = "application/pdf", "image/png"


class CannotBeMade(Exception):
    """A document that cannot be made of the facts as they are; `code` says which kind of fault it was, without any name."""

    hopeless = True

    def __init__(self, why: Unmakeable, code: str) -> None:
        super().__init__(code)
        self.why = why
        self.code = code


def render(renderer: Renderer, effect: Effect) -> RecordDocument | None:
    """Make the document of an entry and keep it; nothing if it is there already or its entry was struck."""
    loaded = renderer.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    document = loaded.state.document(effect.seq)
    if document is None or document.sha256:
        return None
    history = renderer.store.history(effect.reference)[: effect.seq]
    if document.upload:
        content = renderer.document_store.get("documents", upload_key(effect.reference, document.upload))
    else:
        content = set_in_type(renderer, effect.reference, Loaded(fold(history), loaded.people), history[-1], draft=False).content
    digest = sha256(content).hexdigest()
    renderer.document_store.put(bucket_of(document.kind), document_key(effect.reference, effect.seq, digest), content, PDF)
    return RecordDocument(entry=effect.seq, sha256=digest, size=len(content))


class SetInType(NamedTuple):
    """The PDF of a document, and the XML of its bill, if it has one; of a draft the pages as PNG too."""

    content: bytes
    xml: bytes | None
    pictures: tuple[bytes, ...] = ()


def set_in_type(renderer: Renderer, reference: str, then: Loaded, entry: Entry, *, draft: bool) -> SetInType:
    """Give the PDF of the document that an entry makes, in the language of the dossier's contact.

    A draft's bill is written too, and left out of its PDF: what could not be issued is no draft either. Raises CannotBeMade:
    nothing here asks the outside, so the same facts fail again.
    """
    with _stopped("facts"):
        contact = then.people.contacts.get(then.state.contact)
        translations = renderer.translations_for(contact.language if contact else None)
        day, read = entry.origin.effective, reading_class(then.state)
        reading = read(reference, then.state, then.people, translations, renderer.seller, day)
        printed, bill = compose(
            reading, entry, page_url(renderer.site_url, translations, reference), renderer.squares, draft=draft
        )
    with _stopped("xml"):
        xml = renderer.xml(bill) if bill else None
    with _stopped("type"):
        content = renderer.typeset(printed, None if draft else xml)
        pictures = renderer.pictures(printed) if draft else ()
    if bill is None or draft:
        return SetInType(content, xml, pictures)
    with _stopped("xml"):
        return SetInType(renderer.hybrid(content, bill), xml)


@contextmanager
def _stopped(why: Unmakeable) -> Iterator[None]:
    """Take whatever fails in here for why the document cannot be made."""
    try:
        yield
    except Exception as error:
        raise CannotBeMade(why, type(error).__name__) from error


def given_up(store: DossierStore, effect: Effect, error: Exception | None) -> RecordDocumentFailed | None:
    """Give what the dossier is told of a document that was given up.

    It is told once for each reason, so that staff see it, and see it once.
    """
    loaded = store.load(effect.reference)
    document = loaded.state.document(effect.seq) if loaded else None
    why: Unmakeable = error.why if isinstance(error, CannotBeMade) else "exhausted" if error else "died"
    if document is None or document.sha256 or document.why == why:
        return None
    return RecordDocumentFailed(entry=effect.seq, why=why)


def handlers(renderer: Renderer) -> Mapping[EffectKind, Handler]:
    """Give each kind of effect on documents, done with this."""
    return {"render": partial(render, renderer), "archive": partial(archive, renderer), "erase": partial(erase, renderer)}


def losses(store: DossierStore) -> Mapping[str, GivenUp]:
    """Give what a dossier is told of documents that were given up.

    Of the archive nothing: each document in it is there by itself.
    """
    return {"render": partial(given_up, store)}
