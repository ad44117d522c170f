"""Serial numbers: on the page, on the delivery note and in the mail of the parcel."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.language import Language
from tests.builder.deal import Deal
from tests.builder.deal import line as sold
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import document
from tests.unit.domain.sale.test_steps import august, july

PARTS = [{"line": 1, "quantity": 2, "serials": ["01187", "01188"]}, {"line": 2, "quantity": 1}]


def parcel() -> Story:
    """A parcel of two instruments that have numbers and a part that has none."""
    return Story(begun=july(15), lines=(line("A", quantity=2), line("B"))).does(july(20), "ship", carrier="Poste", parts=PARTS)


def rows(story: Story, lang: Language) -> Any:
    """The deliveries of the page."""
    return document(story, lang)["deliveries"]["rows"]


@pytest.mark.parametrize(("lang", "name", "word"), [("fr", "Pièce A", "n°\u00a0"), ("en", "Piece A", "no. ")])
def test_the_page_tells_those_of_each_line_on_the_way_and_when_it_has_arrived(lang: Language, name: str, word: str) -> None:
    serials = [{"name": name, "numbers": [f"{word}01187", f"{word}01188"]}]
    assert [row["serials"] for row in rows(parcel(), lang)] == [serials]
    assert [row["serials"] for row in rows(parcel().does(july(22), "mark_received"), lang)] == [serials]


def test_what_has_none_and_what_has_not_left_tell_none() -> None:
    story = Story(begun=july(15)).does(july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    assert [row["serials"] for row in rows(story, "fr")] == [[], []]
    assert [row["serials"] for row in rows(Story(until=august(28), lines=(line("A", lead_days=0),)), "fr")] == [[]]


def test_the_delivery_note_lists_them_and_the_parcel_that_leaves_by_it_has_them() -> None:
    deal = Deal(sold(quantity=2), sold()).does("create_delivery_note", number="BL26-0733", parts=PARTS)
    printed, _ = deal.composed("delivery_note")
    assert [row.detail for row in printed.rows] == ["41-2250, n°\u00a001187, n°\u00a001188", "41-2250"]
    deal.does("ship", carrier="Poste")
    assert deal.history[-1].event.parts[0].serials == ("01187", "01188")  # type: ignore[union-attr]  # the last event is one of parts


@pytest.mark.parametrize(
    ("serials", "reason"), [(["1", "2", "3"], "more serial numbers than pieces"), (["1", "1"], "is named twice")]
)
def test_numbers_that_cannot_be_are_refused(serials: list[str], reason: str) -> None:
    story = Story(begun=july(15), lines=(line("A", quantity=2),))
    with pytest.raises(Invalid, match=reason):
        story.does(july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 2, "serials": serials}])
