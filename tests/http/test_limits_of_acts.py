"""What nobody does by a link again and again: keep pieces for ever, take orders back, send mails, name files of others."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.domain.sale import enrolment
from chalicelib.domain.sale.acts_by_link import MOST
from chalicelib.domain.sale.by_phone import MOST_TAKEN_BACK
from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Reply
from tests.http.clock import now
from tests.http.conftest import Time
from tests.http.desk import Desk, Guest, headers, offer, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_orders import LINES, draft, placed, reviewed
from tests.http.test_reservations import reserve, sku  # noqa: F401 - a fixture is found by its name

pytestmark = IN_PROCESS
NAMED = {"name": "Jean Bon"}
LONG = {"valid_until": str(paris_date(now()) + timedelta(days=300))}


@pytest.fixture
def guest(desk: Desk) -> Guest:
    return Guest(desk.api, desk.open(offer(lines=LINES)))


def act(guest: Guest, path: str, **body: Any) -> Reply:
    """Jean does something, on what he was shown."""
    return guest.post(f"/{path}?lang=en", {**NAMED, **body}, headers(match=guest.seen()))


def test_reserving_again_keeps_pieces_no_longer_than_extending_once(desk: Desk, sku: str, time: Time) -> None:  # noqa: F811 - the fixture itself
    line = {**LINES[0], "sku": sku, "quantity": 1}
    guest = Guest(desk.api, desk.open(order(customer_reference=None, terms=LONG, lines=[line])))
    days = 2 * seller().offers.reserve_days
    for _ in range(days):
        last = guest.get().json["acts"]["offer"]["reserve"]["last"]
        assert act(guest, "reservations", **reserve(until=last)).status == 201, "what is offered can be done"
        assert act(guest, "reservation-releases").status == 201
    time.ahead = timedelta(days=1)
    assert guest.get().json["acts"]["offer"]["reserve"] is None
    reply = act(guest, "reservations", **reserve())
    assert reply.status == 409 and f"{days}\u00a0working days" in reply.json["detail"], reply.body
    desk.do(guest.reference, "keep_pieces", comment="As agreed by telephone.")
    assert act(guest, "reservation-extensions").status == 409


def test_an_order_taken_back_again_and_again_is_ordered_by_telephone(guest: Guest) -> None:
    for _ in range(MOST_TAKEN_BACK):
        assert placed(guest, draft(2, 10)).status == 201
        assert act(guest, "order-withdrawals").status == 201
    reply = guest.post("/order-reviews?lang=en", draft(2, 10), headers(match=guest.seen()))
    assert reply.status == 409 and f"call {seller().contact.phone}" in reply.json["detail"], reply.body
    assert guest.get().json["ordering"] is None


def test_a_link_mails_its_readers_so_often_a_day(guest: Guest, time: Time, desk: Desk) -> None:
    assert placed(guest, draft(2, 10)).status == 201
    for number in range(1, MOST):
        assert act(guest, "order-numbers", customer_reference=f"P-{number}").status == 201
    version = desk.version(guest.reference)
    reply = act(guest, "order-numbers", customer_reference="P-one-more")
    assert reply.status == 429 and int(reply.headers["retry-after"]) > 0, reply.body
    assert desk.version(guest.reference) == version
    time.ahead = timedelta(days=1)
    assert act(guest, "order-numbers", customer_reference="P-tomorrow").status == 201


def test_an_order_names_files_that_were_sent_here(guest: Guest) -> None:
    body = draft(2, 10, files=["0" * 64])
    reply = guest.post("/order-reviews", body, headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, "files[0]"), reply.body
    figures = reviewed(guest, draft(2, 10))["figures"]
    assert guest.post("/orders", {**body, **NAMED, "figures": figures}, headers(match=guest.seen())).status == 422
    assert placed(guest, draft(2, 10)).status == 201
    reply = act(guest, "order-numbers", customer_reference="P-1", files=["0" * 64])
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, "files[0]"), reply.body


def test_two_readers_are_each_told_of_their_own_address(desk: Desk, sku: str) -> None:  # noqa: F811 - the fixture itself
    people = [
        {"id": "jean", "name": "Jean Bon", "email": "jean.bon@bigcorp.example", "language": "fr"},
        {"id": "anna", "name": "Anna Roux", "email": "anna.roux@bigcorp.example", "language": "fr"},
    ]
    jean = Guest(desk.api, desk.open(offer(lines=[{**LINES[0], "sku": sku}], contacts=people)))
    desk.do(jean.reference, "invite_contact", contact="anna")
    anna = Guest(desk.api, jean.reference, "l2")
    shown = [guest.get().json["acts"]["offer"]["reserve"]["confirmation"] for guest in (jean, anna)]
    assert "jean.bon@" in shown[0] and "anna.roux@" in shown[1], shown


def test_what_an_order_leaves_is_opened_by_no_link_that_was_to_end(desk: Desk, guest: Guest) -> None:
    """A revoked link opens nothing by another name, and one with a last day opens nothing longer."""
    for number, more in enumerate(({}, {"expires": str(paris_date(now()) + timedelta(days=2))}), start=1):
        person = {"id": f"c{number}", "name": f"Anna {number}", "email": f"a{number}@bigcorp.example", "language": "fr"}
        desk.do(guest.reference, "invite_contact", new=person, **more)
    desk.do(guest.reference, "revoke_link", link="l1")
    anna = Guest(desk.api, guest.reference, "l2")
    assert placed(anna, draft(1, 10)).status == 201
    rest = anna.get().json["placed"]["rest"]
    links = desk.get(f"/staff/dossiers/{rest}").json["state"]["links"]
    assert [link["contact"] for link in links] == ["c1"], links


def test_whoever_finds_no_room_for_their_name_still_reviews_and_orders_by_one_that_is_known(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment, "MOST_TYPED", 0)
    wanted = {**draft(2, 10), "figures": reviewed(guest, draft(2, 10))["figures"]}
    reply = guest.post("/orders?lang=en", {**wanted, "name": "Luc Petit"}, headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "name"), reply.body
    spot = {**draft(2, 10), "on_site": {"name": "Luc Petit"}}
    reply = guest.post("/order-reviews?lang=en", spot, headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "on_site"), reply.body
    assert guest.post("/orders", {**wanted, **NAMED}, headers(match=guest.seen())).status == 201
