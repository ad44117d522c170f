"""The languages spoken, and a text in them."""

from typing import Literal

from msgspec import Struct

Language = Literal["fr", "en"]


class Text(Struct, frozen=True):
    """A text of the catalogue in the languages spoken."""

    fr: str
    en: str
