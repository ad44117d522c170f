"""A customer's act goes with what they were shown: what they cannot see keeps nothing from being done, what they can does."""

import pytest

from chalicelib.application.writing.optimistic_lock import shown_version
from tests.http.api import Reply
from tests.http.clock import in_days
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, headers
from tests.http.kinds import IN_PROCESS
from tests.http.recorded_documents import made

UNSEEN: tuple[tuple[str, dict[str, object]], ...] = (
    ("add_note", {"comment": "Client pressé."}),
    ("assign", {"owner": "moulin"}),
    ("invite_contact", {"new": {"name": "Ann", "email": "ann@bigcorp.example", "language": "en"}}),
    ("correct_contact", {"contact": "jean", "language": "en"}),
    ("acknowledge", {}),
)
SEEN: tuple[tuple[str, dict[str, object]], ...] = (
    ("add_note", {"comment": "Pour vous.", "visible": True}),
    ("add_note", {"comment": "Client pressé.", "next_news": in_days(20)}),
    ("announce_delivery", {"on": "2099-08-04"}),
    ("order_supply", {"comment": "remise 40 %"}),
    ("cancel_order", {"comment": "À votre demande."}),
    ("strike_entry", {"entry": 4}),
)


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """The customer of an order with a delivery announced, entry 4."""
    guest = Guest(desk.api, desk.open())
    desk.do(guest.reference, "announce_delivery", on="2099-08-01")
    return guest


def ask_question(guest: Guest, seen: str) -> Reply:
    return guest.post("/questions", {"name": "Jean Bon", "question": "Quand ?"}, headers(match=seen))


@pytest.mark.parametrize(("type_", "fields"), UNSEEN, ids=[type_ for type_, _ in UNSEEN])
def test_what_a_customer_cannot_see_does_not_stop_them(desk: Desk, guest: Guest, type_: str, fields: dict[str, object]) -> None:
    seen = guest.seen()
    desk.do(guest.reference, type_, **fields)
    assert guest.seen() == seen
    assert ask_question(guest, seen).status == 201


@pytest.mark.parametrize(("type_", "fields"), SEEN, ids=[f"{type_}-{position}" for position, (type_, _) in enumerate(SEEN)])
def test_what_changed_before_their_eyes_does(desk: Desk, guest: Guest, type_: str, fields: dict[str, object]) -> None:
    seen = guest.seen()
    desk.do(guest.reference, type_, **fields)
    refused = ask_question(guest, seen)
    assert (refused.status, refused.json["version"]) == (412, guest.seen())
    assert ask_question(guest, guest.seen()).status == 201


def test_another_s_act_does_too(desk: Desk, guest: Guest) -> None:
    seen = guest.seen()
    desk.do(guest.reference, "invite_contact", contact="jean")
    answer = ask_question(Guest(desk.api, guest.reference, "l2"), seen)
    assert answer.json["version"] == guest.seen() != seen
    assert ask_question(guest, seen).status == 412


@IN_PROCESS
def test_a_document_made_or_a_mail_sent_meanwhile_stops_nobody(desk: Desk, guest: Guest, store: Counting, time: Time) -> None:
    seen, staff_saw = guest.seen(), desk.version(guest.reference)
    made(store, time, guest.reference, 2)
    assert desk.version(guest.reference) == staff_saw + 1
    assert guest.seen() == seen and guest.get().json["documents"]["items"][0]["url"]
    path = f"/staff/dossiers/{guest.reference}/commands"
    assert desk.post(path, {"type": "strike_entry", "entry": staff_saw}, headers(match=staff_saw)).status == 201
    assert desk.post(path, {"type": "add_note", "comment": "x"}, headers(match=staff_saw)).status == 412
    assert ask_question(guest, seen).status == 412


def test_a_version_counts_nothing(desk: Desk, guest: Guest) -> None:
    answers = [guest.get(), guest.get("/history"), guest.get("?at=2")]
    assert answers[0].json["version"] == shown_version(guest.reference, 4)
    for answer in answers:
        assert len(answer.headers["etag"].split("-")[0].strip('"')) == 12
    other = Guest(desk.api, desk.open())
    desk.do(other.reference, "announce_delivery", on="2099-08-01")
    assert other.seen() != guest.seen(), "the same count of another dossier is another version"
    tag = answers[0].headers["etag"]
    desk.do(guest.reference, "add_note", comment="x")
    assert guest.get(**{"If-None-Match": tag}).status == 304
