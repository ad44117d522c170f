"""How what stands in for Stripe tells its events: signed, in turn, and again until it is heard."""

import asyncio
import hmac
import json
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import aiohttp

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before each try; Stripe itself goes on for three days."""


def signature(body: bytes, secret: str, at: int) -> str:
    """Give the header that says who tells it, and when."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    return f"t={at},v1={digest}"


async def publish(session: aiohttp.ClientSession, address: str, secret: Callable[[], str], event: dict[str, Any]) -> bool:
    """Tell an event to an address; whether it was heard in the end."""
    body = json.dumps(event, indent=2).encode()
    for pause in PAUSES:
        await asyncio.sleep(pause)
        key = await asyncio.to_thread(secret)
        headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": signature(body, key, int(time.time()))}
        try:
            async with session.post(address, data=body, headers=headers) as answer:
                if 200 <= answer.status < 300:
                    return True
        except aiohttp.ClientError:
            continue
    return False
