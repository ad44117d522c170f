"""Whether a mail can be sent to an address at all: what was stored before addresses were held to it may be none."""

from msgspec import ValidationError, convert

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.field_checks import mail_domain
from chalicelib.domain.values.fields import Email


def sendable(address: str) -> bool:
    """Say whether the mail service takes the address."""
    try:
        mail_domain(convert(address, Email), "email")
    except (ValidationError, Invalid):
        return False
    return True
