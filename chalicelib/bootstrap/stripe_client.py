"""What Stripe is asked with: its key is read again as those of links are, so that a new one needs no deployment."""

import os
import time
from functools import lru_cache
from typing import TYPE_CHECKING

from chalicelib.adapters.links import signing_keys
from chalicelib.adapters.stripe import stripe_api

if TYPE_CHECKING:
    import stripe


def stripe_client() -> "stripe.StripeClient":
    """Give a client with the newest key. Environment: STRIPE_KEYS_PARAMETER, STRIPE_API, empty of Stripe's own."""
    return _client(_keys()()[-1])


@lru_cache
def _keys() -> signing_keys.SsmKeys:
    return signing_keys.SsmKeys(signing_keys.connect(), os.environ["STRIPE_KEYS_PARAMETER"], time.monotonic)


@lru_cache(maxsize=1)
def _client(key: str) -> "stripe.StripeClient":
    return stripe_api.client(key, os.environ["STRIPE_API"])
