"""Mails sent by SES (API version 2, SendEmail), each tagged with the effect it fulfils."""

from email.utils import formataddr
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from chalicelib.effects.ports import Mail, MailRefused

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import EmailContentTypeDef

# One attempt: the client's own retry after a lost answer would send the mail twice.
CONFIG = Config(connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 1})

LONGEST = 320
"""Bytes of an address with its name, as encoded: "Address length is more than 320 bytes long", says SES of a longer one."""


def connect() -> "SESV2Client":
    """Give a client for the region and endpoint that the environment names."""
    return boto3.client("sesv2", config=CONFIG)


class SesMailer:
    """Sends mails from one address through one configuration set."""

    def __init__(self, client: "SESV2Client", sender: str, configuration_set: str) -> None:
        self._client = client
        self._sender = from_header(sender)
        self._configuration_set = configuration_set

    def send(self, mail: Mail) -> None:
        """Hand the mail to SES. Raises MailRefused with SES's error code."""
        to = recipient(mail.to_name, mail.to)
        try:
            self._client.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [to]},
                Content=self._whole(mail, to) if mail.attachments else _simple(mail),
                # A whole message says it itself.
                ReplyToAddresses=[] if mail.attachments else [mail.reply_to],
                EmailTags=[{"Name": "effect", "Value": tag(mail.effect)}],
                ConfigurationSetName=self._configuration_set,
            )
        except ClientError as error:
            raise MailRefused(error.response.get("Error", {}).get("Code", "unknown")) from None

    def _whole(self, mail: Mail, to: str) -> "EmailContentTypeDef":
        from chalicelib.adapters.ses.mime import mime  # most mails have no files, and need none of it

        return {"Raw": {"Data": mime(mail, self._sender, to)}}


def _simple(mail: Mail) -> "EmailContentTypeDef":
    return {
        "Simple": {
            "Subject": {"Data": mail.subject, "Charset": "UTF-8"},
            "Body": {
                "Text": {"Data": mail.body.text, "Charset": "UTF-8"},
                "Html": {"Data": mail.body.html, "Charset": "UTF-8"},
            },
            # No holiday reply may answer a machine (RFC 3834).
            "Headers": [{"Name": "Auto-Submitted", "Value": "auto-generated"}],
        }
    }


def recipient(name: str, address: str) -> str:
    """Give the To of a person: a name beyond ASCII is encoded (RFC 2047), and so is a domain beyond it (IDNA).

    Of a name that makes it longer than SES takes, the first words stand there that have room.
    """
    local, _, domain = address.rpartition("@")
    mailbox, words = f"{local}@{domain.encode('idna').decode()}", name.split()
    while len(header := formataddr((" ".join(words), mailbox))) > LONGEST and words:
        words.pop()
    return header


def from_header(sender: str) -> str:
    """Give the From of "Name <address>", its name encoded (RFC 2047) where that is beyond ASCII."""
    name, bracket, address = sender.strip().rstrip(">").rpartition("<")
    return recipient(name.strip().strip('"'), address.strip()) if bracket else sender.strip()


def tag(effect: str) -> str:
    """Give the effect's id in the characters that a tag of SES may have (letters, digits, _ and -), told back by `untag`."""
    return effect.replace("_", "__").replace(".", "_d")


def untag(text: str) -> str:
    """Give the effect's id of a tag."""
    return "_".join(part.replace("_d", ".") for part in text.split("__"))
