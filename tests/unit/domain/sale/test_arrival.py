"""When a parcel should arrive, when its customer is asked for it, and when its goods were ready."""

from datetime import date

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.steps import arrival, to_confirm
from tests.builder.story import Story
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july


def announced() -> Story:
    return Story().does(july(21), "announce_delivery", on="2026-08-04").does(july(30), "ship", carrier="Postal Service")


def test_a_parcel_without_a_date_of_its_own_arrives_on_the_one_announced() -> None:
    story = announced()
    assert arrival(story.state, story.state.parcels[0]) == august(4)
    page = document(story, today=august(3))
    assert spaced(page["verdict"]) == ["Votre commande est expédiée.", "Elle arrive le mardi 4 août."]
    assert spaced([page["deliveries"]["rows"][0]["date"]]) == ["mardi 4 août"]
    assert page["todo"]["who"] == "us"


@pytest.mark.parametrize(("on", "until", "asked"), [("2026-08-01", 1, True), ("2026-08-01", 31, False)])
def test_its_own_date_goes_before_the_announced_one(on: str, until: int, asked: bool) -> None:
    story = Story().does(july(21), "announce_delivery", on="2026-08-04").does(july(30), "ship", carrier="Post", expected=on)
    day = august(1) if until == 1 else july(31)
    assert bool(to_confirm(story.state, day)) is asked


def test_a_parcel_of_no_known_date_is_asked_for_from_the_next_day_on() -> None:
    story = Story().does(july(30), "ship", carrier="Postal Service")
    assert not to_confirm(story.state, july(30))
    assert to_confirm(story.state, july(31))


def test_a_date_that_was_announced_after_it_left_is_not_that_parcel_s() -> None:
    story = Story().does(july(22), "ship", carrier="Post", parts=[{"line": 1, "quantity": 1}])
    story.does(july(23), "announce_delivery", on="2026-08-20")
    assert arrival(story.state, story.state.parcels[0]) is None


def test_supply_is_done_when_the_last_line_was_ready_not_when_it_left() -> None:
    story = Story().does(july(20), "order_supply").does(july(24), "receive_supply").does(august(3), "ship", carrier="Post")
    assert steps(story.state, august(6))[2].day == july(24)


def test_two_parcels_of_which_one_came_hold_the_cursor() -> None:
    story = Story().does(july(22), "ship", carrier="Post", parts=[{"line": 1, "quantity": 1}])
    story.does(july(23), "ship", carrier="Post").does(july(24), "mark_received", parcels=[1])
    assert [step.key for step in steps(story.state, august(6)) if step.cursor] == ["reception"]


def test_nothing_leaves_before_it_was_ordered_nor_arrives_twice() -> None:
    with pytest.raises(Invalid, match="placed"):
        Story(begun=date(2026, 7, 15)).does(july(14), "ship", carrier="Post")
    with pytest.raises(NotAllowed, match="under way"):
        announced().does(august(4), "mark_received", parcels=[1, 1])
