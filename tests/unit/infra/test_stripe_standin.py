"""What stands in for Stripe, over HTTP: who has no key is refused, who pays comes back, and what came of it is sent signed."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from chalicelib.adapters.stripe.webhook_signature import is_signed
from infra.front.stripe_standin import StandIn
from tests.http.clock import now
from tests.unit.infra.test_stripe_books import FORM

KEY, SECRET = "sk_test_" + "k" * 32, "whsec_" + "n" * 32


def played(act: Callable[[Any], Awaitable[None]], answers: list[int]) -> list[bytes]:
    """The bodies that the webhook got from a stand-in with which somebody does something; it answers these statuses in turn."""
    heard: list[bytes] = []

    async def hear(request: web.Request) -> web.Response:
        body = await request.read()
        assert is_signed(request.headers["Stripe-Signature"], body, [SECRET], now())
        heard.append(body)
        return web.Response(status=answers[len(heard) - 1])

    async def play() -> None:
        site = web.Application()
        site.router.add_post("/hook", hear)
        async with TestServer(site) as server:
            standin = StandIn("http://127.0.0.1", str(server.make_url("/hook")), lambda: KEY, lambda: SECRET)
            async with TestClient(TestServer(standin.app())) as client:
                await act(client)
                async with asyncio.timeout(10):
                    while len(heard) < len(answers):
                        await asyncio.sleep(0.01)

    with ThreadPoolExecutor(1) as apart:  # Playwright keeps a loop running in the thread of the tests.
        apart.submit(asyncio.run, play()).result()
    return heard


async def paid(client: Any) -> None:
    """Open a page and pay on it."""
    sent = {"Authorization": f"Bearer {KEY}", "Idempotency-Key": "k"}
    assert (await client.post("/v1/checkout/sessions", data=FORM)).status == 401
    first = await (await client.post("/v1/checkout/sessions", data=FORM, headers=sent)).json()
    again = await client.post("/v1/checkout/sessions", data=FORM, headers=sent)
    assert (await again.json(), again.headers["Idempotent-Replayed"]) == (first, "true")
    path = f"/pay/{first['id']}"
    assert "120.00 EUR" in await (await client.get(path)).text()
    declined = await client.post(path, data={"name": "Jean", "number": "4242", "outcome": "refuse"})
    assert "declined" in await declined.text()
    back = await client.post(path, data={"name": "Jean", "number": "4242", "outcome": "pay"}, allow_redirects=False)
    assert (back.status, back.headers["Location"]) == (303, "https://suivi.example/")
    assert (await client.get(path)).status == 410


def test_who_pays_comes_back_and_the_webhook_hears_of_it_at_once() -> None:
    (body,) = played(paid, [200])
    assert b'"checkout.session.completed"' in body and b'"paid"' in body


def test_what_was_not_heard_is_sent_again() -> None:
    first, again = played(paid, [500, 200])
    assert first == again


async def taken_back(client: Any) -> None:
    """Pay, have the bank take it back, and keep it, by what the owner's page offers."""
    await paid(client)
    for act, of in (("dispute", "ch"), ("lost", "dp")):
        (path,) = re.findall(rf'"(/owner/{act}/{of}_[^"]+)"', await (await client.get("/")).text())
        assert (await client.post(path)).status == 200
    assert "/owner/lost/" not in await (await client.get("/")).text(), "it is over"


def test_a_bank_takes_back_what_was_paid_by_the_owners_page() -> None:
    _, begun, lost = played(taken_back, [200, 200, 200])
    assert b'"charge.dispute.created"' in begun and b'"charge.dispute.closed"' in lost and b'"lost"' in lost
