"""A mail to a colleague, in their language, before it is laid out as text and HTML."""

import logging
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.effects import Effect
from chalicelib.application.seller import Colleague, Seller
from chalicelib.effects.mails.content import MailFact

LOG = logging.getLogger("suivi.effects")


class NoteSection(NamedTuple):
    """Lines below a title."""

    title: str
    lines: tuple[str, ...]


class NoteAnswer(NamedTuple):
    """An act that answers, and the address at which the desk opens it."""

    label: str
    url: str


class Note(Struct, frozen=True, kw_only=True):
    """What it says; why: the reason for which this reader gets it. Every text is ready to show.

    desk: where the desk shows what it is about; open: what leads there.
    """

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    facts: tuple[MailFact, ...] = ()
    sections: tuple[NoteSection, ...] = ()
    answers: tuple[NoteAnswer, ...] = ()
    open: str
    desk: str
    why: str
    seller: str

    @property
    def preheader(self) -> str:
        """What mail programs show beside the subject."""
        return " ".join(self.paragraphs)


def colleague_of(seller: Seller, effect: Effect) -> Colleague | None:
    """Say whom a mail to staff goes to; one who is no colleague (any more) is told of in the log."""
    colleague = seller.staff.get(effect.contact)
    if colleague is None:
        LOG.warning("mail to a colleague who is not there: %s", effect.id)
    return colleague
