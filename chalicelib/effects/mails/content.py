"""What one kind of mail says; letter.py adds what all mails have."""

from typing import NamedTuple

from msgspec import Struct


class MailFact(NamedTuple):
    """A name and what it stands for, with an address on the web where there is one."""

    label: str
    value: str
    url: str | None = None


class MailRow(NamedTuple):
    """A line: how many of what, and its net total where amounts are the mail's matter."""

    quantity: str
    name: str
    detail: str
    total: str = ""


class MailSection(NamedTuple):
    """Lines below a title."""

    title: str
    lines: tuple[str, ...]


class MailContent(Struct, frozen=True, kw_only=True):
    """What happened, in the subject, then in the first paragraphs, which may have line breaks, and what stands below them.

    left: the dossier of the offer of what an order left, which whoever has a link there reads from here.
    action: what the button is called. document: the entry of the document that it opens the dossier at. forward: what the link is
    called by which whoever may passes that on. typed: what a person
    wrote, or the address that is the mail's matter: it stands above the button. Every text is ready to show.
    """

    subject: str
    paragraphs: tuple[str, ...]
    action: str
    document: int | None = None
    forward: str | None = None
    left: str | None = None
    typed: tuple[MailSection, ...] = ()
    facts: tuple[MailFact, ...] = ()
    title: str = ""
    rows: tuple[MailRow, ...] = ()
    sums: tuple[MailFact, ...] = ()
    addresses: tuple[MailSection, ...] = ()


def typed(title: str, text: str | None) -> tuple[MailSection, ...]:
    """Give what a person wrote, line by line, without the empty ones; nothing if they wrote nothing."""
    lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
    return (MailSection(title, lines),) if lines else ()
