"""The reference that a customer gives with a transfer, made of the invoice's number."""

import re

_SEPARATORS = re.compile(r"[^0-9A-Z]")
_LONGEST = 21


def payment_reference(number: str) -> str:
    """Give the structured reference of an invoice (BT-83), or its number where none can be made of it (another system's)."""
    try:
        return creditor_reference(number)
    except ValueError:
        return number


def creditor_reference(number: str) -> str:
    """Give the ISO 11649 reference (RF, two check digits, 1 to 21 letters and digits) of an invoice number (BT-83).

    Hyphens and the like are left out, since the standard has none. Raises ValueError where nothing or too much is left.
    """
    body = _SEPARATORS.sub("", number.upper())
    if not 1 <= len(body) <= _LONGEST:
        raise ValueError(f"no reference can be made of {number!r}")
    # Not python-stdnum, with which the tests check it: the page shows the reference, and stdnum is 40 ms of a cold start.
    digits = "".join(str(int(sign, 36)) for sign in f"{body}RF00")
    return f"RF{98 - int(digits) % 97:02}{body}"


def grouped(reference: str) -> str:
    """Give a structured reference in groups of four, as ISO 11649 prints it; any other as it is."""
    if not reference.startswith("RF"):
        return reference
    return " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))
