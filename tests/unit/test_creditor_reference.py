"""The reference of a transfer."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.creditor_reference import creditor_reference

NUMBERS = st.text(string.ascii_letters + string.digits + "-/ ", max_size=24).filter(lambda text: 1 <= len(_body(text)) <= 21)


def test_the_known_references_of_the_standard() -> None:
    assert creditor_reference("539007547034") == "RF18539007547034"
    assert creditor_reference("F26-0412") == "RF48F260412"


@given(NUMBERS)
def test_moved_to_the_end_the_prefix_leaves_one_modulo_97(number: str) -> None:
    reference = creditor_reference(number)
    assert reference[4:] == _body(number)
    assert int("".join(str(int(char, 36)) for char in reference[4:] + reference[:4])) % 97 == 1


@pytest.mark.parametrize("number", ["", "--", "é", "1" * 22])
def test_no_reference_is_made_of_nothing_or_too_much(number: str) -> None:
    with pytest.raises(ValueError, match="no reference"):
        creditor_reference(number)


def _body(number: str) -> str:
    return re.sub("[^0-9A-Z]", "", number.upper())
