"""The API behind /api, asked as CloudFront asks it: all headers of the reader but Host, nothing kept."""

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

# RFC 9110, 7.6.1: they concern one connection only.
HOP = {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"}

# What aiohttp adds where the reader sent none: with an Accept-Encoding that is not the reader's, answers come compressed.
ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class Api:
    """Passes requests on to the stage `api` of one REST API of the local AWS."""

    def __init__(self, endpoint: str, api_id: str) -> None:
        self._endpoint = endpoint
        self._host = f"{api_id}.execute-api.localhost:{URL(endpoint).port}"

    async def __call__(self, request: web.Request) -> web.Response:
        """Ask the API and hand its answer over; as CloudFront 502 when it cannot be reached, 403 for a GET that has a body."""
        if request.method in ("GET", "HEAD") and request.can_read_body:
            return web.Response(status=403)
        dropped = HOP | {"host", "content-length"}
        headers = CIMultiDict((name, value) for name, value in request.headers.items() if name.lower() not in dropped)
        headers["Host"] = self._host
        headers["X-Forwarded-For"] = request.remote or ""
        session: aiohttp.ClientSession = request.app["session"]
        address, body = URL(self._endpoint + request.raw_path, encoded=True), await request.read()
        try:
            async with session.request(
                request.method, address, headers=headers, data=body, allow_redirects=False, skip_auto_headers=ADDED
            ) as answer:
                return hand_over(answer, await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)


def hand_over(answer: aiohttp.ClientResponse, body: bytes) -> web.Response:
    """Give an answer as the front passes it on: without what concerns one connection only."""
    dropped = HOP | {"content-length", "date", "server"}
    headers = CIMultiDict((name, value) for name, value in answer.headers.items() if name.lower() not in dropped)
    return web.Response(status=answer.status, body=body, headers=headers)
