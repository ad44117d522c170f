"""What was offered or ordered: facts, lines, sums, addresses."""

from msgspec import Struct


class ShownFact(Struct, frozen=True):
    """A fact; `ref` if it is a number to be copied exactly."""

    label: str
    value: str
    ref: bool


class ShownDetails(Struct, frozen=True):
    """The facts of the offer or order."""

    title: str
    facts: list[ShownFact]


class ShownStatus(Struct, frozen=True):
    """Where a line stands; `wait` if it is waited for, `gone` if it was cancelled, or what was left of it."""

    text: str
    wait: bool
    gone: bool


class ShownLine(Struct, frozen=True):
    """A line with its amounts, net."""

    id: int
    name: str
    detail: str
    quantity: str
    unit_price: str
    discount: str | None
    total: str
    status: ShownStatus | None


class ShownTotal(Struct, frozen=True):
    """A sum below the lines."""

    label: str
    value: str
    strong: bool


class ShownAddress(Struct, frozen=True):
    """A postal address, line by line."""

    title: str
    lines: list[str]
