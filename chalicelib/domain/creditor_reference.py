"""The reference that a customer gives with a transfer, made of the invoice's number."""

import re

_SEPARATORS = re.compile(r"[^0-9A-Z]")


def creditor_reference(number: str) -> str:
    """The ISO 11649 reference (RF, two check digits, 1 to 21 letters and digits) of an invoice number (BT-83).

    Hyphens and the like are left out, since the standard has none. Raises ValueError where nothing or too much is left.
    """
    # Loaded when asked: stdnum brings pydoc and ssl, 40 ms of a cold start.
    from stdnum import iso11649
    from stdnum.iso7064 import mod_97_10

    body = _SEPARATORS.sub("", number.upper())
    if not 1 <= len(body) <= 21:
        raise ValueError(f"no reference can be made of {number!r}")
    return iso11649.validate(f"RF{mod_97_10.calc_check_digits(f'{body}RF')}{body}")
