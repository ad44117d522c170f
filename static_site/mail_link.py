"""Links that open a prepared mail in the reader's own mail program."""

from typing import Any
from urllib.parse import quote

LINE_BREAK = "\r\n"
"""Between the lines of a body (RFC 6068)."""


def mail_link(email: str, mail: dict[str, Any], reference: str = "") -> str:
    """Give a mailto address with the subject and body of the texts; `{reference}` in the body becomes the reference given."""
    body = LINE_BREAK.join(mail["body"]).replace("{reference}", reference)
    return f"mailto:{email}?subject={quote(mail['subject'])}&body={quote(body)}"
