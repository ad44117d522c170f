"""What a payment's text names: numbers as people type them and banks cut them, and nothing by chance."""

import pytest

from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.read_text import read
from tests.samples.matching import item

BOOK = OpenBook(
    [
        item("F26-0412", "3482.40"),
        item("F26-0413", "100.00"),
        item("F26-0417", "501.60"),
        item("F26-0041", "41.00"),
        item("F26-4171", "4171.00"),
        item("2019/77", "77.00"),
        item("A7", "7.00"),
        item(None, "900.00", reference="45ML90G00D", order_number="P020051G-02"),
    ]
)


@pytest.mark.parametrize(
    "text",
    ["F26-0412", "facture F26-0412 merci", "FACT F26 0412", "F260412", "F26/0412", "F26.0412", "F26-00412",
     "REGLT F26-412 DU 3", "N°F26-0412."],
)  # fmt: skip
def test_a_number_is_read_as_people_type_it(text: str) -> None:
    assert [one.number for one in read("", text, BOOK).by_number] == ["F26-0412"]


@pytest.mark.parametrize(
    "text",
    ["412", "26-0412", "26 0412", "XF26-0412", "F26-04123", "F26-0412A", "F27-0412", "F026-0412",
     "F26-04", "F26-041", "AF26 0412", "0412"],
)  # fmt: skip
def test_nothing_is_read_in_digits_that_stand_anywhere(text: str) -> None:
    mentions = read("", text, BOOK)
    assert mentions.all == ()


def test_a_number_at_the_end_of_a_text_that_a_bank_may_have_cut_is_not_there_in_full() -> None:
    cut = read("", "VIREMENT POUR FACTURE F26-417", BOOK)
    assert [one.number for one in cut.short] == ["F26-0417"]
    assert [one.number for one in read("", "VIREMENT F26-417", BOOK).by_number] == ["F26-0417"]


def test_numbers_of_a_list_follow_the_first_one() -> None:
    mentions = read("", "FACTURES F26-0412/0413 ET 0417", BOOK)
    assert [one.number for one in mentions.whole] == ["F26-0412", "F26-0413", "F26-0417"]


@pytest.mark.parametrize("text", ["RF48F260412", "REF RF48 F260 412 MERCI", "/RFB/RF48F260412/"])
def test_a_structured_reference_is_read_in_groups_or_not(text: str) -> None:
    mentions = read("", text, BOOK)
    assert [one.number for one in mentions.by_reference] == ["F26-0412"]
    assert mentions.foreign == ()


@pytest.mark.parametrize("text", ["RF49F260412", "RF48F26041", "RF48F2604123", "ARF48F260412"])
def test_a_reference_that_is_not_whole_or_whose_check_digits_are_wrong_is_none(text: str) -> None:
    assert read(text, "", BOOK).by_reference == ()


def test_a_number_that_looks_like_any_other_wants_a_word_before_it() -> None:
    assert read("", "2019/77", BOOK).all == read("", "CPTE A7", BOOK).all == ()
    assert [one.number for one in read("", "FACTURE N° 2019/77", BOOK).all] == ["2019/77"]
    assert [one.number for one in read("", "FACT A7", BOOK).all] == ["A7"]


def test_our_order_and_the_customers_are_read_as_wholes() -> None:
    assert [one.reference for one in read("", "CDE P020051G-02", BOOK).orders] == ["45ML90G00D"]
    assert [one.reference for one in read("", "cde 45ml90g00d merci", BOOK).dossiers] == ["45ML90G00D"]
    assert read("", "CDE P020051G-03", BOOK).orders == read("", "CDE P020051G", BOOK).orders == ()


def test_a_number_of_ours_that_is_not_open_is_told() -> None:
    assert read("", "SOLDE F26-0399", BOOK).foreign == ("F-26-0399",)
