"""Seller, buyer and place of delivery as factur-x's fields."""

from typing import Any

from chalicelib.domain.values.bill import Identity
from chalicelib.domain.values.code_lists import KOSOVO

SIREN = "0002"
"""ISO/IEC 6523: the register Sirene (BT-30-1, BT-47-1)."""
SIRET = "0009"
"""ISO/IEC 6523: an establishment (BT-46-1)."""
KOSOVO_IN_BILLS = "1A"
"""EN 16931's code list has no other (BR-CL-14)."""


def party(identity: Identity) -> dict[str, Any]:
    """Give the fields of the seller (BG-4) or the buyer (BG-7)."""
    scheme, address = identity.electronic or (None, None)
    numbers = {
        "identifiers": _identifiers(identity),
        "contacts": _contacts(identity),
        "legal_info": identity.legal,
        "legal_identifier": identity.siren,
        "legal_identifier_schemeid": SIREN if identity.siren else None,
        "vat_identifier": identity.vat,
        "einvoicing_addr": address,
        "einvoicing_addr_schemeid": scheme,
    }
    return consignee(identity) | {key: value for key, value in numbers.items() if value}


def consignee(identity: Identity) -> dict[str, Any]:
    """Give the fields of where goods go (BG-13), which has no number of a company.

    Address lines past the third are joined to it, since EN 16931 has three.
    """
    fields = {
        "name": identity.name,
        "postcode": identity.postcode,
        "city": identity.city,
        "country_code": KOSOVO_IN_BILLS if identity.country == KOSOVO else identity.country,
    }
    rows = [*identity.lines[:2], ", ".join(identity.lines[2:])]
    fields |= {f"addr_l{number}": row for number, row in enumerate(rows, start=1)}
    return {key: value for key, value in fields.items() if value}


def _identifiers(identity: Identity) -> dict[str | None, str]:
    """Give the number that the other side knows the party by, and its SIRET."""
    named = {None: identity.number, SIRET: identity.siret}
    return {scheme: number for scheme, number in named.items() if number}


def _contacts(identity: Identity) -> list[dict[str, str]] | None:
    if identity.contact is None:
        return None
    name, phone, email = identity.contact
    return [{"name": name, "phone": phone, "email": email}]
