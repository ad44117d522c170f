"""The text of a transfer's QR code."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.values.creditor_reference import creditor_reference
from chalicelib.domain.values.epc import transfer

NAME, IBAN, AMOUNT, REFERENCE, BIC = (
    "Granuloshop SAS",
    "FR7630006000011234567890189",
    Decimal("6264.00"),
    "RF48F260412",
    "AGRIFRPP",
)
NAMES = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=70)
AMOUNTS = st.decimals("0.01", "999999999.99", places=2)


def test_a_transfer_line_by_line() -> None:
    assert transfer(NAME, "FR76 3000 6000 0112 3456 7890 189", AMOUNT, REFERENCE, BIC).split("\n") == [
        "BCD", "002", "1", "SCT", BIC, NAME, IBAN, "EUR6264.00", "", REFERENCE,
    ]  # fmt: skip


def test_the_bic_may_be_left_out() -> None:
    assert transfer(NAME, IBAN, AMOUNT, REFERENCE).split("\n")[4] == ""


@given(NAMES, AMOUNTS, st.integers(1, 10**9))
def test_what_goes_in_is_read_back(name: str, amount: Decimal, number: int) -> None:
    reference = creditor_reference(str(number))
    fields = transfer(name, IBAN, amount, reference, BIC).split("\n")
    assert len(fields) == 10
    assert fields[5:8] == [name, IBAN, f"EUR{amount}"]
    assert fields[9] == reference


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 71},
        {"name": "Granuloshop\nEUR1.00"},
        {"iban": "FR7630006000011234567890188"},
        {"amount": Decimal("0.00")},
        {"amount": Decimal("-1.00")},
        {"amount": Decimal("1.005")},
        {"amount": Decimal("1000000000.00")},
        {"reference": "RF49F260412"},
        {"bic": "AGRIFR"},
    ],
)
def test_what_no_bank_could_read_is_refused(wrong: dict[str, object]) -> None:
    fields: dict[str, object] = {"name": NAME, "iban": IBAN, "amount": AMOUNT, "reference": REFERENCE, "bic": BIC}
    with pytest.raises(ValueError):
        transfer(**(fields | wrong))  # type: ignore[arg-type]  # the fields are of several types
