"""A draft of a document, set in type and laid where its address can be given; nothing else is written."""

from hashlib import sha256

from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.document_store import draft_key, picture_key, upload_key
from chalicelib.application.ports.official_rules import JudgesBills
from chalicelib.application.writing.preview import Draft, Preview, drafted
from chalicelib.effects.documents.render import PDF, PNG, set_in_type
from chalicelib.effects.documents.renderer import Renderer


def draw(renderer: Renderer, preview: Preview, clock: Clock, judge: JudgesBills) -> Draft:
    """Give the document that the command would make, marked as a draft; one of staff's own as it is.

    The XML of a bill is judged by the publishers' rules, and left out of the PDF.
    Raises Forbidden, NotFound or the domain's error, as the command would.
    """
    pictures: tuple[bytes, ...] = ()
    then, entry = drafted(renderer.store, renderer.seller, preview, renderer.translations_for, clock)
    document, rules = then.state.document(entry.seq), None
    if document and document.upload:
        content = renderer.document_store.get("documents", upload_key(preview.reference, document.upload))
    else:
        content, xml, pictures = set_in_type(renderer, preview.reference, then, entry, draft=True)
        rules = judge(xml) if xml else None
    digest = sha256(content).hexdigest()
    key = draft_key(preview.folder, digest)
    renderer.document_store.put("documents", key, content, PDF)
    pages = tuple(picture_key(preview.folder, digest, number) for number in range(1, len(pictures) + 1))
    for page, picture in zip(pages, pictures, strict=True):
        renderer.document_store.put("documents", page, picture, PNG)
    return Draft(key, digest, len(content), rules, pages)
