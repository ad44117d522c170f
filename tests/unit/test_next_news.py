"""The promised day of the next news on the dossier's page: where it is our turn, until it has passed."""

from datetime import date

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.errors import Invalid
from tests.unit.story import Story
from tests.unit.test_steps import august, july

TOLD = "Prochaine nouvelle le mercredi 12\u00a0août."


def notes(story: Story, today: date) -> list[str]:
    """The notes of the panel."""
    found = todo(Reading("45MP40G00D", story.state, story.people, words("fr"), seller(), today))["notes"]
    assert isinstance(found, list)
    return found


def promised() -> Story:
    """An order on which news are promised for 12 August."""
    return Story().does(july(20), "order_supply", next_news="2026-08-12")


@pytest.mark.parametrize(("today", "told"), [(july(20), [TOLD]), (august(12), [TOLD]), (august(13), [])])
def test_it_is_told_until_its_day(today: date, told: list[str]) -> None:
    assert notes(promised(), today) == told


def test_it_stands_below_the_delivery_announced() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-21", next_news="2026-08-12")
    assert notes(story, august(6)) == ["Livraison annoncée pour le vendredi 21\u00a0août.", TOLD]


def test_it_is_kept_by_what_the_customer_is_told() -> None:
    assert notes(promised().does(july(22), "receive_supply"), august(6)) == []


@pytest.mark.parametrize("command", [("promise_news", {"on": "2026-08-12"}), ("add_note", {"next_news": "2026-08-12"})])
def test_what_customers_do_not_see_promises_them_nothing(command: tuple[str, dict[str, str]]) -> None:
    kind, more = command
    with pytest.raises(Invalid):
        Story().does(july(20), kind, comment="x", visible=False, **more)


def test_where_it_is_the_customers_turn_it_is_not_told() -> None:
    story = Story().does(july(20), "issue_invoice", number="X26-1", due="2026-09-02", next_news="2026-08-12")
    assert TOLD not in notes(story, august(6))
