"""What staff ask for of a task: the commands, told by their `type`."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.task.task_facts import Outcome
from chalicelib.domain.values.fields import Comment, Id

DossierNumber = Annotated[str, Meta(min_length=1, max_length=40, description="a dossier's number, as people type it")]


class _Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A command on one task."""


class AssignTask(_Command, frozen=True, kw_only=True, tag="assign_task"):
    """Say which colleague, by their key in seller.toml, sees to it, who is mailed so; null: nobody does."""

    to: Id | None


class TieTask(_Command, frozen=True, kw_only=True, tag="tie_task"):
    """Say which dossier it is about; null: none."""

    dossier: DossierNumber | None


class AnswerTask(_Command, frozen=True, kw_only=True, tag="answer_task"):
    """Answer: the person is mailed this text at the address that asked, in their language.

    link_follows: say too that the link comes in a mail of its own; invite the address to the dossier of the task for that.
    close: nothing is left to do then.
    """

    comment: Comment
    link_follows: bool = False
    close: bool = False


class CloseTask(_Command, frozen=True, kw_only=True, tag="close_task"):
    """Say that nothing is left to do, and how it ended; nobody is mailed, and the comment is for colleagues alone."""

    outcome: Outcome
    comment: Comment | None = None


class ReopenTask(_Command, frozen=True, kw_only=True, tag="reopen_task"):
    """Say that something is left to do after all."""


class ForgetTask(_Command, frozen=True, kw_only=True, tag="forget_task"):
    """Take out the address, and all that anybody typed, for ever; the task is closed by it."""


TaskCommand = AssignTask | TieTask | AnswerTask | CloseTask | ReopenTask | ForgetTask
