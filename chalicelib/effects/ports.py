"""What effects need of the outside, beside the stores: a way to write a mail, to send it, and to mint the link in it."""

from typing import NamedTuple, Protocol

from msgspec import Struct

from chalicelib.application.ports.links import LinkKey
from chalicelib.application.ports.translations import Translations
from chalicelib.effects.mails.letter import Letter
from chalicelib.effects.staff.note import Note


class RenderedMail(NamedTuple):
    """A letter as it is sent, in its two forms."""

    text: str
    html: str


class Attachment(NamedTuple):
    """A file that goes with a mail: what it is called, the bytes, and what they are, as `application/pdf`."""

    name: str
    content: bytes
    media_type: str


class Mail(Struct, frozen=True):
    """A mail to one person; `effect` is the id of the effect that it fulfils, and its tag at SES."""

    to_name: str
    to: str
    reply_to: str
    subject: str
    body: RenderedMail
    effect: str
    attachments: tuple[Attachment, ...] = ()


class MailRefused(Exception):
    """The mail was not accepted; `code` says why without any address. hopeless: it never will be, as it is."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.hopeless = code == "MessageRejected"


class Mailer(Protocol):
    """Sends mails."""

    def send(self, mail: Mail) -> None:
        """Hand the mail over. Raises MailRefused; any other error may have sent it."""


class Writer(Protocol):
    """Writes letters out."""

    def __call__(self, letter: Letter | Note, translations: Translations) -> RenderedMail:
        """Give the letter, or note to a colleague, as plain text and as HTML."""


class Mint(Protocol):
    """Makes tokens of links."""

    def __call__(self, key: LinkKey) -> str:
        """Give the token of a link."""
