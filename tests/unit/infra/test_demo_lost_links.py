"""The demonstration's customers ask for lost links once, however often it starts."""

from collections.abc import Mapping
from typing import Any

from infra.demo.lost_links import REQUESTS, request_links
from infra.demo.script import Body


class _Desk:
    """A desk whose tasks are closed as soon as they come."""

    def __init__(self) -> None:
        self.asked: list[Body] = []

    def read(self, path: str) -> Mapping[str, Any] | None:
        return {"tasks": self.asked if path.endswith("closed=true") else [], "cursor": None}

    def enquire(self, body: Body) -> None:
        self.asked.append(body)


def test_they_ask_once() -> None:
    desk = _Desk()
    request_links(desk)
    request_links(desk)
    assert desk.asked == list(REQUESTS)
