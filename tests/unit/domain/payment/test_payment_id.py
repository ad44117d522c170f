"""The id of a payment follows from its door and its identity there."""

import pytest

from chalicelib.domain.payment.payment_id import is_payment_id, payment_id


def test_the_same_payment_has_the_same_id_and_another_has_another() -> None:
    first = payment_id("statement", "FR76", "REF-1")
    assert first == payment_id("statement", "FR76", "REF-1")
    assert is_payment_id(first)
    others = [
        payment_id(*given) for given in (("stripe", "FR76", "REF-1"), ("statement", "FR7", "6REF-1"), ("statement", "FR76"))
    ]
    assert len({first, *others}) == 4


@pytest.mark.parametrize("word", ["", "VIR 2026-08-05", "PMT-1", f"PMT-{'A' * 21}", f"PMT-{'A' * 20}\n"])
def test_the_words_of_other_systems_are_no_ids(word: str) -> None:
    assert not is_payment_id(word)


def test_one_in_small_letters_is_none_of_another_system() -> None:
    assert is_payment_id(f"PMT-{'a' * 20}") and is_payment_id(f"pmt-{'a' * 20}")
