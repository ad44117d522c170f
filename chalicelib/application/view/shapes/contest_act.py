"""What the sheet shows in which the customer says why an invoice is not late."""

from msgspec import Struct


class ShownContest(Struct, frozen=True):
    """The number of an invoice that is late; about: what is open on it and since when; will: what follows, in sentences."""

    invoice: str
    about: str
    will: list[str]
