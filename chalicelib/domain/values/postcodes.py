"""Postcodes of the countries whose form is sure; all others are taken as they are."""

import re

from chalicelib.domain.errors import Invalid

_DIGITS = {"FR": 5, "MC": 5, "DE": 5, "ES": 5, "IT": 5, "BE": 4, "CH": 4, "LU": 4, "AT": 4}
_LUXEMBOURG = re.compile(r"L-?\d{4}", re.ASCII)
"""As its own post writes them."""


def check_postcode(postcode: str, country: str, field: str) -> None:
    """Raise Invalid for one that the country does not have; a spreadsheet loses the nought that many begin with."""
    digits = _DIGITS.get(country)
    if digits is None or re.fullmatch(rf"[0-9]{{{digits}}}", postcode) or (country == "LU" and _LUXEMBOURG.fullmatch(postcode)):
        return
    if re.fullmatch(rf"[0-9]{{{digits - 1}}}", postcode) and digits == 5:
        raise Invalid(
            "a postcode of %(country)s has five digits, not %(postcode)s: write 0%(postcode)s if the spreadsheet lost a nought",
            field=field, postcode=postcode, country=country,
        )  # fmt: skip
    raise Invalid(
        "a postcode of %(country)s has %(digits)s digits, not %(postcode)s", field=field, postcode=postcode, country=country,
        digits=digits,
    )  # fmt: skip
