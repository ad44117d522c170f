"""Run the front: `python -m infra.front --port … --endpoint … --region … --bucket … --uploads … --api … --mails … --secrets …`.

`--mails` is the file of the mails that left, `--secrets` the SSM parameter of what vouches for the edge.
"""

import argparse
import os
import sys
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import aiohttp
from aiohttp import web

from infra.deploy.cloud import Cloud
from infra.deploy.shared_secrets import newest_secret
from infra.front import READY
from infra.front.api import SESSION, Api
from infra.front.headers import edge_function, security_headers
from infra.front.outbox import Outbox
from infra.front.site import Site
from infra.front.uploads import Uploads


class Buckets(NamedTuple):
    """The buckets of the site, and of what is sent in."""

    site: str
    uploads: str


def make_app(cloud: Cloud, buckets: Buckets, api_id: str, kept_mails: Path, secrets: str) -> web.Application:
    """Give the application that serves one deployment of the local AWS."""
    endpoint = cloud.endpoint or ""
    app = web.Application(client_max_size=10 * 2**20)
    outbox = Outbox(kept_mails)
    app.cleanup_ctx.append(_session)
    app.router.add_get(READY, _whose)
    app.router.add_route("*", "/api/{path:.*}", Api(endpoint, api_id, cache(lambda: newest_secret(cloud, secrets))))
    app.router.add_route("*", "/uploads/{path:.*}", Uploads(endpoint, buckets.uploads))
    app.router.add_get("/outbox/", outbox.index)
    app.router.add_get("/outbox/messages.json", outbox.as_json)
    app.router.add_get("/outbox/{id}/{form:html|text}", outbox.show)
    app.router.add_get(r"/outbox/{id}/files/{number:\d+}", outbox.file)
    app.router.add_route("*", "/{path:.*}", Site(cloud.s3, buckets.site, edge_function()))
    headers = security_headers()

    async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
        for name, value in headers.items():
            response.headers.setdefault(name, value)

    app.on_response_prepare.append(add_headers)
    return app


async def _whose(_: web.Request) -> web.Response:
    """Give the number of this process, so that who started it knows that no other program answers here."""
    return web.Response(text=str(os.getpid()))


async def _session(app: web.Application) -> AsyncIterator[None]:
    async with aiohttp.ClientSession(auto_decompress=False, timeout=aiohttp.ClientTimeout(total=60)) as session:
        app[SESSION] = session
        yield


def main() -> None:
    """Serve on this machine only, until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser()
    for name in ("port", "endpoint", "region", "bucket", "uploads", "api", "mails", "secrets"):
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    cloud, buckets = Cloud(given.region, given.endpoint), Buckets(given.bucket, given.uploads)
    app = make_app(cloud, buckets, given.api, Path(given.mails), given.secrets)
    try:
        web.run_app(app, host="127.0.0.1", port=int(given.port), print=None, access_log=None, handle_signals=True)
    except OSError as problem:
        sys.exit(f"the front cannot serve on port {given.port}: {problem.strerror}")


if __name__ == "__main__":
    main()
