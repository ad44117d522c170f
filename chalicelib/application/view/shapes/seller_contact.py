"""Whom a reader calls, writes to and pays."""

from msgspec import Struct


class ShownContact(Struct, frozen=True):
    """Whom to call and write to."""

    name: str
    role: str
    phone: str
    phone_uri: str
    hours: str
    say: str
    email: str
    reply: str


class ShownCall(Struct, frozen=True):
    """A telephone number as a link."""

    text: str
    href: str


class ShownBank(Struct, frozen=True):
    """A row of the transfer's facts; `copy` is the value as it is copied."""

    label: str
    value: str
    copy: str
