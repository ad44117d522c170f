"""What Stripe tells goes to the queue of payments, if it is signed and ours; nothing else comes of it."""

import hmac
import json
import time as clock
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
import stripe
from msgspec.structs import replace

from chalicelib.bootstrap import http
from chalicelib.domain.payment.payment_id import payment_id
from infra.front.stripe_books import Books, Made
from tests.fakes.fake_stripe import OLD_SECRET, WEBHOOK_SECRET, FakeStripe
from tests.http.api import Api, Reply
from tests.http.conftest import Counting, Time, in_process

PAYMENT = payment_id("stripe", "a test")
NAMED = {"payment": PAYMENT, "reference": "45MR61G00C", "invoice": "F26-0412", "method": "card"}
PATH = "/webhooks/stripe"


@pytest.fixture
def api(
    monkeypatch: pytest.MonkeyPatch, store: Counting, document_store: Any, drawer: Any, time: Time, standin: FakeStripe
) -> Api:
    """The API in this process."""
    return in_process(monkeypatch, store, document_store, drawer, time, standin)


def opened(books: Books, method: str = "card", **changes: str) -> Made:
    """A session that somebody may pay."""
    named = {**NAMED, "method": method, **changes}
    form = {
        "mode": "payment", "payment_method_types[0]": {"card": "card", "debit": "sepa_debit"}[method],
        "line_items[0][quantity]": "1", "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "12000", "line_items[0][price_data][product_data][name]": "F26-0412",
        "client_reference_id": named["payment"], "success_url": "https://suivi.example/", "cancel_url": "https://suivi.example/",
        **{f"metadata[{name}]": value for name, value in named.items()},
        **{f"payment_intent_data[metadata][{name}]": value for name, value in named.items()},
    }  # fmt: skip
    return books.create_session(form)


def send_event(api: Api, event: Made | bytes, secret: str = WEBHOOK_SECRET, late: int = 0) -> Reply:
    """Send an event as Stripe does."""
    body = event if isinstance(event, bytes) else json.dumps(event, indent=2).encode()
    given = stripe.WebhookSignature.generate_signature_header(
        body.decode(errors="replace"), secret, timestamp=int(clock.time()) - late
    )
    return api.request("POST", PATH, {"Content-Type": "application/json", "Stripe-Signature": given}, body)


def test_a_card_that_paid_is_one_message(api: Api, standin: FakeStripe, store: Counting) -> None:
    standin.books.pay(opened(standin.books), "Jean Bon", "4242")
    (event,) = standin.books.events
    before = store.writes
    reply = send_event(api, event)
    assert (reply.status, reply.json) == (200, {"messages": 1})
    (message,) = standin.queued
    seen = message.payment
    assert seen and (seen.id, seen.amount, seen.currency, seen.status, seen.method) == (
        PAYMENT, Decimal("120.00"), "EUR", "received", "card",
    )  # fmt: skip
    assert seen.named and (seen.named.reference, seen.named.invoice) == ("45MR61G00C", "F26-0412")
    assert seen.payer.name == "Jean Bon"
    assert store.writes == before, "the queue alone is written"


def test_a_debit_is_pending_until_the_bank_paid_or_did_not(api: Api, standin: FakeStripe) -> None:
    books = standin.books
    session = opened(books, "debit")
    books.pay(session, "Jean Bon", "3000")
    books.debit_ended(session, paid=False)
    other = opened(books, "debit")
    books.pay(other, "Jean Bon", "3000")
    books.debit_ended(other, paid=True)
    for event in books.events:
        assert send_event(api, event).status == 200
    seen = [message.payment for message in standin.queued]
    assert [one.status for one in seen if one] == ["pending", "pending", "pending", "received"]
    changes = [message.change and (message.change.status, message.change.reason) for message in standin.queued]
    assert changes == [None, ("failed", "refused"), None, None]
    assert {one.method for one in seen if one} == {"debit"}


