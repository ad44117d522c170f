"""VAT by category and rate."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

VatCategory = Literal["S", "K", "AE", "G", "E", "O"]
"""UNCL 5305 (BT-151): standard rate, intra-Community supply, reverse charge, export, exempt, outside the scope of VAT."""


class VatShare(Struct, frozen=True, omit_defaults=True):
    """The VAT amount of one category and rate (percent), EN 16931 BG-23."""

    rate: Decimal
    amount: Decimal
    category: VatCategory = "S"


class VatTaken(Struct, frozen=True, omit_defaults=True):
    """What a credit note takes back of one category and rate (percent): net and VAT, EN 16931 BG-23."""

    rate: Decimal
    net: Decimal
    tax: Decimal
    category: VatCategory = "S"
