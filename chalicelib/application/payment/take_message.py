"""A message of the queue of payments: what a door says is written, then what follows of it is done."""

from chalicelib.application.payment.checkout import StripeTask
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.reversed_entry import with_reversed
from chalicelib.application.payment.settle import settle
from chalicelib.application.payment.settle_card import settle_card
from chalicelib.application.payment.settling import Settling
from chalicelib.domain.payment.seen_payment import PaymentMessage


def take_message(tools: Settling, message: PaymentMessage) -> None:
    """Take one, however often it comes: it says of one payment that it was seen, or what happened to it.

    What Stripe is asked first is answered by messages that are taken at once.

    Raises NotYetSeen, Invalid, Busy, or Unavailable where Stripe does not answer; whoever sent it sends it again.
    """
    seen = with_reversed(tools.lists, message.payment) if message.payment else None
    for seen_or_changed in (seen, message.change):
        if seen_or_changed is not None:
            payment = put_payment(tools.store, seen_or_changed, tools.clock(), tools.pause)
            settle(tools, payment)
            settle_card(tools, payment)
    if message.question is not None:
        for answer in tools.ask_stripe(StripeTask(question=message.question)).messages:
            take_message(tools, answer)
