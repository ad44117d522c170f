"""A stand-in for the staff API and the pool before it: a day's work, and what was asked; it refuses and waits when told to."""

import base64
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.browser import samples, staff_samples
from tests.browser.answers import Answer, Asked, problem

PAGE = 50
Route = Callable[[Asked, list[str], dict[str, str]], Answer | None]
"""Answers a request by its method, its path below /staff and its query; None where it is another's."""


def token_of(number: int) -> str:
    """A token as the pool makes them: three parts, of which the page reads whose it is."""
    parts: tuple[dict[str, object], ...] = ({"alg": "none"}, {"sub": "u1", "n": number}, {})
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)


@dataclass(slots=True)
class FakeStaff:
    """Tests set `delay`, `failing`, `refused`, `signed_in`, lists and `routes`, which other modules answer, and read `asked`."""

    rows: list[dict[str, Any]] = field(default_factory=staff_samples.rows)
    theirs: list[dict[str, Any]] = field(default_factory=list)
    tasks: dict[str, dict[str, Any]] = field(default_factory=lambda: {one["task"]: one for one in [staff_samples.task()]})
    parked: list[dict[str, Any]] = field(default_factory=staff_samples.parked)
    news: dict[str, Any] = field(default_factory=lambda: {"acts": [], "cursor": None})
    me: dict[str, Any] = field(default_factory=lambda: staff_samples.me("fr"))
    asked: list[Asked] = field(default_factory=list)
    delay: float = 0.0
    failing: int = 0
    """Status to answer whatever is asked, zero for none."""
    refused: dict[str, str] = field(default_factory=dict)
    """Why commands on a dossier are refused, by its reference."""
    signed_in: bool = True
    """Whether the pool knows the browser."""
    token: str = ""
    routes: list[Route] = field(default_factory=list)

    def pool(self, asked: Asked) -> Answer:
        """Answer what is asked of the pool: it knows the browser, or asks nothing and sends it back."""
        query = {key: values[0] for key, values in parse_qs(asked.query).items()}
        if asked.path == "/sign-in.json":
            return Answer(200, {"address": f"http://{asked.headers['Host']}", "client": "desk"})
        if asked.path == "/oauth2/token":
            self.token = token_of(len(self.asked))
            return Answer(200, {"access_token": self.token, "refresh_token": "r", "expires_in": 3600})
        if asked.path == "/oauth2/authorize":
            given = {"code": "c"} if self.signed_in else {"error": "login_required"}
            return Answer(302, None, {"Location": f"{query['redirect_uri']}?{urlencode(given | {'state': query['state']})}"})
        return Answer(302, None, {"Location": query.get("logout_uri", "/bureau/")})

    def handle(self, asked: Asked) -> Answer:
        """Answer one request below /api/staff."""
        self.asked.append(asked)
        time.sleep(self.delay)
        if self.failing:
            return problem(self.failing)
        if asked.headers.get("Authorization") != f"Bearer {self.token}":
            return problem(401)
        path = asked.path.removeprefix("/api/staff/").split("/")
        query = {key: values[0] for key, values in parse_qs(asked.query).items()}
        for route in (*self.routes, self._day, self._lists, self._dossier, self._tasks):
            if (answer := route(asked, path, query)) is not None:
                return answer
        return problem(404)

    def _day(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer | None:
        match path:
            case ["me"]:
                return Answer(200, self.me)
            case ["work"]:
                matches = self._waiting(query)
                begin = int(query.get("cursor", 0))
                cursor = str(begin + PAGE) if len(matches) > begin + PAGE else None
                return Answer(
                    200, {"dossiers": matches[begin : begin + PAGE], "cursor": cursor, "to_order": [], "to_order_more": 0}
                )
            case ["work", "counts"]:
                return Answer(200, self._counts(query.get("owner")))
            case ["news"]:
                return Answer(200, self.news)
        return None

    def _waiting(self, query: dict[str, str]) -> list[dict[str, Any]]:
        every = {"us": self.rows, "customer": self.theirs, "all": [*self.rows, *self.theirs]}[query.get("side", "us")]
        return [
            row
            for row in every
            if query.get("step") in (None, row["waits"][0]["matter"]) and query.get("owner") in (None, row["owner"])
        ]

    def _counts(self, owner: str | None) -> dict[str, Any]:
        sides = {side: self._waiting({"side": side} | ({"owner": owner} if owner else {})) for side in ("us", "customer", "all")}
        waits = {side: [row["waits"][0] for row in rows] for side, rows in sides.items()}

        def by(keys: list[str], late: list[bool]) -> dict[str, dict[str, int]]:
            all_of, late_of = Counter(keys), Counter(key for key, is_late in zip(keys, late, strict=True) if is_late)
            return {key: {"count": count, "late": late_of[key]} for key, count in all_of.items()}

        days = {side: Counter(wait["due"] for wait in matches) for side, matches in waits.items()}
        late = {side: [wait["late"] for wait in matches] for side, matches in waits.items()}
        open_tasks = [task for task in self.tasks.values() if not task["closed"]]
        return {
            "sides": {side: {"count": len(matches), "late": sum(late[side])} for side, matches in waits.items()},
            "matters": {side: by([wait["matter"] for wait in matches], late[side]) for side, matches in waits.items()},
            "owners": {side: by([row["owner"] for row in rows], late[side]) for side, rows in sides.items()},
            "days": {
                side: [{"day": day, "count": count, "late": 0} for day, count in sorted(matches.items())]
                for side, matches in days.items()
            },
            "undelivered": sum(wait["matter"] == "mail" for wait in waits["us"]),
            "parked": len(self.parked),
            "parked_causes": sorted({one["cause"] for one in self.parked}),
            "payments": 0,
            "disputed": 0,
            "tasks": {"count": len(open_tasks), "late": sum(task["late"] for task in open_tasks)},
        }

    def _lists(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer | None:
        match asked.method, path:
            case "GET", ["search"]:
                text = query.get("q", "").lower()
                hits = [row for row in self.rows if text in row["reference"].lower() or row["customer"].lower().startswith(text)]
                return Answer(200, {"dossiers": [row | {"matched": [row["reference"]]} for row in hits[:PAGE]], "cursor": None})
            case "GET", ["accounts"]:
                names = sorted({row["customer"] for row in self.rows})
                matches = [name for name in names if name.lower().startswith(query.get("q", "").lower())]
                return Answer(200, {"accounts": [{"account": name.lower().replace(" ", "-"), "name": name} for name in matches]})
            case "GET", ["effects"]:
                return Answer(200, {"effects": self.parked, "cursor": None})
            case "POST", ["effects", "redrive"]:
                named = asked.body.get("effect")
                gone = [one for one in self.parked if named in (None, one["effect"])]
                self.parked = [one for one in self.parked if one not in gone]
                return Answer(200, {"redriven": len(gone), "more": False})
        return None

    def _dossier(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer | None:
        match asked.method, path:
            case "GET", ["dossiers", _, "customer-document"]:
                return Answer(200, samples.partial(query.get("lang", "fr")))
            case "GET", ["dossiers", reference, "history"]:
                return Answer(200, {"entries": [], "before": None, "reference": reference})
            case "POST", ["dossiers", reference, "commands"]:
                if reference in self.refused:
                    return problem(409, self.refused[reference])
                row = next(one for one in self.rows if one["reference"] == reference)
                row["version"] += 1
                if asked.body["type"] == "assign":
                    row["owner"] = asked.body["owner"]
                return Answer(201, {"reference": reference, "version": row["version"]})
        return None

    def _tasks(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer | None:
        match asked.method, path:
            case "GET", ["tasks"]:
                closed = query.get("closed") == "true"
                matches = [task for task in self.tasks.values() if bool(task["closed"]) is closed]
                return Answer(200, {"tasks": [staff_samples.listed(task) for task in matches], "cursor": None})
            case "GET", ["tasks", key] if key in self.tasks:
                return Answer(200, self.tasks[key], {"ETag": f'"{self.tasks[key]["version"]}"'})
            case "POST", ["tasks", key, "commands"] if key in self.tasks:
                task, body = self.tasks[key], asked.body
                task["version"] += 1
                match body["type"]:
                    case "assign_task":
                        task["assignee"] = body["to"]
                    case "tie_task":
                        task["dossier"] = body["dossier"]
                    case "close_task":
                        task["closed"] = {
                            "outcome": body["outcome"],
                            "until": "2027-02-02T00:00:00Z",
                            "comment": body.get("comment"),
                        }
                return Answer(201, {"task": key, "version": task["version"], "invitation": None})
        return None
