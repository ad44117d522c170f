"""Who is asking, and how the request came."""

from typing import NamedTuple

from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import StoppedMails, Undo
from chalicelib.domain.sale.comments import Reads
from chalicelib.domain.values.actor import Actor, Channel
from chalicelib.domain.values.roles import ACCOUNTANT, Role


class Caller(NamedTuple):
    """principal names the caller in command records; subject is who the token says entered it.

    link: the id of the dossier's link by which a customer asks. username: by which staff sign in; a colleague's is their key.
    """

    principal: str
    subject: str
    roles: frozenset[Role]
    actor: Actor
    channel: Channel
    link: str | None = None
    username: str = ""


SYSTEM = Caller("system", "system", frozenset({"system"}), Actor("system"), "event")
"""Who does what happens by itself."""
_STAFF = frozenset[Role]({"manager", "accountant"})


def staff_only(caller: Caller) -> None:
    """Raise Forbidden unless it is a manager or an accountant who asks."""
    if not caller.roles & _STAFF:
        raise Forbidden


def accountant_only(caller: Caller) -> None:
    """Raise Forbidden unless it is an accountant who asks."""
    if not caller.roles & ACCOUNTANT:
        raise Forbidden


class Request(NamedTuple):
    """The idempotency key, the fingerprint of what was asked, and the version the caller saw, if it said so.

    A customer's version is a text (see `application.seen`), staff's a number.
    """

    key: str
    fingerprint: str
    if_match: int | str | None = None


class Outcome(NamedTuple):
    """How a command was answered; replayed if it had been carried out before. reads: what customers read of it.

    undo: how it is taken back before its mails leave. mails: those of what it took back.
    """

    status: int
    reference: str
    version: int
    replayed: bool = False
    reads: Reads | None = None
    undo: Undo | None = None
    mails: StoppedMails | None = None
