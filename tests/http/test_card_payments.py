"""A customer pays by card or debit: it is written down first, then Stripe is asked, and what was pressed twice is one payment."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.sale.dossier import Dossier
from tests.fakes.fake_stripe import ADDRESS, FakeStripe
from tests.http.api import Api
from tests.http.conftest import Counting, Time, in_process
from tests.http.desk import Desk, Guest, headers, order

PATH = "/payments"


@pytest.fixture
def api(
    monkeypatch: pytest.MonkeyPatch, store: Counting, document_store: Any, drawer: Any, time: Time, standin: FakeStripe
) -> Api:
    """The API in this process, at a stage that has Stripe's keys."""
    monkeypatch.setenv("CARD_PAYMENTS", "true")
    return in_process(monkeypatch, store, document_store, drawer, time, standin)


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """Jean, whose order was invoiced."""
    reference = desk.open(order(lines=[
        {"sku": "MR-1", "name": {"fr": "Billes", "en": "Beads"}, "quantity": 1, "unit_price": "100.00", "vat_rate": "20"}
    ]))  # fmt: skip
    desk.do(reference, "issue_invoice", number="X-1", due="2099-09-30")
    return Guest(desk.api, reference)


def body(**changes: Any) -> dict[str, Any]:
    """All of the invoice by card."""
    return {"name": "Jean Bon", "invoice": "X-1", "amount": "120.00", "method": "card", **changes}


def sent(guest: Guest, **others: Any) -> dict[str, str]:
    return headers(match=guest.get("?lang=fr").json["version"], **others)


def state(store: Counting, guest: Guest) -> Dossier:
    head = store.load(guest.reference)
    assert head and isinstance(head.state, Dossier)
    return head.state


def test_the_page_to_pay_on_is_made_of_what_was_written_down(guest: Guest, standin: FakeStripe, store: Counting) -> None:
    reply = guest.post(PATH, body(), sent(guest))
    assert reply.status == 201, reply.body
    (session,) = standin.books.sessions.values()
    (pending,) = state(store, guest).pending
    assert reply.json == {"url": session["url"], "version": guest.get("?lang=fr").json["version"]}
    assert session["url"].startswith(ADDRESS)
    assert (session["client_reference_id"], session["amount_total"], session["currency"]) == (pending.payment, 12000, "eur")
    assert session["metadata"] == {
        "payment": pending.payment, "reference": guest.reference, "invoice": "X-1", "method": "card",
    }  # fmt: skip
    assert session["locale"] == "fr" and session["expires_at"] == int(pending.until.timestamp())
    assert session["success_url"].endswith(f"payment={pending.payment}#{guest.reference}"), "no token is in an address"
    assert guest.get("?lang=fr").json["history"]["entries"][0]["title"].startswith("Paiement par carte commencé")


