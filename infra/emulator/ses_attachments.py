"""The files of a mail that its sender wrote whole, which ministack does not keep."""

from base64 import b64decode, b64encode
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


def attachments(raw: str) -> list[dict[str, str]]:
    """Give name, type and content (base64) of each file of a message in base64."""
    message = message_from_bytes(b64decode(raw), _class=EmailMessage, policy=default)
    return [_shown(part) for part in message.iter_attachments()]


def _shown(part: EmailMessage) -> dict[str, str]:
    content = part.get_payload(decode=True)
    encoded = b64encode(content if isinstance(content, bytes) else b"").decode()
    return {"Name": part.get_filename() or "", "Type": part.get_content_type(), "Content": encoded}
