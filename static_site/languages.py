"""The languages of the pages: those that the seller lists, each written as its language.toml says."""

from typing import Any

from infra.locale.languages import language
from static_site.seller import load

LANGUAGES: tuple[str, ...] = tuple(load()["languages"])
WRITTEN: dict[str, dict[str, Any]] = {code: language(code) for code in LANGUAGES}
"""How each is written, and where its pages are."""
