"""A message of the queue of payments: what a door says is written, then what follows of it is done."""

from contextlib import suppress

from msgspec.structs import replace

from chalicelib.application.payment.checkout import StripeTask
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.reversed_entry import with_reversed
from chalicelib.application.payment.settle import settle
from chalicelib.application.payment.settle_card import settle_card
from chalicelib.application.payment.settling import Settling
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.seen_payment import PaymentMessage, SeenPayment
from chalicelib.domain.payment.stripe_question import StripeQuestion


def take_message(tools: Settling, message: PaymentMessage) -> None:
    """Take one, however often it comes: it says of one payment that it was seen, or what happened to it.

    What Stripe is asked first is answered by messages that are taken at once.

    Raises NotYetSeen, Invalid, Busy, or Unavailable where Stripe does not answer; whoever sent it sends it again.
    """
    tools = tools._replace(since=message.since)
    seen = with_reversed(tools.lists, message.payment) if message.payment else None
    if seen and message.question:
        seen = with_account(tools, seen, message.question)
    for seen_or_changed in (seen, message.change):
        if seen_or_changed is not None:
            payment = put_payment(tools.store, seen_or_changed, tools.clock(), tools.pause)
            settle(tools, payment)
            settle_card(tools, payment)
    if message.question is not None and seen is None:
        for answer in tools.ask_stripe(StripeTask(question=message.question)).messages:
            take_message(tools, answer)


def with_account(tools: Settling, seen: SeenPayment, question: StripeQuestion) -> SeenPayment:
    """Give a debit with the account that it is taken from; without it where Stripe refuses to say it. Raises Unavailable."""
    with suppress(NotAllowed):
        for answer in tools.ask_stripe(StripeTask(question=question)).messages:
            if answer.change and answer.change.id == seen.id:
                return replace(seen, last4=answer.change.last4, mandate=answer.change.mandate)
    return seen
