"""What a revision of an offer says of itself, so that two are laid side by side; where an order of it may go, and its stock."""

from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.offer_sheets import offer_acts
from chalicelib.application.view.order_places import countries
from chalicelib.application.view.ordering import ordering
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_review import ShownCountry
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.values.money import ZERO
from tests.builder.story import Story, line
from tests.unit.application.view.test_offer_sheets import TODAY, reading

END = date(2026, 8, 28)


def revision(story: Story, lang: Any = "en") -> Any:
    """What the page is told of the offer as it stands."""
    acts = offer_acts(Reading("45MR61G00C", story.state, story.people, translations(lang), seller(), TODAY))
    assert acts is not None
    return msgspec.to_builtins(acts.revision)


def test_a_revision_says_its_day_what_it_comes_to_and_how_long_it_holds() -> None:
    story = Story(until=END, lines=(line("A"),))
    first = revision(story)
    assert (first["number"], first["amount"]) == (1, "€120.00")
    assert first["title"].startswith("Quote of ") and first["notes"][-1] == "It holds until Friday 28\u00a0August."
    terms = {"valid_until": "2026-09-04"}
    story.does(date(2026, 8, 5), "revise_offer", lines=[line("A", quantity=2)], terms=terms)
    second = revision(story, "fr")
    assert (second["number"], second["title"]) == (2, "Révision 2, du 5\u00a0août")
    assert second["amount"].startswith("240,00") and second["document"] != first["document"]
    assert second["notes"][-1] == "Elle tient jusqu’au vendredi 4\u00a0septembre."


def test_the_order_says_of_each_line_where_its_pieces_are() -> None:
    shown = ordering(reading())
    assert shown is not None
    assert [(one.text and one.text.replace("\u00a0", " "), one.wait) for one in shown.lines] == [
        ("In stock", False), ("1 of 2 in stock", True), ("5 working days", True), ("In stock", False),
    ]  # fmt: skip


def test_an_order_may_go_to_the_sellers_countries_and_to_those_agreed_on() -> None:
    agreed = replace(NO_CONDITIONS, freight={"JP": FreightRule(ZERO)})
    named, more = countries(reading(), NO_CONDITIONS), countries(reading(), agreed)
    assert named[0] == ShownCountry("FR", "France")
    assert [one.name for one in named[1:]] == sorted(one.name for one in named[1:])
    assert {one.code for one in more} - {one.code for one in named} == {"JP"}
    assert set(seller().offers.freight) | set(seller().offers.shipping_to) <= {one.code for one in named}
