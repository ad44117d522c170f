"""A draft of a document, set in type and laid where its address can be given; nothing else is written."""

from hashlib import sha256

from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.document_store import draft_key, upload_key
from chalicelib.application.writing.preview import Draft, Preview, drafted
from chalicelib.effects.documents.render import PDF, set_in_type
from chalicelib.effects.documents.renderer import Renderer


def draw(renderer: Renderer, preview: Preview, clock: Clock) -> Draft:
    """Give the document that the command would make, marked as a draft; one of staff's own as it is.

    Raises Forbidden, NotFound or the domain's error, as the command would.
    """
    then, entry = drafted(renderer.store, renderer.seller.numbering, preview, renderer.translations_for, clock)
    document = then.state.document(entry.seq)
    if document and document.upload:
        content = renderer.document_store.get("documents", upload_key(preview.reference, document.upload))
    else:
        content = set_in_type(renderer, preview.reference, then, entry, draft=True)
    digest = sha256(content).hexdigest()
    key = draft_key(preview.reference, digest)
    renderer.document_store.put("documents", key, content, PDF)
    return Draft(key, digest, len(content))
