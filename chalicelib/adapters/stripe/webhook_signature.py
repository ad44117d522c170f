"""The signature of what Stripe tells: HMAC-SHA256 over the very bytes of the body, with the moment at which it was sent.

https://docs.stripe.com/webhooks#verify-manually
"""

import hmac
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

TOLERANCE = 300
"""Seconds that it may be old, or ahead of our clock."""
MOST_SIGNATURES = 16
"""Stripe sends one for each secret that is in force; a header of thousands costs nothing."""


def is_signed(header: str | None, body: bytes, secrets: Sequence[str], now: datetime) -> bool:
    """Say whether one of the secrets signed these bytes within five minutes of now, before or after."""
    parts = [part.partition("=") for part in (header or "").split(",")[: MOST_SIGNATURES + 1]]
    moments = [value for name, _, value in parts if name.strip() == "t"]
    signatures = [value for name, _, value in parts if name.strip() == "v1"]
    if len(moments) != 1 or not (moments[0].isascii() and moments[0].isdigit() and len(moments[0]) <= 12):
        return False
    if abs(int(now.timestamp()) - int(moments[0])) > TOLERANCE:
        return False
    signed = moments[0].encode() + b"." + body
    expected = [hmac.new(secret.encode(), signed, sha256).hexdigest().encode() for secret in secrets]
    # All are compared, whichever fits: the time that it takes says nothing.
    fits = [hmac.compare_digest(one, given.encode(errors="replace")) for one in expected for given in signatures]
    return any(fits)
