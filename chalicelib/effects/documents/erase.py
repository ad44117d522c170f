"""A file that staff took away is deleted; the history says that it was there, and no more."""

from chalicelib.application.ports.document_store import file_key
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale.facts.file import FileRemoved
from chalicelib.effects.documents.renderer import Renderer


def erase(renderer: Renderer, effect: Effect) -> None:
    """Delete the file that the effect's entry took away; done twice it changes nothing.

    Raises LookupError for an effect of another entry.
    """
    history = renderer.store.history(effect.reference)
    removed = history[effect.seq - 1].event
    loaded = renderer.store.load(effect.reference)
    file = loaded.state.file(removed.entry) if loaded and isinstance(removed, FileRemoved) else None
    if file is None:
        raise LookupError(effect.id)
    renderer.document_store.remove("documents", file_key(effect.reference, file))
