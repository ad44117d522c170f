"""A link to a document, as steps, history and panel show it."""

from msgspec import Struct


class ShownDocumentLink(Struct, frozen=True):
    """A document: its address once it is there, what to say until then; `title` has its number."""

    entry: int
    label: str
    title: str
    url: str | None
    pending: str | None
