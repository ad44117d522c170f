"""What somebody typed who lost their link."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.values.language import Language


class AskedLink(Struct, frozen=True, kw_only=True):
    """A request for a link, at a moment (UTC): a mail address, perhaps a number of whatever kind, and whom a human calls back.

    label: what the label of an instrument holds, where that is asked for; nobody looked whether it is one.

    language: that of the page that it was typed on.
    """

    id: str
    email: str
    asked: datetime
    language: Language
    number: str | None = None
    name: str | None = None
    company: str | None = None
    phone: str | None = None
    label: str | None = None
