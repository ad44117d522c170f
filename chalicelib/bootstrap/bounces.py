"""What the worker that is told of undelivered mails works with, made once for each process from the function's environment."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb
from chalicelib.adapters.seller import seller
from chalicelib.effects.mails.bounces import Recording


@lru_cache
def recording() -> Recording:
    """Give its tools. Environment: TABLE_NAME. Raises KeyError where it is missing."""
    store = dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news)
    return Recording(store=store, clock=lambda: datetime.now(UTC), sleep=time.sleep)
