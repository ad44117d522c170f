"""The words of the pages, in each language, with the seller's facts put in their places."""

import re
import tomllib
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from chalicelib.application.view.hours import unbroken
from static_site.languages import LANGUAGES, WRITTEN
from static_site.seller import Seller

__all__ = ["FOLDER", "LANGUAGES", "load"]

FOLDER = Path(__file__).parent / "texts"
NARROW = "\N{NARROW NO-BREAK SPACE}"


def load(language: str, seller: Seller) -> dict[str, Any]:
    """Give the texts of a language; raises jinja2.UndefinedError if one names a fact that the seller's file has not."""
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    facts = {"seller": seller, "lang": language}
    texts: dict[str, Any] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        spaced = _spaced(file.read_text("utf-8"), WRITTEN[language])
        texts |= {key: _filled(value, environment, facts) for key, value in tomllib.loads(spaced).items()}
    return texts


def _spaced(source: str, written: dict[str, Any]) -> str:
    """Give the text with the spaces kept that the language has beside its signs: none is left alone at the start of a line."""
    before, behind = written.get("narrow_before"), written.get("narrow_behind")
    if before:
        source = re.sub(f" (?=[{re.escape(before)}])", NARROW, source)
    if behind:
        source = re.sub(f"(?<=[{re.escape(behind)}]) ", NARROW, source)
    return unbroken(source)


def _filled(value: Any, environment: Environment, facts: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return environment.from_string(value).render(facts)
    if isinstance(value, list):
        return [_filled(each, environment, facts) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, environment, facts) for key, each in value.items()}
    return value
