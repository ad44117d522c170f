"""Amounts as Stripe writes them: whole numbers of the currency's least unit. https://docs.stripe.com/currencies"""

from decimal import Decimal

WHOLE = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"]
)  # fmt: skip
"""Currencies without a smaller unit."""
THOUSANDTHS = frozenset(["BHD", "JOD", "KWD", "OMR", "TND"])


def from_minor(amount: int, currency: str) -> Decimal:
    """Give an amount of Stripe's, with the decimals of its currency."""
    return Decimal(amount).scaleb(-_decimals(currency))


def to_minor(amount: Decimal, currency: str) -> int:
    """Give an amount as Stripe takes it. Raises ValueError for one with more decimals than its currency has."""
    minor = amount.scaleb(_decimals(currency))
    if minor != minor.to_integral_value():
        raise ValueError("the amount has more decimals than its currency")
    return int(minor)


def _decimals(currency: str) -> int:
    code = currency.upper()
    return 0 if code in WHOLE else 3 if code in THOUSANDTHS else 2
