"""Keys: an SSM SecureString, comma-separated, oldest first; of those that sign links the last one signs, all are accepted.

The secrets by which the API knows the edge are kept and read alike.
"""

import logging
import re
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_ssm import SSMClient

CONFIG = Config(connect_timeout=2, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 3})
FRESH = 300.0
"""Seconds for which keys are used without asking again: how long a retired key still opens."""
USABLE = 3600.0
"""Seconds for which they are used at most while SSM does not answer."""
LOG = logging.getLogger("suivi.links")


def connect() -> "SSMClient":
    """Give a client for the region and endpoint that the environment names."""
    return boto3.client("ssm", config=CONFIG)


class SsmKeys:
    """The keys of one parameter, asked for again when they are no longer fresh; `clock` gives seconds that never go back."""

    def __init__(self, client: "SSMClient", parameter: str, clock: Callable[[], float]) -> None:
        self._client = client
        self._parameter = parameter
        self._clock = clock
        self._keys: tuple[str, ...] = ()
        self._read = self._asked = -USABLE
        self._lock = Lock()

    def __call__(self) -> tuple[str, ...]:
        """Give the keys, oldest first. Raises what SSM raises when there are none that may still be used."""
        with self._lock:
            now = self._clock()
            if now - self._asked >= FRESH or not self._keys:
                self._asked = now
                try:
                    self._keys = split(
                        self._client.get_parameter(Name=self._parameter, WithDecryption=True)["Parameter"]["Value"]
                    )
                    self._read = now
                except (BotoCoreError, ClientError) as error:
                    if not self._keys or now - self._read >= USABLE:
                        self._keys = ()
                        raise
                    LOG.warning("%s could not be read again: %s", self._parameter, type(error).__name__)
            return self._keys


def split(value: str) -> tuple[str, ...]:
    """Give the keys of a parameter's value.

    Raises ValueError for a value without any, or with one that is too short to be one.
    """
    keys = tuple(key for key in re.split(r"[,\s]+", value) if key)
    if not keys or min(map(len, keys)) < 32:
        raise ValueError("the keys have to be at least one, each of 32 characters or more")
    return keys
