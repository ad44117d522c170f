"""A mail as it would leave: its parts, each ready to show, and its text."""

from typing import Protocol

from msgspec import Struct

from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.domain.values.language import Language


class DraftFact(Struct, frozen=True):
    """A name and what it stands for."""

    label: str
    value: str


class DraftRow(Struct, frozen=True):
    """A line: how many of what, and its total where amounts are the mail's matter."""

    quantity: str
    name: str
    detail: str
    total: str


class DraftSection(Struct, frozen=True):
    """Lines below a title."""

    title: str
    lines: tuple[str, ...]


class MailDraft(Struct, frozen=True, kw_only=True):
    """A mail to one person, in the order in which it is read, from subject to button; text: its plain form, whole.

    Links in it lead nowhere. button: null where the reader has no link.
    """

    to: str
    name: str
    language: Language
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    typed: tuple[DraftSection, ...]
    facts: tuple[DraftFact, ...]
    title: str
    rows: tuple[DraftRow, ...]
    sums: tuple[DraftFact, ...]
    addresses: tuple[DraftSection, ...]
    button: str | None
    text: str


class DraftsMails(Protocol):
    """Gives the mails that commands would send."""

    def __call__(self, rehearsal: StaffRehearsal) -> tuple[MailDraft, ...]:
        """Give them in the order of the commands."""
