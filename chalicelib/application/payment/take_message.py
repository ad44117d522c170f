"""A message of the queue of payments: what a door says is written, then what follows of it is done."""

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.payment.settle import Settling, settle
from chalicelib.domain.payment.seen_payment import PaymentMessage


def take_message(tools: Settling, message: PaymentMessage) -> None:
    """Take one, however often it comes: it says of one payment that it was seen, or what happened to it.

    Raises NotYetSeen, Invalid or Busy; whoever sent it sends it again.
    """
    for seen_or_changed in (message.payment, message.change):
        if seen_or_changed is not None:
            settle(tools, put_payment(tools.store, seen_or_changed, tools.clock(), tools.pause))
