"""A reservation: its days, one a cell, and what happens where nobody does anything."""

from typing import Literal

from msgspec import Struct


class ShownScaleDay(Struct, frozen=True):
    """A day of the scale; `mark` where it is one that is named, `beside`: that another name leaves its own no room."""

    state: Literal["past", "held", "free"]
    mark: Literal["made", "today", "end", "last"] | None
    label: str | None
    text: str | None
    beside: bool


class ShownOutlook(Struct, frozen=True):
    """What happens on a day."""

    when: str
    text: str


class ShownReservation(Struct, frozen=True):
    """The days from the reservation to the end of the offer, and what happens on them by itself."""

    title: str
    days: list[ShownScaleDay]
    outlook_title: str
    outlook: list[ShownOutlook]
