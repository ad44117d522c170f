"""What all commands have in common: the shape of a body, and what each may say of itself."""

from msgspec import Struct

from chalicelib.domain.values.actor import Actor, Channel
from chalicelib.domain.values.fields import Comment, Day, Moment, Phrase, Word


class _Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A body that knows all its fields."""


class Command(_Body, frozen=True, kw_only=True):
    """What every command may say of itself.

    effective: the date it took effect, Paris, today if not given. recorded: when it was first written down (an old dossier).
    actor: who did it, the caller if not given. channel: how it came, for an old entry. visible: whether customers see it
    and read its comment (`comments` says for each kind what holds if it is not given, and where it cannot be False).
    mails: False records it without any mail. hold_mails: its mails wait, as long as the seller says, so that it can be taken back
    before anybody is mailed; not where nothing takes it back. next_news: by when the customer hears of us again.
    """

    effective: Day | None = None
    recorded: Moment | None = None
    actor: Actor | None = None
    channel: Channel | None = None
    comment: Comment | None = None
    visible: bool | None = None
    mails: bool = True
    hold_mails: bool = False
    next_news: Day | None = None

    @property
    def tells(self) -> bool:
        """Whether it mails: not where that was declined, nor what is carried over, which was first written down elsewhere."""
        return self.mails and self.recorded is None


class Signed(Command, frozen=True, kw_only=True):
    """What a customer signs with a typed name, which gets an id among the people before the command is decided."""

    name: Phrase


class Opening(Command, frozen=True, kw_only=True):
    """What opens a dossier; reference: its own, composed if not given."""

    reference: Word | None = None
