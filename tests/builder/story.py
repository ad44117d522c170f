"""An order of three lines, told day by day, for tests of steps and document."""

from datetime import date, datetime
from typing import Any

from chalicelib.domain.sale.bodies import NewLine, NewTerms
from tests.builder.dossiers import DossierBuilder
from tests.samples.commands import order


def line(sku: str, **more: Any) -> NewLine:
    """A line of one piece at 100 euros."""
    text = {"fr": f"Pièce {sku}", "en": f"Piece {sku}"}
    return NewLine(**{"sku": sku, "name": text, "quantity": 1, "unit_price": "100.00", "vat_rate": "20", **more})


LINES = (line("A"), line("B"), line("C"))


class Story(DossierBuilder):
    """A dossier as it goes; an offer if it is valid until a day, else a firm order. recorded: of one that is carried over."""

    def __init__(
        self, begun: date = date(2026, 7, 15), until: date | None = None, recorded: datetime | None = None,
        lines: tuple[NewLine, ...] = LINES,
    ) -> None:  # fmt: skip
        terms = NewTerms(valid_until=until) if until else None
        super().__init__(order(effective=begun, recorded=recorded, owner="vasseur", lines=lines, terms=terms), begun)

    def does(self, day: date, type_: str, **more: Any) -> "Story":
        """One command on a day."""
        return self.command(type_, day, **more)
