"""Run the front: `python -m infra.front --port … --endpoint … --region … --bucket … --uploads … --api … --mails … --secrets …`.

`--mails` is the file of the mails that left, `--secrets` the SSM parameter of what vouches for the edge.
`--sign-in` is the address of the pool's sign-in page, which is served there as well.
What stands in for Stripe is served at `--stripe`, with the newest of the SSM parameters `--stripe-keys` and `--webhook-secrets`.
"""

import argparse
import asyncio
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from aiohttp import web
from yarl import URL

from infra.deploy.cloud import Cloud
from infra.deploy.shared_secrets import newest_secret
from infra.front import READY
from infra.front.api import Api, asking
from infra.front.headers import edge_function, headers_by_path
from infra.front.outbox import Outbox
from infra.front.sign_in import make_sign_in_app
from infra.front.site import Site
from infra.front.stripe_standin import StandIn
from infra.front.uploads import Uploads


class Buckets(NamedTuple):
    """The buckets of the site, and of what is sent in."""

    site: str
    uploads: str


def make_app(cloud: Cloud, buckets: Buckets, api_id: str, kept_mails: Path, secrets: str, sign_in: str) -> web.Application:
    """Give the application that serves one deployment of the local AWS."""
    endpoint = cloud.endpoint or ""
    app = web.Application(client_max_size=10 * 2**20)
    outbox = Outbox(kept_mails)
    app.cleanup_ctx.append(asking)
    app.router.add_get(READY, _whose)
    app.router.add_route("*", "/api/{path:.*}", Api(endpoint, api_id, cache(lambda: newest_secret(cloud, secrets))))
    for folder in ("uploads", "statements"):
        app.router.add_route("*", f"/{folder}/{{path:.*}}", Uploads(endpoint, buckets.uploads))
    app.router.add_get("/outbox/", outbox.index)
    app.router.add_get("/outbox/messages.json", outbox.as_json)
    app.router.add_get("/outbox/{id}/{form:html|text}", outbox.show)
    app.router.add_get(r"/outbox/{id}/files/{number:\d+}", outbox.file)
    app.router.add_route("*", "/{path:.*}", Site(cloud.s3, buckets.site, edge_function()))
    headers_of = headers_by_path({"SignInUrl": sign_in}, endpoint)

    async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in headers_of(request.path).items():
            response.headers.setdefault(name, value)

    app.on_response_prepare.append(add_headers)
    return app


async def _whose(_: web.Request) -> web.Response:
    """Give the number of this process, so that who started it knows that no other program answers here."""
    return web.Response(text=str(os.getpid()))


async def _serve(apps: dict[int, web.Application]) -> None:
    """Serve each application on its port, until SIGTERM or SIGINT."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    runners = []
    try:
        for port, app in apps.items():
            runners.append(web.AppRunner(app, access_log=None))
            await runners[-1].setup()
            await web.TCPSite(runners[-1], "127.0.0.1", port).start()
        await stopped.wait()
    finally:
        for runner in runners:
            await runner.cleanup()


def main() -> None:
    """Serve on this machine only, until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser()
    for name in (
        "port",
        "endpoint",
        "region",
        "bucket",
        "uploads",
        "api",
        "mails",
        "secrets",
        "sign-in",
        "stripe",
        "stripe-keys",
        "webhook-secrets",
    ):
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    cloud, buckets = Cloud(given.region, given.endpoint), Buckets(given.bucket, given.uploads)
    site = make_app(cloud, buckets, given.api, Path(given.mails), given.secrets, given.sign_in)
    pages = make_sign_in_app(given.endpoint)
    standin = StandIn(
        given.stripe,
        f"http://127.0.0.1:{given.port}/api/webhooks/stripe",
        cache(lambda: newest_secret(cloud, given.stripe_keys)),
        cache(lambda: newest_secret(cloud, given.webhook_secrets)),
    )
    apps = {int(given.port): site, URL(given.sign_in).port or 0: pages, URL(given.stripe).port or 0: standin.app()}
    try:
        asyncio.run(_serve(apps))
    except OSError as problem:
        sys.exit(f"the front cannot serve: {problem.strerror}")


if __name__ == "__main__":
    main()
