"""The function that asks Stripe, called by the API's and by the worker of payments: it alone has Stripe's key and library."""

from typing import Any

from chalice.app import Blueprint
from msgspec import convert, to_builtins

from chalicelib.entrypoints.workers.logged_faults import without_words

checkouts = Blueprint(__name__)


@checkouts.lambda_function(name="checkout")
def checkout(event: dict[str, Any], context: object) -> Any:
    """Ask Stripe; takes a `StripeTask` and gives a `StripeAnswer`, both as JSON."""
    from chalicelib.adapters.stripe.stripe_api import carry_out
    from chalicelib.application.payment.checkout import StripeTask
    from chalicelib.bootstrap.stripe_client import stripe_client

    with without_words():
        return to_builtins(carry_out(stripe_client(), convert(event, StripeTask)))
