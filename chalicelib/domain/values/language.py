"""Languages by their codes, and texts in several of them. Which languages there are, the seller says."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta

SPOKEN = "spoken"
"""Under which name a type's `extra` says what is held to the seller's languages: a `language`, or a `text` in each of them."""
Language = Annotated[
    str,
    Meta(
        title="Language", pattern=r"^[a-z]{2,3}\Z", description="the code of one of the seller's languages (ISO 639), as fr",
        extra={SPOKEN: "language"},
    ),
]  # fmt: skip
Text = Annotated[
    Mapping[str, str],
    Meta(title="Text", description="a text in several languages, by their codes", extra={SPOKEN: "text"}),
]
"""Decoded as a plain mapping: nothing changes it, as the type says, and it is read as fast as a struct."""


def text_in(text: Text, languages: Iterable[Language]) -> str:
    """Give the text in the first of the languages that it has, else in the first that it has at all."""
    for each in languages:
        if each in text:
            return text[each]
    return next(iter(text.values()), "")
