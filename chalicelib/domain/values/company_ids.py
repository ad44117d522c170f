"""Numbers by which the law knows a company, checked by their form and check digits alone."""

import re

_SPACES = re.compile(r"\s")
_PUNCTUATION = re.compile(r"[ .-]")


def siren(text: str) -> str | None:
    """Give the nine digits of a SIREN (BT-30, BT-47), or None if it can be none (Luhn's check, INSEE)."""
    # Loaded when asked: stdnum brings pydoc and ssl, 40 ms of a cold start.
    from stdnum.fr import siren as sirens

    typed = _SPACES.sub("", text)
    return typed if typed.isascii() and sirens.is_valid(typed) else None


def siret(text: str) -> str | None:
    """Give the fourteen digits of a SIRET (BT-46), or None if it can be none: Luhn's check, and that of La Poste."""
    from stdnum.fr import siret as sirets

    typed = _SPACES.sub("", text)
    return typed if typed.isascii() and sirets.is_valid(typed) else None


def vat_number(text: str) -> str | None:
    """Give a VAT number of the European Union with its country's prefix (BT-31, BT-48), or None if it can be none.

    Greece's prefix is EL, as in VIES (article 215 of directive 2006/112/EC). Whether it is in force only VIES knows.
    """
    from stdnum.eu import vat as vats

    if not text.isascii() or not vats.is_valid(text):
        return None
    number = vats.validate(text)
    return f"EL{number[2:]}" if number.startswith("GR") else number


def swiss_vat_number(text: str) -> str | None:
    """Give a Swiss VAT number (UID with MWST, TVA or IVA behind it) without punctuation, or None if it can be none."""
    from stdnum.ch import vat as vats

    return bare(vats.format(text)) if text.isascii() and vats.is_valid(text) else None


def written(number: str) -> str:
    """Give a VAT number as it is shown: a Swiss one as the register writes it, CHE-107.787.577 TVA, any other in one piece."""
    from stdnum.ch import vat as vats

    return str(vats.format(number)) if number.startswith("CHE") and vats.is_valid(number) else number


def bare(text: str) -> str:
    """Give a number without the spaces, points and hyphens that it may be typed with."""
    return _PUNCTUATION.sub("", text)


def of_the_union(text: str) -> bool:
    """Say whether a VAT number has the prefix of a member state, Greece's either way, or of Northern Ireland (XI)."""
    from stdnum.eu.vat import MEMBER_STATES

    return text[:2].lower() in {*MEMBER_STATES, "el"}
