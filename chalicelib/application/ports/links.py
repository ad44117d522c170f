"""What a link's token says, and the ways in which a text fails to be one."""

from enum import IntEnum
from typing import NamedTuple, Protocol

from chalicelib.domain.sale.base import Link


class LinkKind(IntEnum):
    """What a link is for; the number is in every token mailed and never changes."""

    DOSSIER = 1
    CONTACT = 2
    INSTRUMENT = 3
    LABEL = 4


class LinkKey(NamedTuple):
    """The content of a token: what the link opens, its id there and its epoch.

    Of a dossier's link the subject is the reference; of a contact's the account, and the id is the contact's.
    Of a label the subject is the model, and the id is the label's: it opens nothing.
    """

    kind: LinkKind
    subject: str
    link: str
    epoch: int


def dossier_key(reference: str, link: Link) -> LinkKey:
    """Give what the token of a dossier's link says."""
    return LinkKey(LinkKind.DOSSIER, reference, link.id, link.epoch)


class LinkError(Exception):
    """A text that is no token of ours. `token_length` is evidence enough: the text itself is in no error and no log."""

    def __init__(self, reason: str, token_length: int) -> None:
        super().__init__(f"{reason} ({token_length} characters)")
        self.reason = reason
        self.token_length = token_length


class BadShape(LinkError):
    """It is not spelled as a token is."""


class BadSignature(LinkError):
    """It is spelled as a token is, but no key of ours signed it."""


class BadPayload(LinkError):
    """We signed it, but this code does not know its version or kind, or it is not the one spelling of its content."""


class ReadsLinks(Protocol):
    """Reads tokens."""

    def read(self, token: str) -> LinkKey:
        """Give what the token says. Raises LinkError: shape first, then signature, then content."""


class MintsLinks(Protocol):
    """Makes tokens."""

    def mint(self, key: LinkKey) -> str:
        """Give the token of a link. Raises ValueError for a key that no token can hold."""
