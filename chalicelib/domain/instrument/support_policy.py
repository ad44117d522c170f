"""What the seller grants of every instrument: how long its warranty is, and which levels of contract there are."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.fields import Id
from chalicelib.domain.values.language import Text

MONTHS = 12


class ContractLevel(Struct, frozen=True):
    """What customers call a level, and what it covers in a sentence."""

    name: Text
    covers: Text


class SupportPolicy(Struct, frozen=True):
    """Months of warranty, of some models other ones; counted from the day of shipping, or from that of reception once it came.

    answer_days: working days within which what a customer says of a service case is answered.
    """

    warranty_months: int = 24
    warranty_from: Literal["shipping", "reception"] = "reception"
    models: Mapping[str, int] = {}
    contracts: Mapping[Id, ContractLevel] = {}
    answer_days: int = 1

    def warranty_of(self, model: str, shipped: date, received: date | None) -> date | None:
        """Give the last day of the warranty of an instrument that left on a day; None where it has none."""
        months = self.models.get(model, self.warranty_months)
        begins = received if received and self.warranty_from == "reception" else shipped
        return months_after(begins, months) if months else None


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, the last one of its month where that has no such day."""
    count = day.year * MONTHS + day.month - 1 + months
    year, month = count // MONTHS, count % MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
