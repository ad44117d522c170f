"""Types of the fields of commands, with the limits that a body is held to."""

from typing import Annotated

from msgspec import Meta

MAX_LINES = 200
MAX_LINKS = 50

Amount = Annotated[str, Meta(pattern=r"^\d{1,9}(\.\d{1,2})?$", description='money as a string, at most 2 decimals: "12.50"')]
UnitPrice = Annotated[str, Meta(pattern=r"^\d{1,9}(\.\d{1,4})?$", description='a price as a string, at most 4 decimals: "0.5"')]
Percent = Annotated[
    str, Meta(pattern=r"^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$", description='percent as a string, at most 2 decimals: "5.5"')
]
Quantity = Annotated[int, Meta(ge=1, le=1_000_000)]
Ordinal = Annotated[int, Meta(ge=1, le=1_000_000)]
LineIds = Annotated[tuple[Ordinal, ...], Meta(min_length=1, max_length=MAX_LINES)]
Word = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^\S(.*\S)?$")]
Phrase = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
Comment = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]
Email = Annotated[str, Meta(max_length=254, pattern=r"^[^@\s<>\"(),:;\\]{1,64}@[^@\s<>\"(),:;\\]+\.[^@\s<>\"(),:;\\.]{2,}$")]
HttpsUrl = Annotated[str, Meta(max_length=500, pattern=r"^https://[^\s<>\"]+$")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}$")]
