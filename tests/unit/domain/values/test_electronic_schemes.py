"""Electronic addresses are held to their schemes."""

import pytest

from chalicelib.domain.values.code_lists import ADDRESS_SCHEMES
from chalicelib.domain.values.electronic_schemes import SCHEMES, identifier_holds


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_example_of_each_scheme_is_one(scheme: str) -> None:
    assert scheme in ADDRESS_SCHEMES
    assert identifier_holds(scheme, SCHEMES[scheme].example)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("change", ["", "x", "/"])
def test_an_identifier_with_a_sign_more_or_none_at_all_is_refused(scheme: str, change: str) -> None:
    wrong = {"x": f"{SCHEMES[scheme].example}x", "/": f"/{SCHEMES[scheme].example}"}.get(change, change)
    assert identifier_holds(scheme, wrong) is (scheme == "EM" and change != "")


@pytest.mark.parametrize(
    "address", ["732829320_73282932000074", "732829320_73282932000074_ACHATS", "732829320_COMPTA", "732829320_achats.lyon-3"]
)
def test_the_french_directory_has_a_siren_and_what_its_holder_set_behind_it(address: str) -> None:
    assert identifier_holds("0225", address)


@pytest.mark.parametrize(
    "address",
    ["732829321", "732829320_", "732829320_40483304800022", "732829320_73282932000075", "73282932000074", "732829320_A/B",
     "732829320_É", f"732829320_{'A' * 120}"],
)  # fmt: skip
def test_and_nothing_else(address: str) -> None:
    assert not identifier_holds("0225", address)


def test_of_a_scheme_that_is_not_known_here_any_identifier_is_taken() -> None:
    assert identifier_holds("0190", "00000001003214345000")
