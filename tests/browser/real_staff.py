"""The staff API itself in the place of its stand-in: the desk's money and stock are read and written by what they will meet."""

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from chalicelib.adapters.seller import seller
from chalicelib.application.catalogue.product_import import carry_out
from chalicelib.application.instrument.instrument_import import ImportTools, carry_out_part
from tests.browser.answers import Answer, Asked
from tests.fakes.store import MemoryStore
from tests.http.api import InProcess
from tests.http.desk import Desk
from tests.samples.callers import SYSTEM

CARRIED = ("content-type", "idempotency-key", "if-match", "if-none-match", "accept-language")


@dataclass
class RealStaff:
    """Answers what is asked of the staff API by the API in this process, as somebody with `role`; `asked` has the bodies."""

    api: InProcess
    store: MemoryStore
    role: str = "manager"
    asked: list[tuple[str, Any]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        people = {"manager": "vasseur", "accountant": "perrin"}
        self.tokens = {role: self.api.sign_in(role, username=name) for role, name in people.items()}

    def clerk(self, role: str = "manager") -> Desk:
        """Somebody who writes by the API itself."""
        desk = Desk(self.api, role)
        desk.token = self.tokens[role]
        return desk

    def route(self, asked: Asked, path: list[str], query: dict[str, str]) -> Answer:
        """Hand a request on; a file of products or instruments is carried out at once."""
        body = asked.body if isinstance(asked.body, str) else "" if asked.method == "GET" else json.dumps(asked.body)
        sent = {name: value for name, value in asked.headers.items() if name.lower() in CARRIED}
        target = f"/staff/{'/'.join(path)}" + (f"?{asked.query}" if asked.query else "")
        with self.lock:
            reply = self.api.request(
                asked.method, target, sent | {"Authorization": f"Bearer {self.tokens[self.role]}"}, body.encode()
            )
            answer: Any = reply.json if "json" in reply.headers.get("content-type", "") else reply.body.decode()
            if asked.method == "POST":
                self.asked.append(("/".join(path), asked.body))
            if path == ["product-imports"] and reply.status == 200 and answer["import_id"]:
                carry_out(self.store, SYSTEM, answer["import_id"], 1, datetime.now(UTC), lambda attempt: None)
            if path == ["instrument-imports"] and reply.status == 200 and answer["import_id"]:
                tools = ImportTools(seller().support, secrets.choice, datetime.now(UTC), lambda attempt: None)
                carry_out_part(self.store, answer["import_id"], 1, tools)
        headers = {name: value for name, value in reply.headers.items() if name in ("etag", "content-type", "next-cursor")}
        return Answer(reply.status, answer, headers)
