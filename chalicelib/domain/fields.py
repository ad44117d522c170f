"""Types of the fields of commands, with the limits that a body is held to."""

from typing import Annotated

from msgspec import Meta

MAX_LINES = 200
MAX_LINKS = 50
MAX_SERIALS = 40
"""Of one parcel: each is a row of the search's index, and all are written in one transaction."""

Amount = Annotated[
    str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,2})?\Z", description='money as a string, at most 2 decimals: "12.50"')
]
UnitPrice = Annotated[
    str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,4})?\Z", description='a price as a string, at most 4 decimals: "0.5"')
]
Percent = Annotated[
    str,
    Meta(pattern=r"^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)\Z", description='percent as a string, at most 2 decimals: "5.5"'),
]
Quantity = Annotated[int, Meta(ge=1, le=1_000_000)]
Ordinal = Annotated[int, Meta(ge=1, le=1_000_000)]
LineIds = Annotated[tuple[Ordinal, ...], Meta(min_length=1, max_length=MAX_LINES)]
# \Z, not $: that would let a last newline pass. Control characters would end up in mails, pages and documents.
_LINE = r"[^\x00-\x1f\x7f]"
Word = Annotated[
    str,
    Meta(min_length=1, max_length=60, pattern=rf"^(?!\s){_LINE}+(?<!\s)\Z", description="one line, without spaces around it"),
]
Serials = Annotated[tuple[Word, ...], Meta(max_length=MAX_SERIALS)]
Phrase = Annotated[str, Meta(min_length=1, max_length=200, pattern=rf"^(?=.*\S){_LINE}+\Z", description="one line of text")]
Comment = Annotated[
    str,
    Meta(
        min_length=1, max_length=2000, pattern=r"^(?=\s*\S)[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+\Z",
        description="text, without control characters",
    ),
]  # fmt: skip
Email = Annotated[str, Meta(max_length=254, pattern=r"^[^@\s<>\"(),:;\\]{1,64}@[^@\s<>\"(),:;\\]+\.[^@\s<>\"(),:;\\.]{2,}\Z")]
HttpsUrl = Annotated[str, Meta(max_length=500, pattern=r"^https://[^\s<>\"]+\Z")]
Siren = Annotated[str, Meta(pattern=r"^[0-9]{9}\Z", description="SIREN, 9 digits")]
VatNumber = Annotated[
    str,
    Meta(
        max_length=24,
        pattern=r"^[A-Z]{2}[ .-]?[0-9A-Z]([ .-]?[0-9A-Z])+\Z",
        description="VAT number with its country: FR44732829320, CHE-107.787.577 TVA; spaces, points and hyphens do not count",
    ),
]
ElectronicAddress = Annotated[
    str, Meta(pattern=r"^[0-9A-Z]{4}:[!-~]{1,100}\Z", description='address for e-invoices with its EAS scheme: "0225:123456789"')
]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="SHA-256 in hexadecimal")]
Size = Annotated[int, Meta(ge=0, description="bytes")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}\Z")]
