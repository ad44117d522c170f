"""The steps of a dossier, as the scale shows them."""

from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.domain.sale.facts.keys import StepKey
from chalicelib.domain.sale.step import Status


class ShownCells(Struct, frozen=True):
    """How many cells of a step are filled."""

    on: int
    of: int


class ShownStep(Struct, frozen=True):
    """One of the steps, in their order; `was` is struck behind the text, `cursor` is where the dossier stands."""

    key: StepKey
    name: str
    state: Status
    spoken: str | None
    text: str
    was: str | None
    cells: ShownCells
    cursor: Literal["at", "end"] | None
    documents: list[ShownDocumentLink]
