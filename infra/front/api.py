"""The API behind /api, asked as CloudFront asks it: all headers of the reader but Host, and the edge's own; nothing kept."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from infra.front.edge import FunctionFailed, event_of, run
from infra.front.headers import edge_function, origin_header

# RFC 9110, 7.6.1: they concern one connection only.
HOP = {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"}

# What aiohttp adds where the reader sent none: with an Accept-Encoding that is not the reader's, answers come compressed.
ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")

SESSION = web.AppKey("session", aiohttp.ClientSession)


async def asking(app: web.Application) -> AsyncIterator[None]:
    """Give an application what it asks others with, for as long as it serves."""
    async with aiohttp.ClientSession(auto_decompress=False, timeout=aiohttp.ClientTimeout(total=60)) as session:
        app[SESSION] = session
        yield


class Api:
    """Passes requests on to the stage `api` of one REST API of the local AWS; `secret` gives what vouches for the edge."""

    def __init__(self, endpoint: str, api_id: str, secret: Callable[[], str]) -> None:
        self._endpoint = endpoint
        self._function, self._header, self._secret = edge_function("/api/*"), origin_header(), secret
        self._host = f"{api_id}.execute-api.localhost:{URL(endpoint).port}"

    async def __call__(self, request: web.Request) -> web.Response:
        """Ask the API and hand its answer over; as CloudFront 502 when it cannot be reached, 403 for a GET that has a body."""
        if request.method in ("GET", "HEAD") and request.can_read_body:
            return web.Response(status=403)
        try:
            headers = self._at_edge(request)
        except FunctionFailed as problem:
            print(f"The function at the edge failed: {problem}", flush=True)
            return web.Response(status=503)
        headers["Host"] = self._host
        headers[self._header] = await asyncio.to_thread(self._secret)
        headers["X-Forwarded-For"] = request.remote or ""
        session = request.app[SESSION]
        address, body = URL(self._endpoint + request.raw_path, encoded=True), await request.read()
        try:
            async with session.request(
                request.method, address, headers=headers, data=body, allow_redirects=False, skip_auto_headers=ADDED
            ) as answer:
                return hand_over(answer, await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)

    def _at_edge(self, request: web.Request) -> CIMultiDict[str]:
        """Give the headers as the function leaves them, without what concerns one connection only."""
        event = event_of(request.method, request.raw_path, request.headers.items(), request.remote or "")
        sent, given = event["request"]["headers"], run(self._function, event)["headers"]
        dropped = HOP | {"host", "content-length"} | {name for name in sent if given.get(name) != sent[name]}
        headers = CIMultiDict((name, value) for name, value in request.headers.items() if name.lower() not in dropped)
        headers.update({name: one["value"] for name, one in given.items() if one != sent.get(name)})
        return headers


def hand_over(answer: aiohttp.ClientResponse, body: bytes) -> web.Response:
    """Give an answer as the front passes it on: without what concerns one connection only."""
    dropped = HOP | {"content-length", "date", "server"}
    headers = CIMultiDict((name, value) for name, value in answer.headers.items() if name.lower() not in dropped)
    return web.Response(status=answer.status, body=body, headers=headers)
