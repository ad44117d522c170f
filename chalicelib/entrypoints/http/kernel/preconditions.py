"""What a write has to say of itself in headers: an idempotency key, and the version that its sender saw."""

import re
from hashlib import sha256

from chalicelib.application.caller import Request
from chalicelib.application.ports.translations import mark
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong

KEY = re.compile(r"[A-Za-z0-9_.:\-]{1,64}")
VERSION = re.compile(r'"?(\d{1,9})(?:-[A-Za-z0-9_\-]+)?"?')
"""Staff's version, or an ETag of ours, which begins with it."""
SHOWN = re.compile(r'"?([0-9a-f]{1,12})(?:-[A-Za-z0-9_\-]+)?"?')
"""A customer's, likewise."""
NO_VERSION = -1
MISSING = mark("A header is missing. Nothing was done.")
MALFORMED = mark("A header is malformed. Nothing was done.")


def write_request(call: Call, reference: str, content: bytes, *, must_match: bool) -> Request:
    """Give the request of a write, told from others by its method, place and bytes; who must match is a customer.

    Raises Problem 428 or 400.
    """
    key = call.header("Idempotency-Key")
    if not key:
        raise _missing("Idempotency-Key", "send one of your own, a UUID say, and the same one when you try again")
    if not KEY.fullmatch(key):
        raise _malformed("Idempotency-Key", "send 1 to 64 letters, digits, hyphens, dots, colons or underscores")
    route = f"{call.method} {call.resource} {reference}\n".encode()
    return Request(key, sha256(route + content).hexdigest(), _seen(call, must_match))


def _seen(call: Call, must_match: bool) -> int | str | None:
    given = call.header("If-Match")
    example = '"9f86d081884c"' if must_match else '"14"'
    if not given:
        if must_match:
            raise _missing("If-Match", f"send the version that you saw, as in If-Match: {example}")
        return None
    weak, tag = given.strip().startswith("W/"), given.strip().removeprefix("W/")
    version = (SHOWN if must_match else VERSION).fullmatch(tag)
    if version is None:
        raise _malformed("If-Match", f"send a version, as in If-Match: {example}")
    if weak:  # RFC 9110, 13.1.1: it is compared strongly, so a weak tag matches no version, whichever it names.
        return "" if must_match else NO_VERSION
    return version[1] if must_match else int(version[1])


def _missing(header: str, fix: str) -> Problem:
    return Problem(428, "precondition-required", MISSING, (Wrong(header, "the header is missing", fix),))


def _malformed(header: str, fix: str) -> Problem:
    return Problem(400, "invalid-body", MALFORMED, (Wrong(header, "the header is malformed", fix),))
