"""A wrong tracking number is put right whatever left or arrived since: told on the page, in the history and by mail."""

import json
from datetime import date
from typing import Any

import pytest
from msgspec import UNSET

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.search_terms import numbers
from chalicelib.domain.sale.striking import strike
from chalicelib.entrypoints.http.kernel.body import convert
from tests.builder.story import Story
from tests.unit.application.view.test_document import document, spaced
from tests.unit.application.view.test_told import titles
from tests.unit.domain.sale.test_steps import august, july
from tests.unit.effects_bench import REFERENCE, Bench

URL, NEW = "https://post.example/RR1", "https://post.example/RR2"


def three_parcels() -> Story:
    """Three parcels; the first has a wrong number, and the second arrived."""
    story = Story()
    for n in (1, 2, 3):
        story.does(
            july(20 + n), "ship", carrier="Poste", parts=[{"line": n, "quantity": 1}], tracking=f"RR {n}",
            tracking_url=URL, expected="2026-08-20",
        )  # fmt: skip
    return story.does(july(30), "mark_received", parcels=[2])


def facts(story: Story, number: int = 1) -> tuple[Any, ...]:
    """What is said of a parcel's carrier."""
    parcel = story.state.parcels[number - 1]
    return parcel.carrier, parcel.tracking, parcel.tracking_url, parcel.expected


def test_a_number_is_put_right_once_the_next_parcels_left() -> None:
    story = three_parcels().does(august(1), "correct_shipment", parcel=1, tracking="RR 9", tracking_url=NEW)
    assert facts(story) == ("Poste", "RR 9", NEW, august(20))
    assert facts(story, 3) == ("Poste", "RR 3", URL, august(20))
    assert titles(story)[0] == "Colis 1 rectifié : numéro de suivi RR 9"
    assert titles(story, "en")[0] == "Parcel 1 corrected: tracking number RR 9"
    row = document(story)["deliveries"]["rows"][0]
    assert spaced([row["tracking"]["text"]]) == ["Suivre chez Poste, RR 9"] and row["tracking"]["url"] == NEW


def test_what_is_left_out_stays_and_null_takes_away() -> None:
    story = three_parcels().does(august(1), "correct_shipment", parcel=1, expected="2026-08-21")
    assert facts(story) == ("Poste", "RR 1", URL, august(21))
    assert facts(story.does(august(1), "correct_shipment", parcel=1, expected=None)) == ("Poste", "RR 1", URL, None)
    assert titles(story)[:2] == ["Colis 1 rectifié : sans date attendue", "Colis 1 rectifié : attendu le 21 août"]


def test_another_number_has_not_the_wrong_one_s_address_nor_another_carrier_its_number() -> None:
    story = three_parcels().does(august(1), "correct_shipment", parcel=1, tracking="RR 9")
    assert facts(story) == ("Poste", "RR 9", None, august(20))
    story.does(august(2), "correct_shipment", parcel=3, carrier="DHL")
    assert facts(story, 3) == ("DHL", None, None, august(20))
    assert titles(story)[0] == "Colis 3 rectifié : transporteur DHL, sans numéro de suivi"


def test_pieces_and_delivery_note_stay_as_they_are() -> None:
    story = Story().does(july(20), "create_delivery_note", number="BL-1").does(july(21), "ship", carrier="Poste", tracking="RR 1")
    before = story.state
    after = story.does(july(22), "correct_shipment", parcel=1, tracking="RR 2").state
    assert (after.parcels[0].parts, after.delivery_notes, after.documents) == (
        before.parcels[0].parts, before.delivery_notes, before.documents,
    )  # fmt: skip


def test_a_parcel_that_arrived_is_put_right_too() -> None:
    assert facts(three_parcels().does(august(1), "correct_shipment", parcel=2, tracking="RR 9"), 2)[1] == "RR 9"


