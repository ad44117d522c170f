"""Postcodes of countries whose form is sure are held to it, and the nought that a spreadsheet lost is told."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.postcodes import check_postcode
from tests.refusals import refusal


@pytest.mark.parametrize(
    ("country", "postcode"), [("FR", "1000"), ("DE", "1067"), ("ES", "8001"), ("IT", "0187"), ("MC", "9800")]
)
def test_a_lost_nought_is_told(country: str, postcode: str) -> None:
    with pytest.raises(Invalid, match=f"write 0{postcode} if the spreadsheet lost a nought") as refused:
        check_postcode(postcode, country, "delivery.postcode")
    assert refused.value.field == "delivery.postcode"


@pytest.mark.parametrize(
    ("country", "postcode"),
    [
        ("FR", "F-38000"),
        ("FR", "38 000"),
        ("FR", "380000"),
        ("FR", "３８０００"),
        ("BE", "10000"),
        ("CH", "800"),
        ("LU", "L1"),
        ("AT", "01010"),
    ],
)
def test_what_is_none_is_refused(country: str, postcode: str) -> None:
    with pytest.raises(Invalid, match=f"a postcode of {country} has"):
        check_postcode(postcode, country, "postcode")


@pytest.mark.parametrize(
    ("country", "postcode"),
    [("FR", "01000"), ("FR", "97400"), ("DE", "01067"), ("BE", "1000"), ("CH", "8001"), ("LU", "1009"), ("LU", "L-1009"),
     ("AT", "1010"), ("GB", "SW1A 1AA"), ("NL", "1012 AB"), ("IE", "D02 X285"), ("US", "10001-1234"), ("PT", "1000-001")],
)  # fmt: skip
def test_what_a_country_has_comes_in(country: str, postcode: str) -> None:
    assert refusal(lambda: check_postcode(postcode, country, "postcode")) is None
