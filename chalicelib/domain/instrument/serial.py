"""Serial numbers as people write them: compared without spaces, hyphens and case, 0 and O alike, 1 and I alike."""

import unicodedata
from functools import lru_cache

LONGEST = 60
_ALIKE = str.maketrans("OI", "01")


@lru_cache(1024)
def serial_key(serial: str) -> str:
    """Give what two spellings of one serial number have in common: its letters and digits; empty where it has none."""
    letters = unicodedata.normalize("NFKC", serial).upper()
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST].translate(_ALIKE)


def same_serial(one: str, other: str) -> bool:
    """Say whether two texts are spellings of one serial number."""
    return serial_key(one) == serial_key(other) != ""
