"""What makes the site one seller's."""

import tomllib
from pathlib import Path
from typing import Any

from chalicelib.application.view.hours import unbroken
from chalicelib.application.view.phones import phone_in

FILE = Path(__file__).parent.parent / "chalicelib" / "resources" / "seller.toml"
DAYS_A_MONTH = 365.25 / 12

Seller = dict[str, Any]
"""The tables of seller.toml, and under `links` also `full_months` and `masked_months`, whole months."""


def localised(seller: Seller, language: str) -> Seller:
    """Give the seller for readers of a language: its telephone number is written for them."""
    abroad = language != seller["languages"][0]
    desks = {key: seller[key] for key in ("contact", "assistance")}
    written = {key: phone_in(desk["phone"], desk["phone_uri"], abroad=abroad) for key, desk in desks.items()}
    return seller | {key: desk | {"phone": written[key]} for key, desk in desks.items()}


def load(file: Path = FILE) -> Seller:
    """Read the seller's facts; raises OSError without the file and tomllib.TOMLDecodeError for a malformed one."""
    seller: Seller = tomllib.loads(unbroken(file.read_text("utf-8")))
    links = seller["links"]
    for life in ("full", "masked"):
        links[f"{life}_months"] = round(links[f"{life}_days"] / DAYS_A_MONTH)
    return seller
