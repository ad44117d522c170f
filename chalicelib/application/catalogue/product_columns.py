"""The columns of the catalogue's file, and each product as its cells."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.values.language import Language, Text

TEXTS = ("name", "detail", "unit")
"""What has a column in each of the seller's languages: name_fr."""
PLAIN = (
    "unit_code", "lead_days", "replaced_by", "numbered", "customs_code", "origin", "weight", "reorder_below", "exemption",
)  # fmt: skip
"""Columns whose empty cell takes away what the product had."""
SET = ("kind", "goods", "vat_rate", "vat_category")
"""Columns of what every product has."""
PRICES = ("price", "price_since", "next_price", "next_since")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would reckon, or what was kept from being reckoned before."""


def columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Give all columns in their order."""
    texts = (f"{text}_{language}" for text in TEXTS for language in languages)
    return (
        "sku",
        *texts,
        *SET,
        "exemption",
        *PRICES,
        *(name for name in PLAIN if name != "exemption"),
        "fits",
        "withdrawn",
        "version",
    )


def cells(product: Product, version: int, languages: Sequence[Language], today: date) -> tuple[str, ...]:
    """Give the cells of a product in the order of the columns, as a French spreadsheet reads them."""
    now, later = price_now(product, today), next_price(product, today)
    texts = (_text(getattr(product, text), language) for text in TEXTS for language in languages)
    plain = ("" if (value := getattr(product, name)) is None else str(value) for name in PLAIN if name != "exemption")
    return (
        product.sku, *texts, product.kind, "oui" if product.goods else "non", _decimal(product.vat_rate), product.vat_category,
        product.exemption or "", *_price(now), *_price(later), *plain, "|".join(product.fits),
        product.withdrawn.isoformat() if product.withdrawn else "", str(version),
    )  # fmt: skip


def price_now(product: Product, today: date) -> Price | None:
    """Give the price that holds today, with the day since when."""
    return next((price for price in reversed(product.prices) if price.since <= today), None)


def next_price(product: Product, today: date) -> Price | None:
    """Give the first price that does not hold yet."""
    return next((price for price in product.prices if price.since > today), None)


def kept_text(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    `written_text` takes it off again: nothing is lost, and nothing is reckoned.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def written_text(cell: str) -> str:
    """Give the text of a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _text(text: Text | None, language: Language) -> str:
    return kept_text(text.get(language, "")) if text else ""


def _price(price: Price | None) -> tuple[str, str]:
    return (_decimal(price.amount), price.since.isoformat()) if price else ("", "")


def _decimal(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")
