"""Numbers of companies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.values.company_ids import siren, siret, swiss_vat_number, vat_number, written


@pytest.mark.parametrize("typed", ["732829320", "732 829 320", " 732\u202f829\u00a0320 "])
def test_a_siren_is_written_without_spaces(typed: str) -> None:
    assert siren(typed) == "732829320"


@given(st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_digit_of_a_siren_is_told(position: int, off: int) -> None:
    right = "732829320"
    assert siren(f"{right[:position]}{(int(right[position]) + off) % 10}{right[position + 1 :]}") is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("FR44 732 829 320", "FR44732829320"),
        ("de 136 695 976", "DE136695976"),
        ("ATU 37675002", "ATU37675002"),
        ("GR 094259216", "EL094259216"),
        ("EL094259216", "EL094259216"),
    ],
)
def test_a_vat_number_has_its_prefix_and_no_spaces(typed: str, number: str) -> None:
    assert vat_number(typed) == number


@pytest.mark.parametrize("typed", ["", "FR", "FR45732829320", "44732829320", "CH123456788", "US12", "FR４４732829320"])
def test_what_is_no_vat_number_of_the_union_is_told(typed: str) -> None:
    assert vat_number(typed) is None


@pytest.mark.parametrize("tax", ["MWST", "TVA", "IVA"])
@pytest.mark.parametrize("typed", ["CHE-107.787.577 {}", "CHE107787577{}", "CHE-107.787.577{}", "CHE 107 787 577 {}"])
def test_a_swiss_number_is_taken_in_each_language_and_shown_as_the_register_does(typed: str, tax: str) -> None:
    number = swiss_vat_number(typed.format(tax))
    assert number == f"CHE107787577{tax}"
    assert written(number) == f"CHE-107.787.577 {tax}"


@pytest.mark.parametrize(
    "typed", ["", "CHE", "CHE-107.787.576 TVA", "CHE-107.787.577", "CHE-107.787.577 VAT", "CHE１07787577TVA"]
)
def test_what_is_no_swiss_number_is_told(typed: str) -> None:
    assert swiss_vat_number(typed) is None


def test_other_numbers_are_shown_as_they_are_kept() -> None:
    assert [written(number) for number in ("FR44732829320", "GB123456789", "CHE1")] == ["FR44732829320", "GB123456789", "CHE1"]


@given(st.text(max_size=30))
def test_any_text_is_answered(typed: str) -> None:
    assert siren(typed) is None or len(siren(typed) or "") == 9
    normal = vat_number(typed)
    assert normal is None or vat_number(normal) == normal


@pytest.mark.parametrize(
    ("typed", "number"),
    [("404833048 00022", "40483304800022"), ("40483304800023", None), ("404833048", None), ("٤٠٤٨٣٣٠٤٨٠٠٠٢٢", None)],
)
def test_a_siret_has_fourteen_digits_that_check(typed: str, number: str | None) -> None:
    assert siret(typed) == number
