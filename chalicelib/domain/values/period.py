"""A day, or the days from one to another."""

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True):
    """The days on which a service was done, the first and the last (EN 16931 BT-73, BT-74); of one day they are the same."""

    first: date
    last: date
