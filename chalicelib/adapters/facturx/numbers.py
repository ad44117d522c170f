"""Numbers as factur-x wants them: text, exactly as computed, never through a float."""

from decimal import Decimal

CENT = Decimal("0.01")


def amount(value: Decimal) -> str:
    """Give an amount of money with two decimals (BR-DEC-01 to 28). Raises ValueError if it has more."""
    text = f"{value:.2f}"
    if Decimal(text) != value:
        raise ValueError(f"{value} is no amount in cents")
    return text


def plain(value: Decimal) -> str:
    """Give a percentage or quantity without exponent and without zeros at its end."""
    return f"{value.normalize():f}"


def price(value: Decimal) -> str:
    """Give a unit price (BT-146): two decimals at least, more where it has them (BR-FR-DEC-03: six at most)."""
    return f"{value.quantize(CENT) if value == value.quantize(CENT) else value.normalize():f}"
