"""A text that a body gives in each of the seller's languages."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from chalicelib.domain.values.field_checks import CHECK, printed
from chalicelib.domain.values.fields import Phrase
from chalicelib.domain.values.language import SPOKEN

NewText = Annotated[
    Mapping[str, Phrase],
    Meta(
        title="NewText", min_length=1, max_length=20, description="a text in each of the seller's languages, by their codes",
        extra={SPOKEN: "text", CHECK: printed},
    ),
]  # fmt: skip
