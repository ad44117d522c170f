"""Products of the catalogue."""

from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.domain.catalogue.product import Price, Product
from tests.samples.texts import both

NAME = both("Buse de dispersion 4 bar", "Dispersion nozzle, 4 bar")


def product(sku: str = "42-1040", price: str = "165.00", **changes: Any) -> Product:
    """A spare part that has its price since the beginning of the year."""
    given = {"name": NAME, "kind": "spare_part", "goods": True, "vat_rate": Decimal(20), "lead_days": 5}
    return Product(sku=sku, **{**given, "prices": (Price(date(2026, 1, 1), Decimal(price)),), **changes})
