"""The inbox behind /uploads and /statements, asked as CloudFront asks: path, query, headers but Host, nothing kept."""

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from infra.front.api import ADDED, HOP, SESSION, hand_over


class Uploads:
    """Passes requests on to the bucket of uploads, whose name stands in the path on the local AWS, and is signed there."""

    def __init__(self, endpoint: str, bucket: str) -> None:
        self._endpoint = endpoint
        self._bucket = bucket

    async def __call__(self, request: web.Request) -> web.Response:
        """Ask the bucket and hand its answer over; as CloudFront 502 when it cannot be reached, 403 for a GET that has a body."""
        if request.method in ("GET", "HEAD") and request.can_read_body:
            return web.Response(status=403)
        dropped = HOP | {"host"}
        headers = CIMultiDict((name, value) for name, value in request.headers.items() if name.lower() not in dropped)
        headers["Host"] = URL(self._endpoint).authority
        session = request.app[SESSION]
        address = URL(f"{self._endpoint}/{self._bucket}{request.raw_path}", encoded=True)
        # The body as it comes, of the length that the reader said: that is signed.
        body = request.content if request.can_read_body else None
        try:
            async with session.request(
                request.method, address, headers=headers, data=body, allow_redirects=False, skip_auto_headers=ADDED
            ) as answer:
                return hand_over(answer, await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)
