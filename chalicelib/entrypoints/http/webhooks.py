"""What Stripe tells, to whoever knows the secret of its signature: it goes to the queue of payments, and nowhere else."""

import logging
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint
from msgspec import DecodeError, Struct, ValidationError

from chalicelib.application.ports.translations import mark
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import LARGEST_FILE, bytes_of
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

webhooks = Blueprint(__name__)
routes = Routes(webhooks)
LOG = logging.getLogger("suivi.stripe")
UNSIGNED = Problem(
    400, "invalid-body", mark("The signature is not of this body, or not of now. Nothing was done."),
    (Wrong("Stripe-Signature", "no secret of ours signed this body within five minutes of now", "sign the very bytes, now"),),
)  # fmt: skip
"""One answer for all that is not signed, whatever is wrong with it."""
UNREADABLE = Problem(400, "invalid-body", mark("The body is no event. Nothing was done."))


class Event(Struct, frozen=True):
    """An event of Stripe's, as far as it is read; `data.object` is what it is of. https://docs.stripe.com/api/events/object"""

    type: str
    created: int
    data: dict[str, Any]


class Heard(Struct, frozen=True):
    """How many messages of payments came of it: none of what is not ours."""

    messages: int


@routes.post("/webhooks/stripe")
def stripe_event(call: Call, wired: "Wiring") -> Answer:
    """Take an event of Stripe's: what it says of a payment of ours is put into the queue, what is not ours is passed over."""
    from chalicelib.adapters.stripe.webhook_events import messages
    from chalicelib.adapters.stripe.webhook_signature import is_signed

    body = bytes_of(call, LARGEST_FILE)
    if not is_signed(call.header("Stripe-Signature"), body, wired.webhook_secrets(), wired.clock()):
        raise UNSIGNED
    try:
        seen = messages(body)
    except (DecodeError, ValidationError, ValueError) as error:
        # It is signed, so that something changed at Stripe's: they tell again for three days.
        LOG.error("event not read", extra={"fault": type(error).__name__})
        raise UNREADABLE from None
    wired.queue_payments(seen)
    return Answer(200, encode(Heard(len(seen))))
