"""The catalogues hold each message of the sources, translated, and are compiled."""

import json
import re

import pytest

from chalicelib.domain.errors import DomainError
from infra.locale.catalogues import KEYWORDS, compiled, faults, stored, translated, updated, written
from infra.locale.cldr import COUNTRIES, NAMES, countries, names
from infra.locale.languages import catalogue


@pytest.mark.parametrize("code", translated())
def test_a_catalogue_has_exactly_the_messages_of_the_sources(code: str) -> None:
    assert written(updated(code)) == catalogue(code).read_bytes(), "run `make locale`"


@pytest.mark.parametrize("code", translated())
def test_every_message_is_translated_and_keeps_its_places(code: str) -> None:
    assert faults(stored(code)) == []


@pytest.mark.parametrize("code", translated())
def test_the_compiled_catalogue_is_that_of_the_text(code: str) -> None:
    assert compiled(stored(code)) == catalogue(code).with_suffix(".mo").read_bytes(), "run `make locale`"


def test_the_reasons_of_every_kind_of_refusal_are_messages() -> None:
    kinds, reached = [DomainError], set[str]()
    for kind in kinds:
        kinds += kind.__subclasses__()
        reached.add(kind.__name__)
    assert reached - {"DomainError"} <= KEYWORDS.keys()


def test_the_names_are_those_of_cldr() -> None:
    assert json.loads(NAMES.read_text(encoding="utf-8")) == names(), "run `make locale`"


def test_the_countries_are_those_of_cldr() -> None:
    assert json.loads(COUNTRIES.read_text(encoding="utf-8")) == countries(), "run `make locale`"


def test_french_typography() -> None:
    """U+202F before ? and ;, U+00A0 before :, the curly apostrophe, no exclamation mark."""
    for message in stored("fr"):
        texts = (message.string,) if isinstance(message.string, str) else message.string
        for text in (texts or ()) if message.id else ():
            bare = re.sub(r"%\(\w+\)s|https?://\S*|\{\w*\}", "x", text)
            assert not re.search(r"[^\u202f][?;]|[^\u00a0]:|['!]|«[^\u00a0]|[^\u00a0]»|\.\.\.", bare), text
