"""The mails that the local SES took, to be read as their readers would; in production there is no such page."""

import json
from base64 import b64decode
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from chalicelib.adapters.s3.disposition import attachment
from chalicelib.domain.values.calendar import PARIS

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
PAGES.filters["in_paris"] = lambda seconds: f"{datetime.fromtimestamp(float(seconds), PARIS):%Y-%m-%d %H:%M:%S}"
# Mails carry their styles inside; scripts and foreign images they may not have.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Outbox:
    """`/outbox/` lists the mails, `/outbox/<id>/html` and `/outbox/<id>/text` show one, `/outbox/messages.json` has all.

    `/outbox/<id>/files/<n>` is a file that came with it.

    They come from the file in which the local SES writes each mail as it takes it, so that none is lost when it stops.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    async def index(self, _: web.Request) -> web.Response:
        """Give all mails, newest first."""
        page = PAGES.get_template("outbox.html").render(mails=self._mails())
        return _html(page)

    async def as_json(self, _: web.Request) -> web.Response:
        """Give all mails, newest first, as ministack has them."""
        return web.json_response(self._mails(), headers={"Cache-Control": "no-store"})

    async def show(self, request: web.Request) -> web.Response:
        """Give one mail in one of its two forms."""
        wanted, form = request.match_info["id"], request.match_info["form"]
        mail = next((mail for mail in self._mails() if mail["MessageId"] == wanted), None)
        if mail is None:
            return web.Response(status=404, text="No such mail.")
        if form == "text":
            return web.Response(text=mail["BodyText"] or "", headers={"Cache-Control": "no-store"})
        return _html(mail["BodyHtml"] or "")

    async def file(self, request: web.Request) -> web.Response:
        """Give one file of a mail."""
        wanted, number = request.match_info["id"], int(request.match_info["number"])
        files: list[dict[str, str]] = next(
            (mail.get("Attachments", []) for mail in self._mails() if mail["MessageId"] == wanted), []
        )
        if number >= len(files):
            return web.Response(status=404, text="No such file.")
        file = files[number]
        headers = {"Content-Type": file["Type"], "Content-Disposition": attachment(file["Name"]), "Cache-Control": "no-store"}
        return web.Response(body=b64decode(file["Content"]), headers=headers)

    def _mails(self) -> list[dict[str, Any]]:
        lines = self._file.read_text(encoding="utf-8").splitlines(keepends=True) if self._file.exists() else []
        mails: list[dict[str, Any]] = [json.loads(line) for line in lines if line.endswith("\n")]
        return sorted(mails, key=lambda mail: float(mail["Timestamp"]), reverse=True)


def _html(page: str) -> web.Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    return web.Response(text=page, content_type="text/html", headers=headers)
