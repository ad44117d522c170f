"""What the workers that make documents work with, made once for each process from the function's environment."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from chalicelib.adapters import dynamodb
from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.effects.tools import Tools


class Nothing:
    """Stands where those who mail have what they mail with: a queue of documents holds no mails, and may send none."""

    def send(self, mail: Any) -> None:
        """Send nothing. Raises RuntimeError."""
        raise RuntimeError("a worker that makes documents does not mail")

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Write nothing. Raises RuntimeError."""
        raise RuntimeError("a worker that makes documents writes no mail")


@lru_cache
def tools() -> Tools:
    """The tools of both workers. Environment: TABLE_NAME, SITE_URL. Raises KeyError where one is missing."""
    client, nothing = dynamodb.connect(), Nothing()
    return Tools(
        store=dynamodb.DynamoStore(client, os.environ["TABLE_NAME"]),
        todo=dynamodb.DynamoEffects(client, os.environ["TABLE_NAME"], "render"),
        clock=lambda: datetime.now(UTC),
        owner=lambda: uuid4().hex,
        sleep=time.sleep,
        mailer=nothing,
        write=nothing,
        mint=nothing,
        speak=words,
        seller=seller(),
        site_url=os.environ["SITE_URL"].rstrip("/"),
    )
