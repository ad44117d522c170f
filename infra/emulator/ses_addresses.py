"""Which addresses SES takes: seven-bit, the domain in the form of the wire (SES API, SendEmail; RFC 5321, 4.1.2 and 4.5.3.1)."""

import re
from email.utils import parseaddr

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(\.{_ATOM})*@({_LABEL}\.)+{_LABEL}")


def takes(recipient: str) -> bool:
    """Say whether SES takes a recipient, with or without a name."""
    address = parseaddr(recipient)[1]
    return recipient.isascii() and len(address) <= 254 and _ADDRESS.fullmatch(address) is not None
