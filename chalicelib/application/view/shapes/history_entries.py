"""The history of a dossier, and the day on which it is read."""

from datetime import date as Date
from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.domain.values.language import Language


class ShownEntry(Struct, frozen=True):
    """An entry of the history; `year` only where it changes, `then` is what the way to the dossier as it was then is called.

    comment_lang: what the comment is written in, null where it is ours.
    """

    seq: int
    date: Date
    day: str
    year: str | None
    same_day: bool
    kind: Literal["step", "note", "you"]
    title: str
    by: str | None
    comment: str | None
    comment_lang: Language | None
    struck: bool
    documents: list[ShownDocumentLink]
    then: str | None


class ShownHistory(Struct, frozen=True):
    """A page of the history, newest first; `older` is the address of the next one."""

    entries: list[ShownEntry]
    older: str | None


class ShownAsOf(Struct, frozen=True):
    """That the dossier is shown as it was on an earlier day, after an entry."""

    entry: int
    date: Date
    title: str
    after: str
