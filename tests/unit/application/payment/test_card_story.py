"""Whatever happens at Stripe's and to its events, the invoice has what Stripe has; each planted bug is found."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from chalicelib.application.payment import settle, settle_card, take_message
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.domain.payment import payment_rules
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import SeenPayment
from chalicelib.domain.sale.facts.payment import AllocatePayment
from tests.unit.application.payment.card_story import Story

SEEDS = range(40)
_EVENTS = count()
_RECORDED = settle_card._recorded
_FAILED = {**payment_rules._RANK, "failed": 6}


def _surplus_lost(tools: Any, named: Any, command: Any, key: str) -> bool:
    """What is more than is open is booked nowhere."""
    if isinstance(command, AllocatePayment) and command.overpaid:
        return False
    return bool(_RECORDED(tools, named, command, key))


def _each_event_a_payment(store: Any, message: Any, *rest: Any) -> Any:
    """What Stripe tells is a payment of its own, however often it tells it."""
    if isinstance(message, SeenPayment) and not message.payout:
        message = replace(message, id=payment_id("event", str(next(_EVENTS))))
    return put_payment(store, message, *rest)


PLANTED: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "the webhook books twice": lambda: patch.object(take_message, "put_payment", _each_event_a_payment),
    "failed after paid": lambda: patch.object(payment_rules, "_RANK", _FAILED),
    "surplus lost": lambda: patch.object(settle_card, "_recorded", _surplus_lost),
    "what was lost in a dispute stays paid": lambda: patch.object(settle, "_opened_again", lambda *_: None),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_invoice_has_what_stripe_has(seed: int) -> None:
    story = Story(seed)
    story.live()
    assert list(story.wrong()) == []


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_found(bug: str) -> None:
    with PLANTED[bug]():
        for seed in SEEDS:
            story = Story(seed)
            story.live()
            if any(story.wrong()):
                return
    pytest.fail(f"{bug} was not found")
