"""Labels of instruments as a PDF: each with its square; kept for a day, since they are printed at once."""

from hashlib import sha256

from chalicelib.application.instrument.label_print import LabelSheet, PrintedLabels
from chalicelib.application.ports.document_store import draft_key
from chalicelib.effects.documents.printed import Code
from chalicelib.effects.documents.render import PDF
from chalicelib.effects.documents.renderer import Renderer


def print_labels(renderer: Renderer, asked: LabelSheet) -> PrintedLabels:
    """Set labels in type and lay them where their address can be given; nothing is read, and nothing else written."""
    w = renderer.translations_for(asked.lang)
    read_aloud = w.gettext("QR code of the instrument %(instrument)s")
    codes = tuple(
        Code(renderer.squares(one.address), read_aloud % {"instrument": one.instrument}, asked.use) for one in asked.labels
    )
    content = renderer.typeset_labels(asked, codes)
    key = draft_key(asked.folder, sha256(content).hexdigest())
    renderer.document_store.put("documents", key, content, PDF)
    return PrintedLabels(key)
