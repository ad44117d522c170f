"""Telephone numbers as readers dial them: with the country's code in all languages but the house's own."""

import re

_NO_DIGIT = re.compile(r"\D")
TRUNK = "0"
"""What is dialled before a number inside the country, and not from outside."""


def phone_in(phone: str, uri: str, *, abroad: bool) -> str:
    """Give the number for readers at home, 04 65 71 00 12, or abroad, +33 4 65 71 00 12.

    It stays as it is where its tel: address is of another number.
    """
    if not abroad or phone.startswith("+"):
        return phone
    bare = phone.removeprefix(TRUNK)
    number, whole = _NO_DIGIT.sub("", bare), _NO_DIGIT.sub("", uri.partition(";")[0])
    code = whole.removesuffix(number)
    return f"+{code} {bare.strip()}" if number and code and code != whole else phone
