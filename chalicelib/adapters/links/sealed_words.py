"""Keys of counters: HMAC-SHA256 by the keys that sign links, with words of its own before what is sealed."""

import hmac
from collections.abc import Callable, Sequence

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.application.errors import Unavailable

SEALED = b"suivi.lost.v1\0"


class WordSealer:
    """Seals by the newest key; `keys` gives them oldest first, at each call. A new key lets every counter begin anew.

    A bare digest of an address is found by trying the addresses that there are.
    """

    def __init__(self, keys: Callable[[], Sequence[str]]) -> None:
        self._keys = keys

    def __call__(self, words: str) -> str:
        """Give what stands for these words; see SealsWords."""
        try:
            key = self._keys()[-1]
        except (BotoCoreError, ClientError) as error:
            raise Unavailable from error
        return hmac.digest(key.encode(), SEALED + words.encode(), "sha256").hex()
