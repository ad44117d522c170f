"""The part of the fake API that lists all affairs of a contact."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from static_site.texts import LANGUAGES
from tests.browser import affairs, own_instruments, statements
from tests.browser.answers import Answer, Asked, etag_of, problem
from tests.browser.tokens import CONTACT_TOKEN, GIVEN, token_of


def pages() -> dict[str, list[dict[str, Any]]]:
    """The drawing's list, in one page."""
    return {language: [affairs.opened(language)] for language in LANGUAGES}


@dataclass(slots=True)
class FakeAffairs:
    """Answers below /api/affairs; tests change `pages`, by language, and `gone`."""

    pages: dict[str, list[dict[str, Any]]] = field(default_factory=pages)
    gone: bool = False
    """Whether the access was withdrawn."""
    cookies: bool = True
    """Whether the browser keeps the cookie that it is given."""

    def handle(self, asked: Asked) -> Answer:
        """Answer one request."""
        match asked.method, asked.path.removeprefix("/api/affairs"):
            case "POST", "/session":
                return self._exchange(asked)
            case "DELETE", "/session":
                return Answer(204, None, {"Set-Cookie": "affairs=; Path=/api/affairs; Max-Age=0"})
            case "GET", "/session":
                return Answer(200, {"open": self._opens(asked)})
        if not self._opens(asked):
            return problem(401)
        query = {key: values[0] for key, values in parse_qs(asked.query).items()}
        match asked.method, asked.path.removeprefix("/api/affairs").split("/"):
            case "GET", [""]:
                return self._open(asked, query)
            case "GET", ["", "closed"]:
                return Answer(200, affairs.closed(query["lang"], query.get("cursor", "")))
            case "GET", ["", "statement"]:
                return self._statement(asked, query)
            case "GET", ["", "instruments"]:
                return _unless_unchanged(asked, own_instruments.instruments("fr" if query["lang"] == "fr" else "en"))
            case "GET", ["", "instruments", instrument] if instrument in own_instruments.FACTS:
                return _unless_unchanged(asked, own_instruments.passport("fr" if query["lang"] == "fr" else "en", instrument))
            case "POST", ["", "instruments", instrument, "cases"] if instrument in own_instruments.FACTS:
                begun = {"reference": own_instruments.CASE, "number": "SAV-125", "token": token_of(own_instruments.CASE, GIVEN)}
                return Answer(201, begun)
            case "POST", ["", "dossiers", reference]:
                return Answer(201, {"token": token_of(reference, GIVEN)})
        return problem(404)

    def _statement(self, asked: Asked, query: dict[str, str]) -> Answer:
        days = [date.fromisoformat(query[name]) for name in ("from", "to") if name in query]
        shown = statements.statement("fr" if query["lang"] == "fr" else "en", *days)
        return _unless_unchanged(asked, shown)

    def _opens(self, asked: Asked) -> bool:
        return not self.gone and f"affairs={CONTACT_TOKEN}" in asked.headers.get("Cookie", "")

    def _exchange(self, asked: Asked) -> Answer:
        if self.gone or asked.body["token"] != CONTACT_TOKEN:
            return problem(401)
        age = "" if asked.body["shared"] else "; Max-Age=34128000"
        cookie = f"affairs={CONTACT_TOKEN}; Path=/api/affairs; HttpOnly; SameSite=Strict{age}"
        return Answer(200, {"contact": "c1"}, {"Set-Cookie": cookie} if self.cookies else {})

    def _open(self, asked: Asked, query: dict[str, str]) -> Answer:
        opened = self.pages[query["lang"]]
        cursors = ["", *(page["cursor"] for page in opened[:-1])]
        page = opened[cursors.index(query.get("cursor", ""))]
        etag = etag_of(page)
        if asked.headers.get("If-None-Match") == etag:
            return Answer(304, None, {"ETag": etag})
        return Answer(200, page, {"ETag": etag})


def _unless_unchanged(asked: Asked, shown: dict[str, Any]) -> Answer:
    etag = etag_of(shown)
    unchanged = asked.headers.get("If-None-Match") == etag
    return Answer(304, None, {"ETag": etag}) if unchanged else Answer(200, shown, {"ETag": etag})
