"""What stands behind the scheme of an electronic address: the form and check digits of its identifier."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.domain.values.company_ids import siren, vat_number
from chalicelib.domain.values.mailbox import on_the_wire

FRENCH = "0225"
"""The directory of the French reform."""
EMAIL = "EM"
_FRENCH_SIGNS = re.compile(r"[A-Za-z0-9+\-_.]{1,125}")
"""BR-FR-23 and BR-FR-25."""
_PLAIN_SIREN = re.compile(r"[0-9]{9}")


class Scheme(NamedTuple):
    """How an identifier of a scheme is told right from wrong, and an example of one."""

    holds: Callable[[str], bool]
    example: str


def identifier_holds(scheme: str, identifier: str) -> bool:
    """Say whether an identifier can be one of its scheme; of a scheme that is not known here, any can."""
    row = SCHEMES.get(scheme)
    return row is None or row.holds(identifier)


def billable(scheme: str, identifier: str) -> bool:
    """Say whether a bill can have the address (BR-FR-23, BR-FR-25)."""
    return len(identifier) <= 125 and (scheme != FRENCH or _FRENCH_SIGNS.fullmatch(identifier) is not None)


def _siren(identifier: str) -> bool:
    return _PLAIN_SIREN.fullmatch(identifier) is not None and siren(identifier) is not None


def _siret(identifier: str) -> bool:
    # Loaded when asked: stdnum brings pydoc and ssl, 40 ms of a cold start.
    from stdnum.fr import siret

    return bool(re.fullmatch(r"[0-9]{14}", identifier)) and siret.is_valid(identifier)


def _french(identifier: str) -> bool:
    """Give a SIREN; behind it perhaps a SIRET and the code of a service, or what its holder chose, set off by low lines."""
    head, _, rest = identifier.partition("_")
    if not _siren(head) or not billable(FRENCH, identifier) or identifier.endswith("_"):
        return False
    second = rest.partition("_")[0]
    return not re.fullmatch(r"[0-9]{14}", second) or (second.startswith(head) and _siret(second))


def _gln(identifier: str) -> bool:
    from stdnum import ean

    return bool(re.fullmatch(r"[0-9]{13}", identifier)) and ean.is_valid(identifier)


def _lei(identifier: str) -> bool:
    from stdnum import lei

    return bool(re.fullmatch(r"[0-9A-Z]{20}", identifier)) and lei.is_valid(identifier)


def _leitweg(identifier: str) -> bool:
    from stdnum.de import leitweg

    return leitweg.is_valid(identifier)


def _belgian(identifier: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{10}", identifier)) and vat_number(f"BE{identifier}") is not None


def _mailbox(identifier: str) -> bool:
    local, _, domain = identifier.rpartition("@")
    return bool(local and "." in domain) and on_the_wire(identifier) is not None


def _vat_of(country: str) -> Callable[[str], bool]:
    """Give the VAT number of a member state, with its prefix or without."""

    def holds(identifier: str) -> bool:
        typed = identifier.upper()
        return vat_number(typed if typed.startswith(country) else country + typed) is not None

    return holds


_VAT: Mapping[str, tuple[str, str]] = {
    "9910": ("HU", "HU12892312"), "9914": ("AT", "ATU13585627"), "9920": ("ES", "ES54362315K"), "9925": ("BE", "BE0428759497"),
    "9926": ("BG", "BG175074752"), "9928": ("CY", "CY10259033P"), "9929": ("CZ", "CZ25123891"), "9930": ("DE", "DE136695976"),
    "9931": ("EE", "EE100931558"), "9933": ("EL", "EL094259216"), "9934": ("HR", "HR33392005961"), "9935": ("IE", "IE6433435F"),
    "9937": ("LT", "LT119511515"), "9938": ("LU", "LU15027442"), "9939": ("LV", "LV40003521600"), "9943": ("MT", "MT11679112"),
    "9944": ("NL", "NL004495445B01"), "9945": ("PL", "PL8567346215"), "9946": ("PT", "PT501964843"), "9947": ("RO", "RO18547290"),
    "9949": ("SI", "SI50223054"), "9950": ("SK", "SK2022749619"), "9957": ("FR", "FR44732829320"),
}  # fmt: skip
SCHEMES: Mapping[str, Scheme] = {
    "0002": Scheme(_siren, "732829320"),
    "0009": Scheme(_siret, "73282932000074"),
    "0088": Scheme(_gln, "5412345000013"),
    "0199": Scheme(_lei, "213800KUD8LAJWSQ9D15"),
    "0204": Scheme(_leitweg, "991-03730-19"),
    "0208": Scheme(_belgian, "0428759497"),
    FRENCH: Scheme(_french, "732829320"),
    EMAIL: Scheme(_mailbox, "compta@exemple.fr"),
    **{scheme: Scheme(_vat_of(country), example) for scheme, (country, example) in _VAT.items()},
}
"""Schemes of the EAS list whose identifiers are checked: those that the law or their register gives check digits."""
