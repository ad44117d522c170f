"""Codes for orders: HMAC-SHA256 by the keys that sign links, with words of its own before what is signed."""

import hmac
from collections.abc import Callable, Sequence

from chalicelib.domain.sale.order_code import DIGITS

MADE, SEALED = b"suivi.code.v1\0", b"suivi.code.seal.v1\0"


class CodeSealer:
    """Makes codes with the newest key, and knows those of every key; `keys` gives them oldest first, at each call.

    A bare digest of eight digits is guessed in minutes; without the key nobody guesses at all.
    """

    def __init__(self, keys: Callable[[], Sequence[str]]) -> None:
        self._keys = keys

    def code_of(self, seed: str, seal: str | None = None) -> str:
        """Give the code of a seed; see SealsCodes."""
        for key in reversed(self._keys()):
            code = _code(key, seed)
            if seal is None or hmac.compare_digest(_seal(key, seed, code), seal):
                return code
        raise LookupError("no key of today made this code")

    def seal(self, seed: str, code: str) -> str:
        """Give what is kept of a code."""
        return _seal(self._keys()[-1], seed, code)

    def opens(self, seed: str, code: str, seal: str) -> bool:
        """Say whether it is the code that was sealed."""
        matches = [hmac.compare_digest(_seal(key, seed, code), seal) for key in self._keys()]
        return any(matches)


def _code(key: str, seed: str) -> str:
    made = hmac.digest(key.encode(), MADE + seed.encode(), "sha256")
    return f"{int.from_bytes(made, 'big') % 10**DIGITS:0{DIGITS}d}"


def _seal(key: str, seed: str, code: str) -> str:
    return hmac.digest(key.encode(), SEALED + f"{seed}|{code}".encode(), "sha256").hex()
