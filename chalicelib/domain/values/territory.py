"""Where a place is for VAT: its country's code does not tell it alone."""

import re
from collections.abc import Mapping
from typing import Literal

from chalicelib.domain.values.sepa import UNION

Territory = Literal["france", "union", "northern_ireland", "overseas", "outside"]
"""France with Monaco; another member state; Northern Ireland, which is one for goods; overseas France; any other place."""
FRANCE = frozenset({"FR", "MC"})
"""Directive 2006/112/EC, article 7: what goes to Monaco goes to France."""
OVERSEAS = frozenset({"BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"})
"""France outside the territory of the Union's VAT (directive, article 6; CGI, article 294)."""
DEPARTMENTS = frozenset({"GP", "MQ", "RE"})
"""Those where French VAT is charged, at rates of their own (CGI, articles 294 and 296)."""
OVERSEAS_DEPARTMENTS = DEPARTMENTS | {"GF", "YT"}
"""Those where CGI, article 294, says what an export is."""
_OVERSEAS_POSTCODES: Mapping[str, str] = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL", "978": "MF", "984": "TF",
    "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
_APART: Mapping[str, re.Pattern[str]] = {
    "DE": re.compile(r"78266|27498"),
    "ES": re.compile(r"(35|38|51|52)\d{3}", re.ASCII),
    "FI": re.compile(r"22\d{3}", re.ASCII),
    "GR": re.compile(r"63086"),
    "IT": re.compile(r"23041|23030|22061"),
}
"""Parts of member states outside the territory of its VAT (directive, article 6), by postcode.

Büsingen and Heligoland; the Canaries, Ceuta and Melilla; Åland; Mount Athos; Livigno and Campione.
"""


def territory(country: str, postcode: str) -> Territory:
    """Say where an address is for VAT."""
    code = postcode.replace(" ", "").upper()
    if overseas(country, code):
        return "overseas"
    if country in FRANCE:
        return "france"
    if country == "GB" and code.startswith("BT"):
        return "northern_ireland"
    apart = _APART.get(country)
    return "union" if country in UNION and not (apart and apart.fullmatch(code)) else "outside"


def overseas(country: str, postcode: str) -> str | None:
    """Give the code of the part of overseas France that an address is in, also where it is written FR; None elsewhere."""
    if country in OVERSEAS:
        return country
    return _OVERSEAS_POSTCODES.get(postcode.replace(" ", "")[:3]) if country == "FR" else None


def of_corsica(country: str, postcode: str) -> bool:
    """Say whether an address is in Corsica, which has rates of its own (CGI, article 297)."""
    return country == "FR" and postcode.replace(" ", "").startswith("20")


def state_of_number(number: str | None) -> str | None:
    """Give the member state whose prefix a VAT number has, EL for Greece and XI for Northern Ireland.

    None for any other number.
    """
    prefix = (number or "")[:2]
    return prefix if prefix in {*UNION - {"GR"}, "EL", "XI"} else None
