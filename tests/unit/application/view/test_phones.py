"""Telephone numbers are written for the reader who dials them."""

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.details import desk
from chalicelib.application.view.phones import phone_in


@pytest.mark.parametrize(
    ("phone", "uri", "written"),
    [
        ("04 65 71 00 12", "tel:+33465710012", "+33 4 65 71 00 12"),
        ("04.65.71.00.12", "tel:+33-4-65-71-00-12", "+33 4.65.71.00.12"),
        ("022 310 00 00", "tel:+41223100000", "+41 22 310 00 00"),
        ("+33 4 65 71 00 12", "tel:+33465710012", "+33 4 65 71 00 12"),
        ("3900", "tel:3900", "3900"),
        ("04 65 71 00 12", "tel:+33999999999", "04 65 71 00 12"),
    ],
)
def test_english_readers_dial_the_country_too(phone: str, uri: str, written: str) -> None:
    assert phone_in(phone, uri, abroad=True) == written
    assert phone_in(phone, uri, abroad=False) == phone


def test_the_seller_is_spoken_of_in_each_language() -> None:
    assert seller().localised("fr").contact.phone == "04 65 71 00 12"
    assert seller().localised("en").contact.phone == "+33 4 65 71 00 12"
    assert seller().localised("en").contact.phone_uri == "tel:+33465710012"


def test_whoever_shows_the_desk_shows_the_number_that_its_reader_dials() -> None:
    """The list of all affairs has the seller at hand as read from the file, and no dossier's reading of it."""
    assert desk(seller(), translations("fr")).phone == "04 65 71 00 12"
    assert desk(seller(), translations("en")).phone == "+33 4 65 71 00 12"
