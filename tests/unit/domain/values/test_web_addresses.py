"""What mail programs would make something to press of is told from words with points in them."""

import pytest

from chalicelib.domain.values.web_addresses import has_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://pay.example", "see WWW.pay.example", "pay-now.com", "Go to evil.com.", "pay.example/now", "bit.ly/x", "http:/x",
        "mailto:x@y.example", "\uff45vil\uff0ecom", "javascript://x",
    ],
)  # fmt: skip
def test_an_address_of_a_site_is_seen(text: str) -> None:
    assert has_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dr.A. Kovács", "J.-P. Bon", "S.A.R.L. Dupont", "Merci.Anna", "n.12", "achats@bigcorp.com", "réf. 45/12 : ok", "24h/24",
        "le 3.12/4 à 10:30", "P020051G-02",
    ],
)  # fmt: skip
def test_words_with_points_are_none(text: str) -> None:
    assert not has_web_address(text)
