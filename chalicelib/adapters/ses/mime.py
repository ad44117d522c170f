"""A mail with files, as the bytes that go over the wire (RFC 5322, RFC 2045); SES writes those of a mail without files itself.

Headers are written encoded: the newer classes read an encoded name again, and take `Bcc: x@x.fr` in one for addresses.
"""

from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32

from chalicelib.effects.ports import Attachment, Mail

MOST = 40 * 10**6
"""Bytes of a message that SES takes, with its files as they are encoded."""
WIRE = compat32.clone(linesep="\r\n")


def mime(mail: Mail, sender: str, to: str) -> bytes:
    """Give the message from a header's From to a header's To, both encoded; what would end another header is taken out of it."""
    forms = MIMEMultipart("alternative", _subparts=[MIMEText(mail.body.text, "plain"), MIMEText(mail.body.html, "html")])
    message = MIMEMultipart("mixed", _subparts=[forms, *map(_part, mail.attachments)], policy=WIRE)
    message["From"], message["To"], message["Reply-To"] = sender, to, one_line(mail.reply_to)
    message["Subject"] = Header(one_line(mail.subject), "utf-8").encode(linesep=WIRE.linesep)
    # No holiday reply may answer a machine (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    return message.as_bytes()


def one_line(text: str) -> str:
    """Give a text as one line of signs that are seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _part(file: Attachment) -> MIMEApplication:
    part, name = MIMEApplication(file.content, file.media_type.removeprefix("application/")), one_line(file.name)
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return part
