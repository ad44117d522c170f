"""The level of service that was agreed for an instrument, and until when."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.values.fields import Day, Id


class ServiceContract(Struct, frozen=True):
    """A level by its key in seller.toml, its first day and its last (Paris)."""

    level: Id
    since: Day
    until: Day

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.since <= day <= self.until
