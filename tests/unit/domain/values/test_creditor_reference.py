"""The reference of a transfer."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649

from chalicelib.domain.values.creditor_reference import creditor_reference, grouped, payment_reference

NUMBERS = st.text(string.ascii_letters + string.digits + "-/ ", max_size=24).filter(lambda text: 1 <= len(_body(text)) <= 21)


def test_the_known_references_of_the_standard() -> None:
    assert creditor_reference("539007547034") == "RF18539007547034"
    assert creditor_reference("F26-0412") == "RF48F260412"


@given(NUMBERS)
def test_what_is_made_is_a_reference_to_others_too(number: str) -> None:
    reference = creditor_reference(number)
    assert reference[4:] == _body(number)
    assert iso11649.validate(reference) == reference


def test_it_is_printed_in_groups_of_four_and_read_without_them() -> None:
    assert grouped("RF48F260412") == "RF48 F260 412"
    assert iso11649.validate(grouped("RF48F260412")) == "RF48F260412"


def test_a_number_of_which_none_can_be_made_stands_for_itself() -> None:
    long = "2004/FACTURE/0000000001234"
    assert grouped(payment_reference(long)) == payment_reference(long) == long
    assert payment_reference("F26-0412") == "RF48F260412"


@pytest.mark.parametrize("number", ["", "--", "é", "1" * 22])
def test_no_reference_is_made_of_nothing_or_too_much(number: str) -> None:
    with pytest.raises(ValueError, match="no reference"):
        creditor_reference(number)


def _body(number: str) -> str:
    return re.sub("[^0-9A-Z]", "", number.upper())
