"""French hours stay on one line, and are copied as they are typed."""

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.application.view.hours import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Du lundi au vendredi, 9 h à 17 h 30.", "Du lundi au vendredi, 9\u00a0h à 17\u00a0h\u00a030."),
        ("à 14 h 05", "à 14\u00a0h\u00a005"),
        ("{hour} h {minute}", "{hour}\u00a0h\u00a0{minute}"),
        ("9:00 to 17:30 (Paris)", "9:00 to 17:30 (Paris)"),
        ("3 hommes, 2 heures", "3 hommes, 2 heures"),
    ],
)
def test_the_spaces_of_an_hour_are_kept(text: str, kept: str) -> None:
    assert unbroken(text) == kept


def test_the_hours_of_the_desk_are() -> None:
    assert " h " not in seller().contact.hours["fr"]
