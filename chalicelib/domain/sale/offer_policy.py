"""What the seller's policy says of offers: how long pieces are kept, what an order asks for, and how its days count."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.account.freight_rules import NO_RULES, FreightRules
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.values.calendar import PARIS, next_working_day, paris_date, utc, working_days_after
from chalicelib.domain.values.holiday_table import HOME


class OfferPolicy(Struct, frozen=True, kw_only=True):
    """The seller's policy of offers (`[offers]` in seller.toml).

    reserve_days: working days for which pieces are kept, and by which that is extended once.
    until_hour: the hour, Paris, at which that ends on its day.
    undo_hour: until which hour of its day, Paris, an order is taken back; of one that comes later, of the next working day.
    code_above: the gross amount above which a code is asked for.
    same_day_hour: until which hour of a working day, Paris, an order counts from that day; what comes later, from the next one.
    transfer_days: working days that a transfer takes to arrive.
    shipping_days: working days from leaving to arriving in the seller's country; shipping_to: elsewhere, by destination.
    terms: the file of the general terms, and terms_sha256 its SHA-256 (hexadecimal), which who orders accepts.
    payment, freight: where nothing else was agreed with a customer. freight_vat_rate: percent, where carriage is taxed.
    phone: whom to call where nobody orders online; the seller's, which its file says elsewhere.
    """

    reserve_days: int = 10
    until_hour: int = 18
    undo_hour: int = 18
    code_above: Decimal = Decimal("3000.00")
    same_day_hour: int = 15
    transfer_days: int = 2
    shipping_days: int = 2
    shipping_to: Mapping[str, int] = {}
    terms: str = ""
    terms_sha256: str = ""
    payment: PaymentTerms | None = None
    freight: FreightRules = NO_RULES
    freight_vat_rate: Decimal = Decimal(20)
    phone: str = ""

    def kept_until(self, day: date) -> datetime:
        """Give the moment (UTC) at which pieces that are kept until a day go back."""
        return utc(datetime.combine(day, time(self.until_hour), PARIS))

    def undone_until(self, ordered: datetime) -> datetime:
        """Give the moment (UTC) until which an order of a moment can be taken back by its customer."""
        day = paris_date(ordered)
        today = utc(datetime.combine(day, time(self.undo_hour), PARIS))
        if utc(ordered) < today:
            return today
        return utc(datetime.combine(working_days_after(day, 1), time(self.undo_hour), PARIS))

    def counts_from(self, ordered: datetime) -> date:
        """Give the working day from which an order of a moment counts."""
        there = ordered.astimezone(PARIS)
        return next_working_day(there.date()) if there.hour < self.same_day_hour else working_days_after(there.date(), 1)

    def days_to(self, destination: str) -> int | None:
        """Give the working days from leaving to arriving at a destination, None where the seller says none."""
        return self.shipping_days if destination == HOME.partition("-")[0] else self.shipping_to.get(destination)
