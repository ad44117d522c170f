"""Where a place is for VAT."""

import pytest

from chalicelib.domain.values.territory import Territory, overseas, state_of_number, territory


@pytest.mark.parametrize(
    ("country", "postcode", "where"),
    [
        ("FR", "38000", "france"),
        ("MC", "98000", "france"),
        ("FR", "98000", "france"),
        ("FR", "20200", "france"),
        ("DE", "80331", "union"),
        ("GR", "104 31", "union"),
        ("IE", "D02 X285", "union"),
        ("GB", "BT1 5GS", "northern_ireland"),
        ("GB", "bt7 1nn", "northern_ireland"),
        ("GB", "SW1A 1AA", "outside"),
        ("GB", "B1 1AA", "outside"),
        ("IM", "IM1 1AA", "outside"),
        ("CH", "8002", "outside"),
        ("RE", "97400", "overseas"),
        ("FR", "97400", "overseas"),
        ("FR", "98 800", "overseas"),
        ("PF", "98713", "overseas"),
        ("DE", "78266", "outside"),
        ("DE", "27498", "outside"),
        ("ES", "28001", "union"),
        ("ES", "35001", "outside"),
        ("ES", "51001", "outside"),
        ("FI", "22100", "outside"),
        ("AX", "22100", "outside"),
        ("IT", "23041", "outside"),
        ("GR", "63086", "outside"),
        ("US", "97400", "outside"),
    ],
)
def test_a_place_is_where_the_directive_says(country: str, postcode: str, where: Territory) -> None:
    assert territory(country, postcode) == where


def test_a_part_of_overseas_france_is_known_by_its_code_or_its_postcode() -> None:
    assert overseas("RE", "97400") == overseas("FR", "97400") == "RE"
    assert overseas("FR", "38000") is None
    assert overseas("DE", "97400") is None


@pytest.mark.parametrize(
    ("number", "state"),
    [
        ("DE136695976", "DE"),
        ("EL094259216", "EL"),
        ("XI123456789", "XI"),
        ("FR83404833048", "FR"),
        ("GB123456789", None),
        ("CHE107787577TVA", None),
        ("NO974760673MVA", None),
        (None, None),
        ("", None),
    ],
)
def test_a_vat_number_is_of_the_state_of_its_prefix(number: str | None, state: str | None) -> None:
    assert state_of_number(number) == state
