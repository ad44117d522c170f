"""Hours with their sign, 9 h 14: no line breaks inside one. U+00A0 keeps them; it is copied and read as a space."""

import re

HOUR = re.compile(r"(?<=[\d}]) h\b(?: (?=[\d{]))?")
KEPT = "\N{NO-BREAK SPACE}"


def unbroken(text: str) -> str:
    """Give the text with the spaces of its hours kept: of numbers, and of places that are filled with numbers later."""
    return HOUR.sub(lambda matched: matched.group().replace(" ", KEPT), text)
