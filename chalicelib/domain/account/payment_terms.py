"""When a customer pays: so many days after the invoice, perhaps at the end of the month, or before anything leaves."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.fields import Percent
from chalicelib.domain.values.money import ZERO

MOST_DAYS = 60
"""Days after the invoice that parties may agree on at most (C. com. L441-10, I)."""
MOST_TO_END_OF_MONTH = 45
"""The same where they agree on the end of the month."""
MOST_DISCOUNT = Decimal(10)
"""Percent; more is a typing error."""


class EarlyDiscount(Struct, frozen=True, forbid_unknown_fields=True):
    """What comes off an invoice, in percent, that is paid within so many days of it (Code de commerce L441-9, I)."""

    percent: Percent
    days: Annotated[int, Meta(ge=0, le=MOST_DAYS)]

    def until(self, invoiced: date) -> date:
        """Give the last day on which the money may come for it."""
        return invoiced + timedelta(days=self.days)


class PaymentTerms(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Days from the invoice to the day by which it is paid; end_of_month: to the end of the month in which that day is.

    prepayment: the order is paid before anything leaves. discount: for who pays early; none is offered unless it is here.
    """

    days: Annotated[int, Meta(ge=0, le=MOST_DAYS)] = 30
    end_of_month: bool = False
    prepayment: bool = False
    discount: EarlyDiscount | None = None

    def due(self, invoiced: date) -> date:
        """Give the day by which an invoice of a day is paid."""
        if self.prepayment:
            return invoiced
        day = invoiced + timedelta(days=self.days)
        return _end_of_month(day) if self.end_of_month else day


def check_lawful(terms: PaymentTerms, field: str) -> None:
    """Hold terms to the law and to themselves. Raises Invalid below `field`."""
    if terms.prepayment and (terms.days or terms.end_of_month):
        raise Invalid("what is paid before it leaves has no days: give 0, and no end of month", field=f"{field}.days")
    if terms.end_of_month and terms.days > MOST_TO_END_OF_MONTH:
        raise Invalid(
            "the law allows %(most)s days to the end of the month at most (C. com. L441-10)",
            field=f"{field}.days", most=MOST_TO_END_OF_MONTH,
        )  # fmt: skip
    if terms.discount is None:
        return
    if terms.prepayment:
        raise Invalid("what is paid before it leaves is paid early already: leave the discount out", field=f"{field}.discount")
    if not ZERO < Decimal(terms.discount.percent) <= MOST_DISCOUNT:
        raise Invalid(
            "a discount for paying early is above 0 and at most %(most)s %%", field=f"{field}.discount.percent",
            most=str(MOST_DISCOUNT),
        )  # fmt: skip
    if terms.discount.days > terms.days and not terms.end_of_month:
        raise Invalid("who pays early pays before the invoice is due: give fewer days", field=f"{field}.discount.days")


def last_lawful_day(invoiced: date) -> date:
    """Give the last day by which parties may agree that an invoice of a day is paid (C. com. L441-10, I)."""
    return max(invoiced + timedelta(days=MOST_DAYS), _end_of_month(invoiced + timedelta(days=MOST_TO_END_OF_MONTH)))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
