"""What one kind of mail says; letter.py adds what all mails have."""

from typing import NamedTuple

from msgspec import Struct


class Fact(NamedTuple):
    """A name and what it stands for, with an address on the web where there is one."""

    label: str
    value: str
    url: str | None = None


class Row(NamedTuple):
    """A line: how many of what, and its net total where amounts are the mail's matter."""

    quantity: str
    name: str
    detail: str
    total: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """The subject, the first paragraphs, what the link is called, and what stands below them; every text is ready to show."""

    subject: str
    paragraphs: tuple[str, ...]
    action: str
    facts: tuple[Fact, ...] = ()
    title: str = ""
    rows: tuple[Row, ...] = ()
    sums: tuple[Fact, ...] = ()
    addresses: tuple[tuple[str, tuple[str, ...]], ...] = ()
