"""Who pays, as it is remembered: by the IBAN that the money came from, else by the name that the bank wrote."""

import re
from base64 import b32encode
from functools import lru_cache
from hashlib import sha256

from chalicelib.domain.payment.matching.atoms import plain_capitals
from chalicelib.domain.payment.payment import Payer

PREFIX = "PYR-"
LETTERS = 20
_ID = re.compile(rf"{PREFIX}[A-Z2-7]{{{LETTERS}}}")
LEAST_NAME = 3
"""Letters of a name below which it tells nobody from anybody."""


def payer_id(payer: Payer) -> str | None:
    """Give the id under which a payer is remembered; None for one that nothing tells from others."""
    identity = f"iban:{plain_iban(payer.iban)}" if payer.iban else f"name:{plain_name(payer.name)}"
    if not payer.iban and len(plain_name(payer.name)) < LEAST_NAME:
        return None
    return PREFIX + b32encode(sha256(identity.encode()).digest()).decode()[:LETTERS]


def is_payer_id(word: str) -> bool:
    """Say whether a word may be the id of a payer."""
    return _ID.fullmatch(word) is not None


def plain_iban(iban: str) -> str:
    """Give an IBAN without its spaces."""
    return "".join(iban.split()).upper()


@lru_cache(4096)
def plain_name(name: str) -> str:
    """Give a name as banks write it: capitals without accents, letters and digits, with one space between words."""
    return " ".join("".join(char if char.isalnum() else " " for char in plain_capitals(name)).split())
