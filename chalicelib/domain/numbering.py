"""Numbers of our documents: one unbroken chronological sequence for each series and year.

CGI annexe II art. 242 nonies A, I-7°.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from chalicelib.domain import commands as c
from chalicelib.domain.errors import Invalid

Numbered = c.IssueInvoice | c.Credit | c.CreateDeliveryNote


class Numbering(Struct, frozen=True):
    """The seller's series, each a prefix before the year; credit notes have their own.

    first: where a series of a year, "F26", goes on from another system; else at 1. since: the first year that is counted here.
    """

    invoice: str = "F"
    credit_note: str = "A"
    delivery_note: str = "BL"
    since: int = 2000
    first: Mapping[str, int] = {}

    def series(self, command: Numbered, day: date) -> str:
        """The sequence that a document of that day belongs to, with its year: "F26"."""
        prefix = {c.IssueInvoice: self.invoice, c.Credit: self.credit_note}.get(type(command), self.delivery_note)
        return f"{prefix}{day:%y}"


class Count(NamedTuple):
    """Where a sequence stands: its last number, and the date of the document that took it; version 0: none did yet."""

    series: str
    last: int
    day: date | None
    version: int


def following(count: Count, numbering: Numbering, day: date) -> Count:
    """The sequence after one more document of that day. Raises Invalid for a date before that of the last one."""
    if count.day and day < count.day:
        raise Invalid("the last document of %(series)s is of %(day)s", field="effective", series=count.series, day=count.day)
    last = max(count.last + 1, numbering.first.get(count.series, 1))
    return Count(count.series, last, day, count.version + 1)


def written(count: Count) -> str:
    """The number that the sequence stands at: F26-0412."""
    return f"{count.series}-{count.last:04d}"


def check_foreign(number: str, command: Numbered, numbering: Numbering, day: date) -> None:
    """Raise Invalid for a number of another system's that our own sequence would give, or gave."""
    series, _, place = number.partition("-")
    if day.year < numbering.since or series != numbering.series(command, day) or not place.isdecimal():
        return
    if int(place) >= numbering.first.get(series, 1):
        raise Invalid("%(number)s is of our own sequence: leave the number out", field="number", number=number)
