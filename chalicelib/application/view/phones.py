"""Telephone numbers as readers dial them: in French as the seller writes them, in English with the country's code."""

import re

from chalicelib.domain.values.language import Language

_NO_DIGIT = re.compile(r"\D")
TRUNK = "0"
"""What is dialled before a number inside the country, and not from outside."""


def phone_in(lang: Language, phone: str, uri: str) -> str:
    """The number for readers of a language: 04 65 71 00 12, +33 4 65 71 00 12; as it is where its tel: address is of another."""
    if lang == "fr" or phone.startswith("+"):
        return phone
    bare = phone.removeprefix(TRUNK)
    number, whole = _NO_DIGIT.sub("", bare), _NO_DIGIT.sub("", uri.partition(";")[0])
    code = whole.removesuffix(number)
    return f"+{code} {bare.strip()}" if number and code and code != whole else phone
