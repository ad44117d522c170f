"""What the sheets of a service case show."""

from msgspec import Struct


class ShownDeclaration(Struct, frozen=True):
    """What a declaration leads to: what happens next, and what the seller does with what is dangerous."""

    above: str
    will: list[str]


class ShownQuoteAnswer(Struct, frozen=True):
    """What an answer to the quote of a revision leads to, and the button that gives it."""

    revision: int
    above: str
    will: list[str]
    button: str


class ShownServiceActs(Struct, frozen=True):
    """What the reader may do with a case; an act that is null is not offered."""

    declare: ShownDeclaration | None
    accept: ShownQuoteAnswer | None
    refuse: ShownQuoteAnswer | None
