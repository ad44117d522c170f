"""The mails that the local SES took, to be read as their readers would; in production there is no such page."""

import json
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from jinja2 import Environment, FileSystemLoader

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
# Mails carry their styles inside; scripts and foreign images they may not have.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Outbox:
    """`/outbox/` lists the mails, `/outbox/<id>/html` and `/outbox/<id>/text` show one, `/outbox/messages.json` has all."""

    def __init__(self, endpoint: str, kept: Path) -> None:
        self._address = f"{endpoint}/_ministack/ses/messages"
        # The local SES forgets its mails when it stops: those of earlier starts come from a file.
        self._kept: list[dict[str, Any]] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []

    async def index(self, request: web.Request) -> web.Response:
        """All mails, newest first."""
        page = PAGES.get_template("outbox.html").render(mails=await self._mails(request))
        return _html(page)

    async def as_json(self, request: web.Request) -> web.Response:
        """All mails, newest first, as ministack tells them."""
        return web.json_response(await self._mails(request), headers={"Cache-Control": "no-store"})

    async def show(self, request: web.Request) -> web.Response:
        """One mail in one of its two forms."""
        wanted, form = request.match_info["id"], request.match_info["form"]
        mail = next((mail for mail in await self._mails(request) if mail["MessageId"] == wanted), None)
        if mail is None:
            return web.Response(status=404, text="No such mail.")
        if form == "text":
            return web.Response(text=mail["BodyText"] or "", headers={"Cache-Control": "no-store"})
        return _html(mail["BodyHtml"] or "")

    async def _mails(self, request: web.Request) -> list[dict[str, Any]]:
        session: aiohttp.ClientSession = request.app["session"]
        async with session.get(self._address, headers={"Accept-Encoding": "identity"}) as answer:
            accounts = (await answer.json(content_type=None))["messages"]
        mails = [mail for account in accounts.values() for mail in account]
        return sorted(mails + self._kept, key=lambda mail: str(mail["Timestamp"]), reverse=True)


def _html(page: str) -> web.Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    return web.Response(text=page, content_type="text/html", headers=headers)
