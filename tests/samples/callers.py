"""Who asks."""

from itertools import count

from chalicelib.application.caller import Caller, Request
from chalicelib.domain.values.actor import Actor

MANAGER = Caller("staff:m1", "m1", frozenset({"manager"}), Actor("manager", "claire"), "staff")
ACCOUNTANT = Caller("staff:a1", "a1", frozenset({"accountant"}), Actor("accountant"), "staff")
CUSTOMER = Caller("link:l1", "l1", frozenset({"customer"}), Actor("contact", "c1"), "link", "l1")
SYSTEM = Caller("system", "effects", frozenset({"system"}), Actor("system"), "event")
ANYONE = Caller("any", "any", frozenset({"manager", "accountant", "customer", "system"}), Actor("manager"), "staff", "l1")
"""Whoever may, in one; what is done by a link is done by the first."""
_numbers = count(1)


def request(key: str | None = None, fingerprint: str = "f", if_match: int | None = None) -> Request:
    """A request, under a key of its own if none is given."""
    return Request(key or f"key-{next(_numbers)}", fingerprint, if_match)
