"""A stand-in for the customer's API: it answers from sample documents, writes down what it was asked, and fails when told to."""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from tests.browser import orders, payments, samples
from tests.browser.answers import Answer, Asked, etag_of, problem
from tests.browser.earlier import earlier
from tests.browser.fake_access import FakeAccess
from tests.browser.fake_affairs import FakeAffairs
from tests.browser.fake_files import FakeFiles
from tests.browser.fake_staff import FakeStaff
from tests.browser.tokens import GIVEN, TOKEN, token_of

PAYMENT = "PMT-AAAAAAAAAAAAAAAAAAAA"
"""What is begun where something is paid online."""
DRY_RUNS = ("order-reviews",)
"""Routes that a page asks again while somebody writes: what they refuse, they refuse each time."""


@dataclass(slots=True)
class FakeApi:
    """Answers like docs/customer-document.md; tests set `delay` (seconds), `failing` and `stale`, and read `asked`."""

    documents: dict[str, dict[str, Any]] = field(default_factory=samples.all_documents)
    affairs: FakeAffairs = field(default_factory=FakeAffairs)
    files: FakeFiles = field(default_factory=FakeFiles)
    access: FakeAccess = field(default_factory=FakeAccess)
    staff: FakeStaff = field(default_factory=FakeStaff)
    asked: list[Asked] = field(default_factory=list)
    """All but whether there is a way back to all affairs, which each reading asks beside itself."""
    delay: float = 0.0
    failing: dict[str, int] = field(default_factory=dict)
    """Status to answer, by method."""
    elsewhere: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Documents of the reader's other dossiers, by their SHA-256."""
    cookies: bool = True
    """Whether the browser keeps the cookie that it is given."""
    stale: bool = False
    """Whether the next act comes too late: it changes the dossier and answers 412."""
    passed: set[str] = field(default_factory=set)
    """Versions that something was too late for: whatever else is held to one of them is too late too."""
    refusals: dict[str, Answer] = field(default_factory=dict)
    """What the next request of a route is answered with, which then does nothing: one of another route never takes it."""

    def reset(self) -> None:
        """Forget what was asked and changed."""
        self.documents = samples.all_documents()
        self.affairs, self.files, self.access, self.staff = FakeAffairs(), FakeFiles(), FakeAccess(), FakeStaff()
        self.asked.clear()
        self.delay, self.failing, self.elsewhere, self.stale, self.cookies = 0.0, {}, {}, False, True
        self.refusals.clear()
        self.passed.clear()

    def writes(self) -> list[Asked]:
        """The requests that would change something."""
        return [each for each in self.asked if each.method not in ("GET", "HEAD")]

    def reads(self) -> list[Asked]:
        """The readings of a dossier."""
        return [each for each in self.asked if each.method == "GET"]

    def handle(self, asked: Asked) -> Answer:
        """Answer one request."""
        if asked.path.startswith("/api/staff/"):
            return self.staff.handle(asked)
        if (asked.method, asked.path) == ("GET", "/api/affairs/session"):
            return self.affairs.handle(asked)
        self.asked.append(asked)
        time.sleep(self.delay)
        if asked.method in self.failing:
            return problem(self.failing[asked.method])
        if asked.path.startswith("/api/affairs"):
            return self.affairs.handle(asked)
        if asked.path in ("/api/lost-links", "/api/label-requests"):
            return self.refusals.pop("lost-links", None) or Answer(202, {})
        if asked.path == "/api/links":
            return self._exchange(asked)
        parts = asked.path.split("/")[3:]
        if parts[0] not in self.documents or f"suivi-{parts[0]}=" not in asked.headers.get("Cookie", ""):
            return problem(401)
        return self._dossier(asked, parts[0], parts[1:])

    def _exchange(self, asked: Asked) -> Answer:
        token = str(asked.body["token"])
        reference = token.partition(".")[0].removeprefix(TOKEN).removeprefix(GIVEN)
        if token not in (token_of(reference), token_of(reference, GIVEN)) or reference not in self.documents:
            return problem(401)
        age = "" if asked.body["shared"] else "; Max-Age=34128000"
        cookie = f"suivi-{reference}={token}; Path=/api/dossiers/{reference}; HttpOnly; SameSite=Strict{age}"
        return Answer(200, {"reference": reference}, {"Set-Cookie": cookie} if self.cookies else {})

    def _dossier(self, asked: Asked, reference: str, rest: list[str]) -> Answer:
        documents = self.documents[reference]
        if rest == ["session"]:
            return Answer(204, None, {"Set-Cookie": f"suivi-{reference}=; Path=/api/dossiers/{reference}; Max-Age=0"})
        if asked.method == "POST" and rest[-1] in self.refusals:
            return self._refuse(asked, rest[-1])
        if self.access.handles(rest):
            return self.access.handle(asked, rest[0])
        language = "en" if "lang=en" in asked.query else "fr"
        if rest[:1] == ["known"]:
            return Answer(200, {"document": self.elsewhere.get(rest[1])})
        if rest == ["transfer.svg"]:
            return Answer(200, payments.CODE, {"Content-Type": "image/svg+xml"})
        if rest == ["history"]:
            return Answer(200, samples.older_history(language))
        if rest == ["order-reviews"] and asked.headers.get("If-Match") in self.passed:
            return problem(412)
        if rest == ["order-reviews"] and not self.stale:
            return Answer(200, orders.review(asked.body, language, documents["fr"]["version"]))
        if rest == ["order-codes"]:
            return Answer(201, {"to": "Jean Bon", "email": "jean.bon@bigcorp.example", "minutes": 10, "tries": 5})
        if asked.method == "POST":
            return self._act(asked, reference, documents, rest)
        at = parse_qs(asked.query).get("at")
        document = earlier(documents[language], int(at[0])) if at else documents[language]
        if document is None:
            return problem(404)
        etag = etag_of(document)
        if asked.headers.get("If-None-Match") == etag:
            return Answer(304, None, {"ETag": etag})
        return Answer(200, document, {"ETag": etag})

    def _refuse(self, asked: Asked, act: str) -> Answer:
        if not asked.headers.get("Idempotency-Key") or not asked.headers.get("If-Match"):
            return problem(428)
        return self.refusals[act] if act in DRY_RUNS else self.refusals.pop(act)

    def put(self, asked: Asked, content: bytes) -> Answer:
        """Take what is put into the place of a file."""
        return self.files.take(asked, content, self.documents[asked.path.split("/")[2]])

    def _act(self, asked: Asked, reference: str, documents: dict[str, Any], rest: list[str]) -> Answer:
        if not asked.headers.get("Idempotency-Key") or not asked.headers.get("If-Match"):
            return problem(428)
        late, self.stale = self.stale, False
        expected = f'"{_held_to(documents["fr"], rest)}"'
        if late:
            self.passed.add(expected)
        if rest == ["files"] and not late:
            return self.files.announce(asked, reference, documents)
        for document in documents.values():
            samples.change(document)
        if late or asked.headers["If-Match"] != expected:
            return problem(412)
        if rest == ["payments"]:
            return Answer(201, {"version": documents["fr"]["version"], "url": f"/suivi/?payment={PAYMENT}#{reference}"})
        return Answer(201, {"version": documents["fr"]["version"]})


def _held_to(document: dict[str, Any], rest: list[str]) -> str:
    """The version that an act is held to: one that is about money to that of what is owed."""
    held = document["paying"] if rest[-1] in ("transfers", "transfer-withdrawals", "payments") else document
    return str(held["version"])


def parse(body: bytes) -> Any:
    """The JSON of a request, the text of a file, or None without either."""
    if body and body[:1] not in (b"{", b"["):
        return body.decode()
    return json.loads(body) if body else None
