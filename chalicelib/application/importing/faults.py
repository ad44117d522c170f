"""What is wrong with a file that is imported, told to who keeps it: where, what stands there, and what to write instead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.domain.values.language import Language

MOST_FAULTS = 200
"""Faults of one answer: nobody reads more at once, and an answer of a function has 6 MB at most."""


class Bad(Struct, frozen=True, order=True):
    """What is wrong in a row (the header is row 1) and column, why, what to do, and the value that stands there."""

    row: int
    column: str
    detail: str
    fix: str
    value: str = ""


class Fault(NamedTuple):
    """The same before it is told in a language: why and what to do are texts of the catalogue, `places` fill both."""

    row: int
    column: str
    reason: str
    fix: str
    value: str = ""
    places: Mapping[str, object] = {}

    def translated(self, translations: Translations | None, languages: Sequence[Language]) -> Bad:
        """Translate the fault, into English without translations; `languages` are those that texts are written in."""
        places = {"value": self.value, "languages": ", ".join(languages), **self.places}
        reason, fix = (translations.gettext(text) if translations else text for text in (self.reason, self.fix))
        return Bad(self.row, self.column, reason % places, fix % places, self.value)


class Faulty(Exception):
    """A row that cannot be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


def first_told(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults from the file's first row on, each once; of more than an answer has, how many are left."""
    each = {(fault.row, fault.column, fault.reason, fault.value): fault for fault in faults}
    in_order = [each[key] for key in sorted(each)]
    yield from in_order[:MOST_FAULTS]
    if len(in_order) > MOST_FAULTS:
        fix, places = mark("put right what is told above, and send the file again"), {"left": len(in_order) - MOST_FAULTS}
        yield Fault(in_order[MOST_FAULTS].row, "", mark("more is wrong from this row on: %(left)s"), fix, places=places)
