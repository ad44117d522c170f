"""The seller's facts, read from resources/seller.toml."""

import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import convert

from chalicelib.application.seller import Seller
from chalicelib.application.view.hours import unbroken
from chalicelib.domain.access.level import LinkPolicy
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy
from chalicelib.domain.sale.waiting import NewsPolicy

RESOURCES = Path(__file__).parent.parent / "resources"
FILE, TERMS = RESOURCES / "seller.toml", RESOURCES / "terms"


@lru_cache
def seller() -> Seller:
    """Give the seller, read once. Raises msgspec.ValidationError for a file that lacks a fact."""
    facts: dict[str, Any] = tomllib.loads(unbroken(FILE.read_text(encoding="utf-8")))
    if "terms" in facts.get("offers", {}):
        facts["offers"]["terms_sha256"] = sha256((TERMS / facts["offers"]["terms"]).read_bytes()).hexdigest()
    facts["offers"]["phone"] = facts["contact"]["phone"]
    policies = {
        "links": LinkPolicy(**facts["links"]),
        "lost_link": LostLinkPolicy(**facts["lost_link"]),
        "news": NewsPolicy(**facts["news"], case_days=facts["support"]["answer_days"]),
    }
    return convert({**facts, **policies}, Seller)
