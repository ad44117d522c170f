"""What stands in for Stripe on this machine: the few calls that we make, a page to pay on, and what its owner would do there.

`GET /` is that owner's page: pay out, refund, have a bank take a payment back.
"""

import asyncio
import html
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

from infra.front import stripe_shapes
from infra.front.api import SESSION, asking
from infra.front.stripe_books import Books, Made
from infra.front.stripe_checks import Refusal
from infra.front.stripe_tell import publish

PAUSE = 2.0
"""Seconds until a bank answers here; in truth it takes days."""
SLOW, DAYS = "FR3020041010050500013M02609", 3
"""The account whose bank takes its time at Stripe too, and how many days it takes here."""
STYLE = "body{font:1rem/1.5 sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}label{display:block;margin:.8rem 0}"
DECLINED = "Your card was declined."


class StandIn:
    """The application; `key` gives the secret key of the API, `secret` what signs its events, which go to `webhook`."""

    def __init__(self, address: str, webhook: str, key: Callable[[], str], secret: Callable[[], str]) -> None:
        self.books, self._webhook, self._key, self._secret = Books(address), webhook, key, secret
        self._sending = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()

    def app(self) -> web.Application:
        """Give what serves it."""
        app = web.Application(middlewares=[self._asked])
        app.cleanup_ctx.append(asking)
        route = app.router
        route.add_post("/v1/checkout/sessions", self._create)
        route.add_get("/v1/checkout/sessions/{id}", self._session)
        route.add_post("/v1/checkout/sessions/{id}/expire", self._expire)
        route.add_get("/v1/charges", self._charges)
        route.add_get("/v1/mandates/{id}", self._mandate)
        route.add_get("/v1/charges/{id}", self._give("charges"))
        route.add_get("/v1/disputes/{id}", self._give("disputes"))
        route.add_get("/v1/payouts/{id}", self._give("payouts"))
        route.add_get("/v1/balance_transactions", self._transactions)
        route.add_get("/pay/{id}", self._page)
        route.add_post("/pay/{id}", self._pay)
        route.add_get("/", self._owner)
        route.add_post("/owner/{act}/{id}", self._act)
        return app

    @web.middleware
    async def _asked(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Refuse who has no key, answer refusals as Stripe does, and tell what came of a request."""
        if request.path.startswith("/v1/"):
            given = request.headers.get("Authorization", "").removeprefix("Bearer ")
            if not secrets.compare_digest(given.encode(), (await asyncio.to_thread(self._key)).encode()):
                return web.json_response({"error": {"type": "invalid_request_error", "message": "Invalid API Key"}}, status=401)
        self.books.expire_old()
        try:
            answer: web.StreamResponse = await handler(request)
        except Refusal as refusal:
            return web.json_response(refusal.body, status=400)
        finally:
            self._send(request.app[SESSION])
        return answer

    def _send(self, session: aiohttp.ClientSession) -> None:
        events, self.books.events = self.books.events, []
        if events:
            task = asyncio.create_task(self._publish(session, events))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _publish(self, session: aiohttp.ClientSession, events: list[Made]) -> None:
        for event in events:
            async with self._sending:
                if not await publish(session, self._webhook, self._secret, event):
                    print(f"Stripe's stand-in: {event['type']} was not heard", flush=True)

    async def _create(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        key = request.headers.get("Idempotency-Key")
        made, before = self.books.idempotent(key, form, lambda: self.books.create_session(form))
        return web.json_response(made, headers={"Idempotent-Replayed": "true"} if before else {})

    async def _session(self, request: web.Request) -> web.Response:
        return web.json_response(self._of(request, self.books.sessions))

    async def _expire(self, request: web.Request) -> web.Response:
        return web.json_response(self.books.expire(self._of(request, self.books.sessions)))

    def _give(self, kind: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Give a route that shows one of a kind."""

        async def give(request: web.Request) -> web.Response:
            return web.json_response(self._of(request, getattr(self.books, kind)))

        return give

    async def _charges(self, request: web.Request) -> web.Response:
        return web.json_response(self.books.of_intent(request.query["payment_intent"]))

    async def _mandate(self, request: web.Request) -> web.Response:
        return web.json_response(stripe_shapes.mandate(request.match_info["id"]))

    async def _transactions(self, request: web.Request) -> web.Response:
        query = request.query
        page = self.books.of_payout(query["payout"], query.get("starting_after", ""), int(query.get("limit", "10")))
        return web.json_response(page)

    def _of(self, request: web.Request, among: dict[str, Made]) -> Made:
        one = among.get(request.match_info["id"])
        if one is None:
            raise Refusal("resource_missing", "id", "No such object")
        return one

    async def _page(self, request: web.Request) -> web.Response:
        return self._form(self._of(request, self.books.sessions))

    def _form(self, session: Made, wrong: str = "") -> web.Response:
        """Show what is paid, and a field for the card or the account."""
        if session["status"] != "open":
            return _html("This page is over", "<p>Nothing can be paid here any more.</p>", 410)
        card = session["payment_method_types"] == ["card"]
        label, value = ("Card number", "4242 4242 4242 4242") if card else ("IBAN", "FR14 2004 1010 0505 0001 3M02 606")
        error = f'<p role="alert">{html.escape(wrong)}</p>' if wrong else ""
        cancel = html.escape(session["cancel_url"] or "#", quote=True)
        return _html(
            f"Pay {session['amount_total'] / 100:.2f} {session['currency'].upper()}",
            f"""<p>This page stands in for Stripe's: no money moves.</p>{error}<form method="post">
<label>Name <input name="name" value="Jean Bon" required></label>
<label>{label} <input name="number" value="{value}" required></label>
<button name="outcome" value="pay">Pay</button> <button name="outcome" value="refuse">Have it refused</button>
<a href="{cancel}">Cancel</a></form>""",
        )

    async def _pay(self, request: web.Request) -> web.StreamResponse:
        session, form = self._of(request, self.books.sessions), await request.post()
        refused, card = form.get("outcome") == "refuse", session["payment_method_types"] == ["card"]
        if card and refused:
            return self._form(session, DECLINED)
        number = "".join(str(form.get("number", "")).split())
        self.books.pay(session, str(form.get("name", "")), number[-4:])
        if not card:
            after = DAYS * 86400 if number == SLOW else PAUSE
            task = asyncio.create_task(self._bank_answers(request.app[SESSION], session, after, paid=not refused))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        raise web.HTTPSeeOther(session["success_url"])

    async def _bank_answers(self, client: aiohttp.ClientSession, session: Made, after: float, *, paid: bool) -> None:
        await asyncio.sleep(after)
        self.books.debit_ended(session, paid=paid)
        self._send(client)

    async def _owner(self, request: web.Request) -> web.Response:
        """Show the charges with what their owner, and banks, may do."""
        rows = "".join(
            f"<p>{one['id']}: {one['amount'] / 100:.2f}, {one['status']}, {one['amount_refunded'] / 100:.2f} paid back"
            + _buttons(one["id"], (("refund", "Pay all back"), ("dispute", "The bank takes it back")))
            for one in self.books.charges.values()
        )
        rows += "".join(
            f"<p>{one['id']}: {one['amount'] / 100:.2f} of {one['charge']}, {one['status']}"
            + _buttons(one["id"], (("won", "The bank gives it up"), ("lost", "The bank keeps it")))
            for one in self.books.disputes.values()
            if one["status"] == "needs_response"
        )
        out = '<form method="post" action="/owner/payout/all"><button>Pay out</button></form>'
        return _html("What stands in for Stripe", rows + out)

    async def _act(self, request: web.Request) -> web.StreamResponse:
        """Do what its owner, or a bank, does."""
        act = request.match_info["act"]
        if act == "payout":
            self.books.pay_out()
        elif act in ("won", "lost"):
            self.books.close(self._of(request, self.books.disputes), won=act == "won")
        else:
            charge = self._of(request, self.books.charges)
            if act == "refund":
                self.books.refund(charge, charge["amount"] - charge["amount_refunded"])
            else:
                self.books.dispute(charge)
        raise web.HTTPSeeOther("/")


def _buttons(of: str, acts: tuple[tuple[str, str], ...]) -> str:
    """Give what may be done with one."""
    return "".join(f'<form method="post" action="/owner/{act}/{of}"><button>{words}</button></form>' for act, words in acts)


def _html(title: str, body: str, status: int = 200) -> web.Response:
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>{body}'
    )
    return web.Response(text=text, content_type="text/html", status=status, headers={"Cache-Control": "no-store"})
