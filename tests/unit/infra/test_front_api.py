"""The front before the API: who asks and what vouches for it are the front's own words, whatever was sent."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import MethodType

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from infra.front.api import SESSION, Api

SECRET = "s" * 40


async def _passed_on(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What an origin receives of a request with these headers."""
    received: list[tuple[str, str]] = []

    async def origin(request: web.Request) -> web.Response:
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
        async with TestServer(before) as front, session.post(front.make_url("/api/links"), headers=headers) as answer:
            assert await answer.text() == "ok"
    return received


def test_a_forged_viewer_is_written_over_and_its_secret_too() -> None:
    forged = [
        ("X-Viewer", "198.51.100.1"),
        ("x-viewer", "198.51.100.2"),
        ("X-Origin-Secret", "x" * 40),
        ("X-Forwarded-For", "1.1.1.1"),
    ]
    with ThreadPoolExecutor(1) as apart:  # Playwright keeps a loop running in the thread of the tests.
        received = apart.submit(asyncio.run, _passed_on([*forged, ("X-Two", "a"), ("X-Two", "b")])).result()
    headers = {name: [value for one, value in received if one == name] for name, _ in received}
    assert headers["x-viewer"] == ["127.0.0.1"]
    assert headers["x-origin-secret"] == [SECRET]
    assert headers["x-forwarded-for"] == ["127.0.0.1"]
    assert headers["x-two"] == ["a", "b"], "the rest passes as it came"