def test_what_is_not_ours_is_passed_over(api: Api, standin: FakeStripe) -> None:
    books = standin.books
    books.expire(opened(books, payment="PMT-somebody-elses"))
    books.expire(opened(books, reference="not one"))
    plain = {"id": "evt_1", "object": "event", "type": "product.created", "created": 1, "data": {"object": {"id": "prod_1"}}}
    for event in (*books.events, plain):
        reply = send_event(api, event)
        assert (reply.status, reply.json) == (200, {"messages": 0})
    assert standin.queued == []


def test_refunds_disputes_and_payouts_are_asked_about(api: Api, standin: FakeStripe) -> None:
    books = standin.books
    charge = books.pay(opened(books), "Jean Bon", "4242")
    books.events.clear()
    books.refund_failed(charge, books.refund(charge, 2000))
    books.close(books.dispute(charge), won=True)
    books.pay_out()
    for event in books.events:
        assert send_event(api, event).status == 200
    asked = [message.question for message in standin.queued if message.question]
    assert len(asked) == len(books.events) == 5
    assert [(one.charge, one.dispute, one.payout) for one in asked] == [
        (charge["id"], None, None), (charge["id"], None, None), (None, next(iter(books.disputes)), None),
        (None, next(iter(books.disputes)), None), (None, None, next(iter(books.payouts))),
    ]  # fmt: skip


def test_the_old_secret_signs_while_it_is_there_and_no_other_does(api: Api, standin: FakeStripe) -> None:
    books = standin.books
    books.pay(opened(books), "Jean Bon", "4242")
    (event,) = books.events
    assert send_event(api, event, OLD_SECRET).status == 200
    unsigned = api.request("POST", PATH, {"Content-Type": "application/json"}, json.dumps(event).encode())
    answers = {
        (send_event(api, event, "whsec_" + "x" * 32).status, send_event(api, event, "whsec_" + "x" * 32).body),
        (send_event(api, event, late=301).status, send_event(api, event, late=301).body),
        (send_event(api, event, late=-301).status, send_event(api, event, late=-302).body),
        (unsigned.status, unsigned.body),
    }
    assert len(answers) == 1 and next(iter(answers))[0] == 400, "one answer for all that is not signed"
    assert len(standin.queued) == 1


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"[]", b"{}", b'{"type": 1}',
                                  b'{"type": "charge.refunded", "created": 1, "data": {}}',
                                  b'{"type": "checkout.session.completed", "created": 1, "data": {"object": {}}}'])  # fmt: skip
def test_what_is_signed_and_no_event_is_refused(api: Api, standin: FakeStripe, body: bytes) -> None:
    at = int(clock.time())
    digest = hmac.new(WEBHOOK_SECRET.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    reply = api.request("POST", PATH, {"Content-Type": "application/json", "Stripe-Signature": f"t={at},v1={digest}"}, body)
    assert reply.status == 400, reply.body
    assert standin.queued == []


def test_a_changed_byte_does_nothing(api: Api, standin: FakeStripe) -> None:
    books = standin.books
    books.pay(opened(books), "Jean Bon", "4242")
    body = json.dumps(books.events[0]).encode()
    given = stripe.WebhookSignature.generate_signature_header(body.decode(), WEBHOOK_SECRET, timestamp=int(clock.time()))
    changed = body.replace(b"12000", b"12001")
    assert api.request("POST", PATH, {"Content-Type": "application/json", "Stripe-Signature": given}, changed).status == 400
    assert standin.queued == []


def test_what_is_too_large_is_not_read(api: Api, standin: FakeStripe) -> None:
    assert send_event(api, b"{" + b" " * 300_000 + b"}").status == 413


def test_where_the_queue_takes_nothing_stripe_tells_again(monkeypatch: pytest.MonkeyPatch, api: Api, standin: FakeStripe) -> None:
    def broken(messages: Any) -> None:
        raise RuntimeError("the queue is down")

    wired = http.wiring()
    monkeypatch.setattr(http, "wiring", lambda: replace(wired, queue_payments=broken))
    standin.books.pay(opened(standin.books), "Jean Bon", "4242")
    assert send_event(api, standin.books.events[0]).status == 500
