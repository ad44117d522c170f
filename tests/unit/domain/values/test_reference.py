"""References: those of 2004 are never refused, a typo in a new one is always told."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chalicelib.domain.values.reference import ALPHABET, LENGTH, OLD_SHAPE, compose, normalise

new = st.integers(min_value=0).map(lambda seed: compose(Random(seed).choice))
old = st.from_regex(OLD_SHAPE, fullmatch=True)
places = st.integers(min_value=0, max_value=LENGTH - 1)


def test_the_seeds_reference_is_itself() -> None:
    assert normalise("45KL89G00E") == "45KL89G00E"


@pytest.mark.parametrize(
    "typed", ["45kl89g00e", " 45KL 89G 00E ", "45-KL-89G-00E", "45KL89GOOE", "45kl89goOe", "45‑KL89G00E", "45.KL/89_G00E"]
)
def test_what_people_type_is_put_right(typed: str) -> None:
    assert normalise(typed) == "45KL89G00E"


@pytest.mark.parametrize(
    "typed", ["", "45KL89G00", "45KL89G00EE", "Jean Bon", "١٢KL٣٤G٥٦E", "x" * 100_000, "\x00" * 10, "45KL89G0É0"]
)
def test_what_can_be_no_reference_is_none(typed: str) -> None:
    assert normalise(typed) is None


@given(old)
def test_an_old_reference_is_never_refused(reference: str) -> None:
    assert normalise(reference) == reference


@given(old)
def test_letters_and_digits_that_look_alike_are_put_right_in_an_old_reference(reference: str) -> None:
    assert normalise(reference.replace("0", "O").replace("1", "I")) == reference
    assert normalise(reference.replace("O", "0").replace("I", "1").lower()) == reference


@given(new)
def test_a_new_reference_is_itself_however_it_is_typed(reference: str) -> None:
    assert len(reference) == LENGTH
    assert set(reference) <= set(ALPHABET)
    spaced = " ".join((reference[:4], reference[4:7], reference[7:]))
    for typed in (reference, reference.lower(), spaced, spaced.replace(" ", "-"), reference.replace("0", "O").replace("1", "l")):
        assert normalise(typed) == reference


@given(new, places, st.sampled_from(ALPHABET + "UZ"))
def test_one_wrong_character_is_always_told(reference: str, position: int, wrong: str) -> None:
    assume(reference[position] != wrong)
    assert normalise(reference[:position] + wrong + reference[position + 1 :]) is None


@given(new, st.integers(min_value=0, max_value=LENGTH - 2))
def test_two_neighbours_swapped_are_always_told(reference: str, position: int) -> None:
    first, second = reference[position], reference[position + 1]
    assume(first != second)
    assert normalise(reference[:position] + second + first + reference[position + 2 :]) is None


@given(new, places, st.sampled_from(ALPHABET))
def test_a_character_too_few_or_too_many_is_always_told(reference: str, position: int, more: str) -> None:
    assert normalise(reference[:position] + reference[position + 1 :]) is None
    assert normalise(reference[:position] + more + reference[position:]) is None
