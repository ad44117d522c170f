"""How long pieces are kept, until which hour an order can be taken back, and from which amount a code is asked for."""

from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.values.calendar import PARIS, paris_date, utc, working_days_after


class OfferPolicy(Struct, frozen=True, kw_only=True):
    """The seller's policy of offers (`[offers]` in seller.toml).

    reserve_days: working days for which pieces are kept, and by which that is extended once.
    until_hour: the hour, Paris, at which that ends on its day.
    undo_hour: until which hour of its day, Paris, an order is taken back; of one that comes later, of the next working day.
    code_above: the gross amount above which a code is asked for. shipping_days: working days from leaving to arriving.
    """

    reserve_days: int = 10
    until_hour: int = 18
    undo_hour: int = 18
    code_above: Decimal = Decimal("3000.00")
    shipping_days: int = 2

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
