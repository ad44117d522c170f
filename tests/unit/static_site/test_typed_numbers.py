"""What the page tells of a typed number and mail address without asking: the same as the API's own rules."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.values.mailbox import on_the_wire
from chalicelib.domain.values.reference import ALPHABET, LENGTH, OLD_SHAPE, compose, normalise
from chalicelib.domain.values.sendable import sendable
from static_site import bundle

SITE = Path(bundle.__file__).parent
MODULES = {
    "reference.js": ("normalise", "isMistyped"),
    "mail-address.js": ("addressIn", "isAddress", "meantAddress"),
}
URL = """class URL {
  constructor(address) {
    this.hostname = wire(address.slice('http://'.length));
    if (!this.hostname) throw new TypeError(address);
  }
}"""
"""The browser's way to IDNA, by Python's."""

new = st.integers(min_value=0).map(lambda seed: compose(Random(seed).choice))
old = st.from_regex(OLD_SHAPE, fullmatch=True)
near = st.text(st.sampled_from([*ALPHABET, *ALPHABET.lower(), *"OILUZoil -.–_/é"]), min_size=LENGTH - 2, max_size=LENGTH + 4)


def _wire(domain: str) -> str | None:
    address = on_the_wire(f"a@{domain.lower()}")
    return address and address.removeprefix("a@")


@lru_cache
def script(module: str) -> Callable[..., Any]:
    """A module of the site, its functions callable by name."""
    source = next(SITE.glob(f"*/script/{module}"))
    code = source.read_text("utf-8").replace("export ", "")
    context = quickjs.Context()
    context.add_callable("wire", _wire)
    context.eval(URL + code + "".join(f"globalThis.{name} = {name};" for name in MODULES[module]))
    return lambda name, text: context.eval(f"{name}({json.dumps(text)})")


def numbers(name: str, text: str) -> Any:
    """What the page makes of a number."""
    return script("reference.js")(name, text)


def addresses(name: str, text: str) -> Any:
    """What the page makes of an address."""
    return script("mail-address.js")(name, text)


@given(st.one_of(new, old, near))
def test_a_number_of_ours_is_known_by_the_page_as_by_the_api(typed: str) -> None:
    assert numbers("normalise", typed) == normalise(typed)


@given(new, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_of_a_number_of_ours_is_told(reference: str, position: int, sign: str) -> None:
    typed = reference[:position] + sign + reference[position + 1 :]
    digits = not set(typed) - set("0123456789")
    assert numbers("isMistyped", typed) == (typed != reference and not digits)


@pytest.mark.parametrize(
    "typed", ["45KL89G00E", "45kl 89g ooe", "4500012345", "45OOO12345", "GL3-01187", "F26-00412", "", "é" * 10]
)
def test_what_is_ours_or_somebody_elses_is_no_typo(typed: str) -> None:
    assert numbers("isMistyped", typed) is False


@given(st.from_regex(r"\A[a-zA-Z0-9.+'\" _@é-]{1,12}@[a-zA-Z0-9.é-]{1,12}\.[a-zA-Z0-9]{1,4}\Z"))
def test_an_address_is_one_for_the_page_as_for_the_api(typed: str) -> None:
    assert addresses("isAddress", typed) == sendable(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "jean.bon@bigcorp.example", "Jean.Bon@BigCorp.FR", "jean+suivi@bigcorp.fr", "o'neil@bigcorp.fr", "jean@bücher.de",
        '"jean bon"@bigcorp.fr', "jean@bigcorp", "jean@@bigcorp.fr", "jean@big corp.fr", "@bigcorp.fr", "jean@",
        "jean.@bigcorp.fr",
        "jean@bigcorp.f", "jean@127.0.0.1", "jean@bigcorp.fr\r\nBcc: all@bigcorp.fr", "a" * 65 + "@bigcorp.fr",
        "jean@-bigcorp.fr", "",
    ],
)  # fmt: skip
def test_addresses_that_are_known_for_trouble(typed: str) -> None:
    assert addresses("isAddress", typed) == sendable(typed)


@pytest.mark.parametrize(
    "pasted", [" jean@bigcorp.fr ", "Jean Bon <jean@bigcorp.fr>", "<jean@bigcorp.fr>", "mailto:jean@bigcorp.fr"]
)
def test_a_pasted_address_is_found(pasted: str) -> None:
    assert addresses("addressIn", pasted) == "jean@bigcorp.fr"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jean@gmial.com", "jean@gmail.com"), ("jean@gmail.con", "jean@gmail.com"), ("jean@gmai.com", "jean@gmail.com"),
        ("jean@gmail.fr", "jean@gmail.com"), ("jean@GMIAL.COM", "jean@gmail.com"), ("jean@hotmial.fr", "jean@hotmail.fr"),
        ("jean@yaho.co.uk", "jean@yahoo.co.uk"), ("jean@wanado.fr", "jean@wanadoo.fr"), ("jean@outlok.frr", "jean@outlook.fr"),
        ("Jean.Bon@bigcorp.cmo", "Jean.Bon@bigcorp.com"), ("jean@lab.bigcorp.frr", "jean@lab.bigcorp.fr"),
    ],
)  # fmt: skip
def test_what_may_have_been_meant_is_proposed(typed: str, meant: str) -> None:
    assert addresses("meantAddress", typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "jean@gmail.com", "jean@ymail.com", "jean@email.com", "jean@mail.com", "jean@orange.fr", "jean@grange.fr",
        "jean@yahoo.ca",
        "jean@bigcorp.co", "jean@bigcorp.de", "jean@free.fr", "jean@sfr.fr", "jean@me.com", "jean@gmx.de", "jean@bigcorp.com",
    ],
)  # fmt: skip
def test_what_others_have_is_left_alone(typed: str) -> None:
    assert addresses("meantAddress", typed) is None
