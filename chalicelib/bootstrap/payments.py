"""What the worker of payments works with, made once for each process from the function's environment."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.application.payment.settle import Settling


@lru_cache
def settling() -> Settling:
    """Give its tools. Environment: TABLE_NAME. Raises KeyError where it is missing."""
    store = dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news)
    return Settling(store=store, seller=seller(), clock=lambda: datetime.now(UTC), pause=pause)
