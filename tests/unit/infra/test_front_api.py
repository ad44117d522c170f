"""The front before the API: who asks and what vouches for it are the front's own words, whatever was sent."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import MethodType

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from chalicelib.adapters.stripe.webhook_signature import is_signed
from infra.front.api import SESSION, Api
from infra.front.stripe_tell import signature

SECRET = "s" * 40


async def _passed_on(headers: list[tuple[str, str]], body: bytes = b"") -> tuple[list[tuple[str, str]], bytes]:
    """What an origin receives of a request with these headers, and of its body."""
    received: list[tuple[str, str]] = []
    bodies: list[bytes] = []

    async def origin(request: web.Request) -> web.Response:
        bodies.append(await request.read())
        received.extend((name.lower(), value) for name, value in request.headers.items())
        return web.Response(text="ok")

    behind, before = web.Application(), web.Application()
    behind.router.add_route("*", "/{path:.*}", origin)
    async with TestServer(behind) as there, aiohttp.ClientSession() as session:
        before[SESSION] = session
        # A method of it, since aiohttp warns of an object that is called.
        before.router.add_route(
            "*", "/api/{path:.*}", MethodType(Api.__call__, Api(f"http://localhost:{there.port}", "a1", lambda: SECRET))
        )
        async with TestServer(before) as front, session.post(front.make_url("/api/links"), headers=headers, data=body) as answer:
            assert await answer.text() == "ok"
    return received, bodies[0]


def test_a_forged_viewer_is_written_over_and_its_secret_too() -> None:
    forged = [
        ("X-Viewer", "198.51.100.1"),
        ("x-viewer", "198.51.100.2"),
        ("X-Origin-Secret", "x" * 40),
        ("X-Forwarded-For", "1.1.1.1"),
    ]
    with ThreadPoolExecutor(1) as apart:  # Playwright keeps a loop running in the thread of the tests.
        received, _ = apart.submit(asyncio.run, _passed_on([*forged, ("X-Two", "a"), ("X-Two", "b")])).result()
    headers = {name: [value for one, value in received if one == name] for name, _ in received}
    assert headers["x-viewer"] == ["127.0.0.1"]
    assert headers["x-origin-secret"] == [SECRET]
    assert headers["x-forwarded-for"] == ["127.0.0.1"]
    assert headers["x-two"] == ["a", "b"], "the rest passes as it came"


@pytest.mark.parametrize(
    "body",
    [
        b'{\r\n  "id": "evt_1",\t"name": "J\xc3\xa9r\xc3\xb4me \\u00e9", "amount": 1.00 }\n\n',
        b'{"name": "\xff\xfe\x00", "id": "evt_1"}',
        b" " * 300_000,
        bytes(range(256)) * 40,
    ],
    ids=["spaced", "not UTF-8", "long", "any byte"],
)
def test_what_stripe_signed_comes_to_the_api_byte_for_byte(body: bytes) -> None:
    now = int(time.time())
    signed = signature(body, "whsec_a", now)
    with ThreadPoolExecutor(1) as apart:
        headers = [("Content-Type", "application/json; charset=utf-8"), ("Stripe-Signature", signed)]
        received, there = apart.submit(asyncio.run, _passed_on(headers, body)).result()
    assert there == body
    at = datetime.fromtimestamp(now, UTC)
    assert is_signed(dict(received)["stripe-signature"], there, ("whsec_a",), at)
    assert not is_signed(dict(received)["stripe-signature"], there + b"\n", ("whsec_a",), at)
