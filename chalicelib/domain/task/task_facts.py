"""What happened to a task: requests that came, and what staff did with them. Who did it is a subject, never a name."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.fields import Comment
from chalicelib.domain.values.language import Language

TaskSort = Literal["lost_link"]
"""What a task came of."""
AskedWhy = Literal[
    "no_such_number", "no_such_address", "other_address", "shut_out", "unreached", "too_old", "ended", "asked_again", "label"
]  # fmt: skip
"""Why a request was left to staff: its number, or its address alone, is nobody's; the dossier knows another address; staff
revoked the link; the address refuses mails; nothing opens the dossier any more; their link there was ended, by a colleague or
by its own last day; who was mailed their link asks for a call; who read an instrument's label asks for access to it.
"""
Lost = Literal["bounced", "delayed", "invalid", "exhausted", "complained", "unsent", "refused"]
"""Why an answer did not arrive; refused: the mail service took it at no try."""
Outcome = Literal["settled", "no_answer", "unwanted"]
"""How a task ended: the person has what they asked for, does not answer, or asked for nothing that is ours."""


class Typed(Struct, frozen=True, omit_defaults=True):
    """What a person typed of themselves and of what they look for, as they typed it."""

    number: str | None = None
    name: str | None = None
    company: str | None = None
    phone: str | None = None


class TaskOpened(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="opened"):
    """An address that had no open task asked for something; former: its task before, which was closed.

    address: None where it was taken out.
    """

    sort: TaskSort
    address: str | None = None
    former: str | None = None


class Asked(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="asked"):
    """A request of the address joined the task; at: when it was made (UTC). dossiers: those that its number fits.

    typed: None where it was taken out.
    """

    request: str
    at: datetime
    why: AskedWhy
    language: Language
    typed: Typed | None = None
    dossiers: tuple[str, ...] = ()


class Assigned(Struct, frozen=True, tag_field="type", tag="assigned"):
    """A colleague, by their key in seller.toml, sees to it; None: nobody does."""

    to: str | None


class Tied(Struct, frozen=True, tag_field="type", tag="tied"):
    """It is about this dossier; None: about none."""

    dossier: str | None


class Answered(Struct, frozen=True, tag_field="type", tag="answered"):
    """Staff answered: the mail follows. link_follows: it says that the link comes in another one. text: None: taken out."""

    text: Comment | None
    link_follows: bool = False


class AnswerMailed(Struct, frozen=True, tag_field="type", tag="answer_mailed"):
    """The answer of this entry left."""

    answer: int


class AnswerLost(Struct, frozen=True, tag_field="type", tag="answer_lost"):
    """The answer of this entry did not arrive; reopens: whether a closed task is open again for it."""

    answer: int
    why: Lost
    reopens: bool = False


class Closed(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="closed"):
    """Nothing is left to do; until: the moment (UTC) from which nothing is known of the task any more."""

    outcome: Outcome
    until: datetime
    comment: Comment | None = None


class Reopened(Struct, frozen=True, tag_field="type", tag="reopened"):
    """Something is left to do after all."""


class Forgotten(Struct, frozen=True, tag_field="type", tag="forgotten"):
    """The address, and all that was typed, was taken out; until: as in Closed."""

    until: datetime


TaskEvent = TaskOpened | Asked | Assigned | Tied | Answered | AnswerMailed | AnswerLost | Closed | Reopened | Forgotten


class TaskFact(Struct, frozen=True):
    """One entry of a task's history. by: the subject of who did it, "system" for what came by itself. at: the moment, UTC."""

    seq: int
    what: TaskEvent
    by: str
    at: datetime
