"""Types of the fields of commands, with the limits that a body is held to: as strict as the strictest who has to take them.

Those are XML 1.0, SES, ISO 3166-1, EAS, and what shows a text. A limit that no pattern tells is a check of `held`.
"""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from chalicelib.domain.values.field_checks import CHECK, country, day, electronic, mail_domain, moment, printed

MAX_LINES = 200
MAX_LINKS = 50
CUSTOMERS_LINKS = 45
"""Of those, that there are when customers may give no more: links never free their room, and we always can let somebody in."""
MAX_READERS = 30
"""Contacts with a link in force at once: each is mailed what happens, and all their mails are planned in one transaction."""
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
# \Z, not $: that would let a last newline pass. What no text may hold: controls (C0, C1), and what XML 1.0 has not (U+FFFE,
# U+FFFF; halves of characters come in by no parser of ours). Line and paragraph separators end a line as a newline does.
_NONE = r"\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_LINE = rf"\x00-\x1f\u2028\u2029{_NONE}"
_TURNS = r"\u202a-\u202e\u2066-\u2069"
"""What turns the direction of the text that follows: a name shows what it is, in a mail's header too."""
UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff9-\ufffb"
    # As characters, since the patterns of the API know no escape beyond four digits: of shorthand and scores, tags, selectors.
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Signs that nobody sees: no text is made of them alone, and no number has one."""
_SEEN = rf"(?=[\s\S]*[^\s{UNSEEN}{_TURNS}])"
Word = Annotated[
    str,
    Meta(
        min_length=1, max_length=60, pattern=rf"^(?!\s)[^{_LINE}{_TURNS}{UNSEEN}]+(?<!\s)\Z",
        description="one line, without spaces around it and without hidden signs",
    ),
]  # fmt: skip
Serials = Annotated[tuple[Word, ...], Meta(max_length=MAX_SERIALS)]
Phrase = Annotated[
    str,
    Meta(
        min_length=1, max_length=200, pattern=rf"^{_SEEN}[^{_LINE}{_TURNS}]+\Z",
        description="one line of text that can be seen, without signs that turn its direction",
    ),
]  # fmt: skip
TypedNumber = Annotated[
    str,
    Meta(
        min_length=1, max_length=60, pattern=rf"^{_SEEN}[^{_LINE}{_TURNS}]+\Z",
        description="a number as a person types it: one line, spaces and hyphens as they like",
    ),
]  # fmt: skip
Comment = Annotated[
    str,
    Meta(
        min_length=1, max_length=2000, pattern=rf"^{_SEEN}[^\x00-\x08\x0b\x0c\x0e-\x1f{_NONE}]+\Z",
        description="text that can be seen, without control characters",
    ),
]  # fmt: skip
FileName = Annotated[str, Meta(min_length=1, max_length=1000, description="what the file is called, up to 1,000 characters")]
"""As a device says it: a path, hidden signs and all; `file_names` makes a name of it."""
PrintedWord = Annotated[Word, Meta(extra={CHECK: printed})]
"""What documents show: their faces have its letters."""
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])"
Email = Annotated[
    str,
    Meta(
        min_length=6, max_length=254, pattern=rf"^(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@[^\s@\x00-\x2c/:-@\[-`{{-\xa0]+\Z",
        description="a mail address without accents or spaces before the @, dots between letters alone, as jean@exemple.fr",
        extra={CHECK: mail_domain},
    ),
]  # fmt: skip
HttpsUrl = Annotated[
    str,
    Meta(
        max_length=500, pattern=rf"^https://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*)?\Z",
        description="an address that begins with https:// and a domain, in ASCII: write other characters as %C3%A9",
    ),
]  # fmt: skip
Day = Annotated[date, Meta(description="a date of the years 1990 to 2099, like 2026-08-06", extra={CHECK: day})]
Moment = Annotated[
    datetime,
    Meta(tz=True, description="a moment with its offset, like 2026-08-06T09:14:00+02:00", extra={CHECK: moment}),
]  # fmt: skip
Siren = Annotated[str, Meta(pattern=r"^[0-9]{9}\Z", description="SIREN, 9 digits")]
Siret = Annotated[str, Meta(pattern=r"^[0-9]{14}\Z", description="SIRET, 14 digits")]
VatNumber = Annotated[
    str,
    Meta(
        max_length=24,
        pattern=r"^[A-Z]{2}[ .-]?[0-9A-Z]([ .-]?[0-9A-Z])+\Z",
        description="VAT number with its country: FR44732829320, CHE-107.787.577 TVA; spaces, points and hyphens do not count",
    ),
]
ElectronicAddress = Annotated[
    str,
    Meta(
        pattern=r"^[0-9A-Z]{2,4}:[!-~]{1,100}\Z", description='address for e-invoices with its EAS scheme: "0225:123456789"',
        extra={CHECK: electronic},
    ),
]  # fmt: skip
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="SHA-256 in hexadecimal")]
Size = Annotated[int, Meta(ge=0, description="bytes")]
Country = Annotated[
    str, Meta(pattern=r"^[A-Z]{2}\Z", description="a country's code of two capitals (ISO 3166-1): FR", extra={CHECK: country})
]
Reader = Annotated[
    str,
    Meta(
        pattern=r"^(?:_billing|[A-Za-z0-9][A-Za-z0-9_.\-]{0,39})\Z",
        description="a contact's id, or _billing: the mail address that the billing address has of its own",
    ),
]
Sku = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}\Z",
        description="an article's number: 1 to 40 letters without accents, digits, and _ . - within",
    ),
]
"""Of the catalogue; a line may name any other word."""
Id = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}\Z", description="1 to 40 letters without accents, digits, and _ . - within"),
]
