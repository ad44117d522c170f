"""A number is found however it is typed, and no part of it is taken for the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.lost_link.typed_number import MOST, folded, same_number, terms_of, without_words
from chalicelib.domain.sale.search_terms import together

WRITTEN = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/ ", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("PO-2026/0031", "po 2026 31"),
        ("PO-2026/0031", "P0-2026-OO31"),
        ("45KL89G00E", "45 kl-89 goo e"),
        ("SN-L10017", "sn 11OO17"),
        ("0031564", "31564"),
        ("F26-412", "f26412"),
        ("n° 12", "N° I2"),
    ],
)
def test_one_number_is_typed_in_many_ways(written: str, typed: str) -> None:
    assert same_number(typed, written)
    assert folded(typed) == folded(written)


@pytest.mark.parametrize("typed", ["PO-2026", "2026/0031", "PO-2026/00310", "PO-2026/003", "", "-", "---"])
def test_a_part_of_a_number_is_not_the_number(typed: str) -> None:
    assert not same_number(typed, "PO-2026/0031")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("n° 4711", ("4711",)), ("Commande P3V0 5BNM 5F", ("P3V0 5BNM 5F",)), ("n°12-B 3", ("12-B 3",)),
     ("your ref.: PO 4711", ("ref.: PO 4711", "PO 4711", "4711")), ("4711 B", ()), ("SN-L10017", ()), ("Jean Bon", ()),
     ("", ()), ("a b c d e f 1", ("b c d e f 1", "c d e f 1", "d e f 1", "e f 1"))],
)  # fmt: skip
def test_what_stands_behind_words_is_told_from_a_number_alone(typed: str, number: tuple[str, ...]) -> None:
    assert without_words(typed) == number


def test_a_text_without_letter_or_digit_is_no_number() -> None:
    assert not same_number("--", "//") and terms_of("--") == () and folded("--") == "--"


@given(WRITTEN)
def test_what_is_written_is_found_under_its_own_term_first(written: str) -> None:
    term = together(written)
    assert not term or (terms_of(written)[0] == term and same_number(written, written.swapcase()))


@given(WRITTEN)
def test_no_typing_makes_a_worker_look_for_ever(written: str) -> None:
    assert len(terms_of(written)) <= 2 * (MOST + 1) * 4


@given(st.integers(1, 999_999), st.integers(0, 3))
def test_zeros_before_a_serial_number_may_be_left_out(number: int, zeros: int) -> None:
    assert f"{'0' * zeros}{number}" in terms_of(str(number))
