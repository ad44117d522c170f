"""What stands in for Stripe has Stripe's shapes, refuses what Stripe refuses, and keeps its keys as Stripe does."""

import json
from pathlib import Path
from typing import Any

import pytest
import stripe

from infra.front import stripe_tell
from infra.front.stripe_books import Books
from infra.front.stripe_checks import Refusal
from tests.http.test_webhooks import opened
from tests.unit.adapters.stripe.test_webhook_signature import NEW, NOW

FIXTURES = json.loads((Path(__file__).parents[2] / "samples" / "stripe_fixtures.json").read_text())["resources"]
"""Objects as Stripe publishes them."""
FORM = {
    "mode": "payment", "payment_method_types[0]": "card", "line_items[0][price_data][currency]": "eur",
    "line_items[0][price_data][unit_amount]": "12000", "line_items[0][price_data][product_data][name]": "F26-0412",
    "success_url": "https://suivi.example/",
}  # fmt: skip


def differences(made: Any, published: Any, at: str) -> list[str]:
    """Where an object of ours has a field that Stripe's has not, or a value of another type."""
    if not isinstance(made, dict) or not isinstance(published, dict):
        same = made is None or published is None or type(made) is type(published)
        return [] if same else [f"{at}: {made!r} is not as {published!r}"]
    if at.endswith(("metadata", "object", "payment_method_details", "source")):
        return []
    unknown = [f"{at}.{name}" for name in made if name not in published]
    return unknown + [d for name in made if name in published for d in differences(made[name], published[name], f"{at}.{name}")]


def test_its_shapes_are_stripes() -> None:
    books = Books("http://stripe.example")
    charge = books.pay(opened(books), "Jean Bon", "4242")
    refund = books.refund(charge, 100)
    dispute = books.dispute(charge)
    payout = books.pay_out()
    assert payout
    (first, *_) = books.of_payout(payout["id"], "", 10)["data"]
    there = [*books.sessions.values(), charge, refund, dispute, payout, {**first, "source": "ch_1"}, books.events[0]]
    assert {one["object"] for one in there} == set(FIXTURES), "each shape that is published is compared"
    for one in there:
        assert differences(one, FIXTURES[one["object"]], one["object"]) == []


def test_what_is_compared_is_told_apart() -> None:
    assert differences({"amount": "1", "colour": 1}, {"amount": 1}, "x") == ["x.colour", "x.amount: '1' is not as 1"]


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"colour": "red"}, "colour"),
        ({"mode": ""}, "mode"),
        ({"success_url": ""}, "success_url"),
        ({"line_items[0][price_data][unit_amount]": "49"}, "line_items[0][price_data][unit_amount]"),
        ({"line_items[0][price_data][unit_amount]": "-1"}, "line_items[0][price_data][unit_amount]"),
        ({"line_items[0][price_data][unit_amount]": "1.5"}, "line_items[0][price_data][unit_amount]"),
        ({"line_items[0][price_data][unit_amount]": "100000000"}, "line_items[0][price_data][unit_amount]"),
        ({"expires_at": "1000"}, "expires_at"),
        ({"locale": "klingon"}, "locale"),
        ({"payment_method_types[0]": "cheque"}, "payment_method_types"),
        ({"payment_method_types[0]": "sepa_debit", "line_items[0][price_data][currency]": "jpy"}, "payment_method_types"),
    ],
)
def test_it_refuses_what_stripe_refuses(changes: dict[str, str], param: str) -> None:
    with pytest.raises(Refusal) as refused:
        Books(clock=lambda: 1_792_000_000).create_session({**FORM, **changes})
    assert refused.value.param == param and refused.value.body["error"]["message"]


def test_a_key_gives_its_first_answer_for_a_day_and_takes_no_other_request() -> None:
    at = [1_792_000_000.0]
    books = Books(clock=lambda: at[0])
    first, _ = books.idempotent("k", FORM, lambda: books.create_session(FORM))
    again, before = books.idempotent("k", FORM, lambda: books.create_session(FORM))
    assert again == first and before and len(books.sessions) == 1
    with pytest.raises(Refusal) as refused:
        books.idempotent("k", {**FORM, "locale": "fr"}, lambda: books.create_session(FORM))
    assert refused.value.body["error"]["type"] == "idempotency_error"
    at[0] += 24 * 3600
    other, before = books.idempotent("k", FORM, lambda: books.create_session(FORM))
    assert other != first and not before


def test_what_is_over_cannot_be_paid_and_what_was_paid_does_not_end() -> None:
    at = [1_792_000_000.0]
    books = Books(clock=lambda: at[0])
    late = books.create_session(FORM)
    paid = books.create_session(FORM)
    books.pay(paid, "Jean Bon", "4242")
    at[0] += 24 * 3600
    with pytest.raises(Refusal):
        books.pay(late, "Jean Bon", "4242")
    with pytest.raises(Refusal):
        books.expire(paid)
    assert [event["type"] for event in books.events] == ["checkout.session.completed", "checkout.session.expired"]


def test_it_signs_as_the_library_does() -> None:
    body, at = '{"é": 1}', int(NOW.timestamp())
    header = stripe.WebhookSignature.generate_signature_header(body, NEW, timestamp=at)
    assert stripe_tell.signature(body.encode(), NEW, at) == header