@pytest.mark.parametrize(
    ("body", "day", "error", "field"),
    [
        ({"parcel": 4, "tracking": "RR 9"}, august(1), Invalid, "parcel"),
        ({"parcel": 1, "tracking": "RR 1"}, august(1), NotAllowed, "parcel"),
        ({"parcel": 1}, august(1), NotAllowed, "parcel"),
        ({"parcel": 1, "expected": "2026-07-20"}, august(1), Invalid, "expected"),
        ({"parcel": 1, "tracking": "RR 9"}, july(20), Invalid, "effective"),
    ],
)
def test_what_cannot_be_put_right_is_named(body: dict[str, Any], day: date, error: type[Exception], field: str) -> None:
    with pytest.raises(error) as refused:
        three_parcels().does(day, "correct_shipment", **body)
    assert getattr(refused.value, "field", None) == field


def test_a_struck_correction_gives_back_what_was_said_and_holds_the_parcel() -> None:
    story = three_parcels().does(august(1), "correct_shipment", parcel=3, tracking="RR 9")
    entry = len(story.history)
    with pytest.raises(NotAllowed, match="depends"):
        strike(story.history, e.EntryStruck(next(x.seq for x in story.history if getattr(x.event, "parcel", 0) == 3)))
    assert facts(story.does(august(2), "strike_entry", entry=entry), 3) == ("Poste", "RR 3", URL, august(20))
    assert "Colis 3 rectifié : numéro de suivi RR 9" in titles(story)


def test_the_search_finds_the_number_that_holds() -> None:
    story = three_parcels().does(august(1), "correct_shipment", parcel=1, tracking="RR 9")
    assert "rr9" in set(numbers(REFERENCE, story.state)) and "rr1" not in set(numbers(REFERENCE, story.state))


@pytest.mark.parametrize("left_out", [{}, {"expected": None}, {"tracking_url": None, "expected": "2026-08-11"}])
def test_its_body_tells_what_is_left_out_from_what_is_taken_away(left_out: dict[str, Any]) -> None:
    body = {"type": "correct_shipment", "parcel": 1, "tracking": "RR 9", **left_out}
    asked = convert(json.dumps(body).encode(), bodies("manager"), ("fr", "en"))
    assert (asked.carrier, asked.tracking) == (UNSET, "RR 9")
    assert (asked.expected is UNSET) is ("expected" not in left_out)


def shipped() -> Bench:
    """A parcel of whose wrong number the customer was mailed."""
    bench = Bench()
    bench.create(mails=False)
    bench.execute(c.PlaceOrder(mails=False))
    bench.execute(c.Ship(carrier="Poste", tracking="RR 1", tracking_url=URL))
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


def test_whoever_got_the_wrong_number_is_mailed_the_right_one() -> None:
    bench = shipped()
    bench.execute(c.CorrectShipment(parcel=1, tracking="RR 2", tracking_url=NEW))
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert "Colis\u00a01\u00a0: son numéro de suivi est RR 2" in mail.subject
    assert "était inexact" in mail.body.text and "RR 2" in mail.body.text and NEW in mail.body.text
    assert "RR 1" not in mail.body.text


def test_a_correction_that_was_corrected_is_mailed_once() -> None:
    bench = shipped()
    bench.execute(c.CorrectShipment(parcel=1, tracking="RR 2"))
    bench.execute(c.CorrectShipment(parcel=1, tracking="RR 3"))
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert "RR 3" in mail.subject


def test_of_a_parcel_that_came_meanwhile_nobody_is_mailed() -> None:
    bench = shipped()
    bench.execute(c.CorrectShipment(parcel=1, tracking="RR 2"))
    bench.execute(c.MarkReceived(mails=False))
    bench.sweep()
    assert not bench.outbox.sent


def test_whoever_got_a_number_that_was_taken_away_is_mailed_that_it_is_void() -> None:
    bench = shipped()
    bench.execute(c.CorrectShipment(parcel=1, tracking=None))
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert "Colis 1 : le numéro de suivi RR 1 ne vaut plus" in spaced([mail.subject])[0]
    assert "Le numéro de suivi RR 1 ne vaut plus" in spaced([mail.body.text])[0]


def test_another_carrier_makes_the_old_number_void_and_no_number_was_void_that_never_was() -> None:
    bench = shipped()
    bench.execute(c.CorrectShipment(parcel=1, carrier="DHL"))
    bench.sweep()
    bench.execute(c.CorrectShipment(parcel=1, carrier="UPS"))
    bench.sweep()
    assert ["RR" in mail.body.text for mail in bench.outbox.sent] == [True, False]
