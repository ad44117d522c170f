"""Numbers of our documents: one unbroken chronological sequence for each series and year.

CGI annexe II art. 242 nonies A, I-7°.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple
from unicodedata import normalize

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.lines import Skipped

_SIGNS = re.compile(r"[\W_]+")
_BILLED = re.compile(r"[A-Za-z0-9+\-_/]{1,35}")
_YEAR_AND_NUMBER = re.compile(r"(\d\d)(\d+)")
NumberSequence = Literal["invoice", "credit_note", "delivery_note", "case"]
"""The sequences of our numbers, by what their documents are; those of service cases count on from year to year."""


class Numbering(Struct, frozen=True):
    """The seller's series, each a prefix before the year; credit notes have their own, service cases one without a year.

    first: where a series of a year, "F26", or that of cases, goes on from another system; else at 1.
    since: the first year that is counted here.
    """

    invoice: str = "F"
    credit_note: str = "A"
    delivery_note: str = "BL"
    case: str = "SAV"
    since: int = 2000
    first: Mapping[str, int] = {}

    def __post_init__(self) -> None:
        """Raise ValueError for series that could not be told apart, or not from their years."""
        spellings = {prefix: spelling(prefix) for prefix in (self.invoice, self.credit_note, self.delivery_note, self.case)}
        if len(set(spellings.values())) < len(spellings) or any(not bare or bare[-1].isdecimal() for bare in spellings.values()):
            raise ValueError(f"prefixes of series end with a letter, and differ by letters: {', '.join(spellings)}")

    def owns(self, number: str) -> bool:
        """Say whether one of our sequences, of any kind and year, gives this number or gave it, however it is spelled."""
        bare = spelling(number)
        of_case = bare.removeprefix(spelling(self.case))
        if of_case != bare and of_case.isdecimal():
            return int(of_case) >= self.first.get(self.case, 1)
        for prefix in (self.invoice, self.credit_note, self.delivery_note):
            match = _YEAR_AND_NUMBER.fullmatch(bare.removeprefix(spelling(prefix))) if bare.startswith(spelling(prefix)) else None
            if match and 2000 + int(match[1]) >= self.since:
                return int(match[2]) >= self.first.get(f"{prefix}{int(match[1]):02}", 1)
        return False

    def series(self, sequence: NumberSequence, day: date) -> str:
        """Give the series that a document of that day belongs to, with its year: "F26"; of a case without: "SAV"."""
        if sequence == "case":
            return self.case
        prefixes: Mapping[NumberSequence, str] = {
            "invoice": self.invoice,
            "credit_note": self.credit_note,
            "delivery_note": self.delivery_note,
        }
        return f"{prefixes[sequence]}{day:%y}"


class Count(NamedTuple):
    """Where a sequence stands: its last number, and the date of the document that took it; version 0: none did yet.

    skipped: the numbers before its last one that it could not give.
    """

    series: str
    last: int
    day: date | None
    version: int
    skipped: tuple[Skipped, ...] = ()


def following(count: Count, numbering: Numbering, day: date) -> Count:
    """Give the sequence after one more document of that day.

    Raises Invalid for one before that of the last, or before `since`.
    """
    if day.year < numbering.since:
        raise Invalid("documents of %(year)s have another system's number: name it", field="number", year=day.year)
    if count.day and day < count.day and count.series != numbering.case:
        raise Invalid("the last document of %(series)s is of %(day)s", field="effective", series=count.series, day=count.day)
    last = max(count.last + 1, numbering.first.get(count.series, 1))
    return Count(count.series, last, day, count.version + 1)


def past(count: Count, holder: str) -> Count:
    """Give the sequence one number further: another document, of this dossier, holds the one that it stands at."""
    return count._replace(last=count.last + 1, skipped=(*count.skipped, Skipped(written(count), holder)))


def spelling(number: str) -> str:
    """Give a document's number in its one form: its letters, in capitals, and its digits."""
    return _SIGNS.sub("", normalize("NFKC", number)).upper()


def written(count: Count) -> str:
    """Give the number that the sequence stands at: F26-0412; of a series without a year: SAV-118."""
    return f"{count.series}-{count.last:04d}" if count.series[-1].isdecimal() else f"{count.series}-{count.last}"


def check_foreign(number: str, numbering: Numbering) -> None:
    """Raise Invalid for the number of another system's document that one of our sequences would give, or that has no letter."""
    if not spelling(number):
        raise Invalid("%(number)s has neither letter nor digit", field="number", number=number)
    if numbering.owns(number):
        raise Invalid("%(number)s is of our own sequence: leave the number out", field="number", number=number)


def fits_a_bill(number: str) -> bool:
    """Say whether a bill may have the number (BR-FR-01, BR-FR-02)."""
    return _BILLED.fullmatch(number) is not None


def unbillable(number: str) -> Invalid | None:
    """Give the refusal of a document's number that its bill may not have."""
    if fits_a_bill(number):
        return None
    return Invalid(
        "%(number)s cannot stand on an invoice: 35 signs at most, letters without accents, digits, and + - _ /",
        field="number", number=number,
    )  # fmt: skip
