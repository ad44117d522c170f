"""The id of a payment follows from what it is at its door: the same one seen again has the same id."""

import re
from base64 import b32encode
from hashlib import sha256

PREFIX = "PMT-"
LETTERS = 20
_ID = re.compile(rf"{PREFIX}[A-Z2-7]{{{LETTERS}}}", re.IGNORECASE | re.ASCII)
"""In small letters too, so that none is taken for another system's word: there is no payment of that spelling."""


def payment_id(origin: str, *identity: str) -> str:
    """Give the id of a payment; identity: what tells it from all others of its door, as the bank's reference."""
    return PREFIX + letters_of(origin, *identity)


def letters_of(*parts: str) -> str:
    """Give twenty letters that follow from words, and from no others."""
    seen = "".join(f"{len(part)}:{part}" for part in parts)  # with lengths, or ("a", "bc") would be ("ab", "c")
    return b32encode(sha256(seen.encode()).digest()).decode()[:LETTERS]


def is_payment_id(word: str) -> bool:
    """Say whether a word is the id of a payment of ours; words of old dossiers and of imports are not."""
    return _ID.fullmatch(word) is not None