def test_pressed_twice_it_is_one_payment(guest: Guest, standin: FakeStripe, store: Counting) -> None:
    same = sent(guest)
    first, again = guest.post(PATH, body(), same), guest.post(PATH, body(), same)
    assert (first.status, again.status, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert first.json["url"] == again.json["url"]
    assert len(standin.books.sessions) == len(state(store, guest).pending) == 1


def test_where_stripe_is_down_nothing_was_charged_and_the_same_goes_on(
    guest: Guest, standin: FakeStripe, store: Counting
) -> None:
    same, standin.http.down = sent(guest), True
    down = guest.post(PATH, body(), same)
    assert (down.status, down.headers["retry-after"]) == (503, "10")
    assert "nothing was charged" in down.json["detail"]
    (pending,) = state(store, guest).pending
    standin.http.down = False
    up = guest.post(PATH, body(), same)
    assert up.status == 201 and len(standin.books.sessions) == 1
    assert next(iter(standin.books.sessions.values()))["client_reference_id"] == pending.payment


def test_a_newer_one_gives_the_older_page_up(guest: Guest, standin: FakeStripe, store: Counting) -> None:
    guest.post(PATH, body(), sent(guest))
    assert guest.post(PATH, body(amount="50.00"), sent(guest)).status == 201
    older, newer = standin.books.sessions.values()
    assert (older["status"], newer["status"], newer["amount_total"]) == ("expired", "open", 5000)
    assert [one.amount for one in state(store, guest).pending] == [50]


def test_what_is_over_is_begun_anew(guest: Guest, time: Time, standin: FakeStripe) -> None:
    same = sent(guest)
    guest.post(PATH, body(), same)
    time.ahead = timedelta(hours=13)
    late = guest.post(PATH, body(), same)
    assert late.status == 409 and "begin again" in late.json["detail"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"amount": "120.01"}, 409),
        ({"amount": "0.00"}, 409),
        ({"amount": "0.49"}, 409),
        ({"amount": "-1.00"}, 400),
        ({"amount": "999999999.99"}, 409),
        ({"amount": 12}, 400),
        ({"invoice": "X-2"}, 422),
        ({"invoice": None}, 409),
        ({"method": "cash"}, 400),
        ({"payment": "PMT-AAAAAAAAAAAAAAAAAAAA"}, 400),
        ({"name": ""}, 400),
    ],
)
def test_what_is_not_asked_for_is_not_paid(
    guest: Guest, standin: FakeStripe, store: Counting, changes: dict[str, Any], status: int
) -> None:
    reply = guest.post(PATH, body(**changes), sent(guest))
    assert reply.status == status, reply.body
    assert standin.http.asked == [] and state(store, guest).pending == ()


def test_above_the_sellers_amount_no_card_is_taken(desk: Desk, standin: FakeStripe) -> None:
    reference = desk.open()
    desk.do(reference, "issue_invoice", number="X-9", due="2099-09-30")
    rich = Guest(desk.api, reference)
    assert rich.post(PATH, body(invoice="X-9", amount="2000.01"), sent(rich)).status == 409
    assert rich.post(PATH, body(invoice="X-9", amount="2000.01", method="debit"), sent(rich)).status == 201
    (session,) = standin.books.sessions.values()
    assert session["payment_method_types"] == ["sepa_debit"]


def test_who_may_not_pay_does_not(api: Api, desk: Desk, guest: Guest, standin: FakeStripe) -> None:
    assert api.request("POST", f"/dossiers/{guest.reference}{PATH}", headers(match="x"), b"{}").status == 401
    assert standin.http.asked == []


def test_a_stage_without_keys_takes_none(
    monkeypatch: pytest.MonkeyPatch,
    store: Counting,
    document_store: Any,
    drawer: Any,
    time: Time,
    standin: FakeStripe,
    guest: Guest,
) -> None:
    monkeypatch.delenv("CARD_PAYMENTS")
    plain = Guest(in_process(monkeypatch, store, document_store, drawer, time, standin), guest.reference)
    refused = plain.post(PATH, body(), sent(plain))
    assert refused.status == 409 and "transfer" in refused.json["detail"]
    assert standin.http.asked == []


def test_it_leads_back_to_the_page_in_the_language_of_who_pays(desk: Desk, guest: Guest, standin: FakeStripe) -> None:
    greta = {"name": "Greta Schmidt", "email": "greta@bigcorp.example", "language": "en"}
    desk.do(guest.reference, "invite_contact", new=greta)
    theirs = Guest(desk.api, guest.reference, link="l2")
    assert theirs.post(PATH, body(name="Greta Schmidt"), sent(theirs)).status == 201
    (session,) = standin.books.sessions.values()
    assert session["locale"] == "en"
    assert "/en/" in session["success_url"] and "/en/" in session["cancel_url"]


def test_of_twenty_pages_begun_from_one_reading_the_newest_alone_is_paid(
    guest: Guest, standin: FakeStripe, store: Counting
) -> None:
    seen = guest.get("?lang=fr").json["paying"]["version"]
    assert {guest.post(PATH, body(), headers(match=seen)).status for _ in range(20)} == {201}
    *older, newest = standin.books.sessions.values()
    assert ({one["status"] for one in older}, newest["status"], len(older)) == ({"expired"}, "open", 19)
    (pending,) = state(store, guest).pending
    assert pending.payment == newest["client_reference_id"]
