"""Events and commands of mails that left, and those that did not arrive."""

from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.keys import Mail as Mail
from chalicelib.domain.values.fields import Id, Ordinal

Undeliverable = Literal["bounced", "delayed", "complained", "invalid", "exhausted", "unsent"]
"""Why a mail was not read: the address refused it, it did not get through in time, its reader called it unwanted, what is
kept as the address is none that a mail could be sent to, the third in a row did not get through, or ours could not be made."""


class MailSent(EventBase, frozen=True, tag="mail_sent"):
    """A mail left for a contact, or the billing address; entry: what it was about (nothing said: of before that was kept).

    asked: whether somebody asked for it who lost their link. No link lives longer by that: anybody may ask.
    """

    mail: Mail
    contact: str
    entry: int | None = None
    asked: bool = False


class MailUndelivered(EventBase, frozen=True, tag="mail_undelivered"):
    """A mail to a contact came back, or its reader complained of it."""

    contact: str
    why: Undeliverable


MailEvent = MailSent | MailUndelivered


class RecordMail(Command, frozen=True, kw_only=True, tag="record_mail"):
    """The worker's report that a mail about an entry left."""

    mail: Mail
    contact: Id
    entry: Ordinal | None = None
    asked: bool = False


class RecordUndelivered(Command, frozen=True, kw_only=True, tag="record_undelivered"):
    """The mail service's report that a mail did not arrive, or was unwanted.

    address: where the mail was sent; None for one that was not, since its address is known to take none.
    """

    contact: Id
    why: Undeliverable
    address: str | None = None
