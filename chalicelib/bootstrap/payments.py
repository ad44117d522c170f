"""What the worker of payments works with, made once for each process from the function's environment."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.application.payment.checkout import StripeAnswer, StripeTask
from chalicelib.application.payment.open_books import KeptBook
from chalicelib.application.payment.settling import Settling


@lru_cache
def settling() -> Settling:
    """Give its tools. Environment: TABLE_NAME, CHECKOUT_FUNCTION. Raises KeyError where one is missing."""
    client, table = dynamodb.connect(), os.environ["TABLE_NAME"]
    return Settling(
        store=dynamodb.DynamoStore(client, table, seller().news), seller=seller(), clock=lambda: datetime.now(UTC), pause=pause,
        lists=dynamodb.DynamoLists(client, table), ask_stripe=_ask_stripe, books=KeptBook(),
    )  # fmt: skip


def _ask_stripe(task: StripeTask) -> StripeAnswer:
    from chalicelib.adapters import lambda_functions

    return lambda_functions.ask_stripe(lambda_functions.connect(), os.environ["CHECKOUT_FUNCTION"], task)
