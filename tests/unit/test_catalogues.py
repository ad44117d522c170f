"""The catalogues hold each message of the sources, translated, and are compiled."""

import json
import re

from infra.locale.catalogues import COMPILED, FRENCH, compiled, faults, french, updated, written
from infra.locale.cldr import COUNTRIES, NAMES, countries, names


def test_the_french_catalogue_has_exactly_the_messages_of_the_sources() -> None:
    assert written(updated()) == FRENCH.read_bytes(), "run `make locale`"


def test_every_message_is_translated_and_keeps_its_places() -> None:
    assert faults(french()) == []


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    assert compiled(french()) == COMPILED.read_bytes(), "run `make locale`"


def test_the_names_are_those_of_cldr() -> None:
    assert json.loads(NAMES.read_text(encoding="utf-8")) == names(), "run `make locale`"


def test_the_countries_are_those_of_cldr() -> None:
    assert json.loads(COUNTRIES.read_text(encoding="utf-8")) == countries(), "run `make locale`"


def test_french_typography() -> None:
    """U+202F before ? and ;, U+00A0 before :, the curly apostrophe, no exclamation mark."""
    for message in french():
        texts = (message.string,) if isinstance(message.string, str) else message.string
        for text in (texts or ()) if message.id else ():
            bare = re.sub(r"%\(\w+\)s|https?://\S*|\{\w*\}", "x", text)
            assert not re.search(r"[^\u202f][?;]|[^\u00a0]:|['!]|«[^\u00a0]|[^\u00a0]»|\.\.\.", bare), text
