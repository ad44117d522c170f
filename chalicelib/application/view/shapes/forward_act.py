"""What the sheet shows in which an invoice is passed on to who pays it."""

from msgspec import Struct


class ShownForwardable(Struct, frozen=True):
    """An invoice that can be passed on; about: what is open on it and until when. wait: that its mail waits for the document."""

    entry: int
    about: str
    wait: str | None


class ShownForward(Struct, frozen=True):
    """What is passed on, and to whom; `email`: the billing address's own, null where it has none.

    will: what happens, with {place} for the address; elsewhere: the same for another address. can: what that link is for.
    """

    invoices: list[ShownForwardable]
    email: str | None
    will: str
    elsewhere: str
    can: str
