"""The pool's own host: its sign-in page and its tokens, as the local AWS gives them; none of the site's headers are on it."""

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from infra.front.api import ADDED, HOP, SESSION, asking, hand_over

SERVED = (
    ("GET", "/oauth2/authorize"),
    ("POST", "/login"),
    ("GET", "/logout"),
    ("POST", "/oauth2/token"),
    ("POST", "/oauth2/revoke"),
)


class SignIn:
    """Passes requests on to the local AWS."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint

    async def __call__(self, request: web.Request) -> web.Response:
        """Ask it and hand its answer over; 502 when it cannot be reached."""
        dropped = HOP | {"host", "content-length"}
        headers = CIMultiDict((name, value) for name, value in request.headers.items() if name.lower() not in dropped)
        address, body = URL(self._endpoint + request.raw_path, encoded=True), await request.read()
        try:
            async with request.app[SESSION].request(
                request.method, address, headers=headers, data=body, allow_redirects=False, skip_auto_headers=ADDED
            ) as answer:
                return hand_over(answer, await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)


def make_sign_in_app(endpoint: str) -> web.Application:
    """Give the application that serves what the desk asks of the pool's host, and nothing else of the local AWS."""
    app = web.Application()
    app.cleanup_ctx.append(asking)
    for method, path in SERVED:
        app.router.add_route(method, path, SignIn(endpoint))
    return app
