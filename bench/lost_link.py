"""Whether the time of the answer tells who asks for a lost link what there is: Welch's t between what is known and what is not.

All in this process, so that no network hides a difference, and by its own time, so that no other process does; calls of the
classes are shuffled, and the slowest twentieth is left out.
"""

import gc
import json
import math
import statistics
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

from msgspec.structs import replace

from app import app
from bench.compare import Row
from bench.handler import wiring
from bench.local import NOW, TABLE
from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.seller import seller
from chalicelib.bootstrap import http
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.values.reference import compose
from tests.builder.dossiers import StoreBuilder
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.callers import MANAGER
from tests.samples.commands import order

CALLS, WARM, DOSSIERS = 20_000, 600, 100
"""Calls of a class, of all classes before any is timed, and dossiers that there are."""
KEPT = 0.95
TARGET = 4.5
"""What is taken for a leak (dudect: Reparaz, Balasch, Verbauwhede, 2017)."""
EACH = 5_000
"""Timed calls between two collections of garbage."""
Times = Mapping[str, list[float]]


def rows() -> list[Row]:
    """Give the largest t between two classes."""
    times = timed(CALLS)
    worst, pair = max((abs(welch(times[a], times[b])), f"{a} / {b}") for a, b in combinations(times, 2))
    means = ", ".join(f"{name} {statistics.fmean(times[name]) * 1000:.3f} ms" for name in times)
    return [Row(f"lost link, |t| of {CALLS} calls a class", worst, TARGET, f"{pair}; {means}")]


def timed(calls: int) -> Times:
    """Give seconds of each class, those above the common threshold left out."""
    chance, table = Random(13), Keeping()
    events = _events(chance, table)
    policy = LostLinkPolicy(10**9, 10**9, 10**9, 10)
    wired = wiring(table, replace(seller(), lost_link=policy))  # type: ignore[arg-type]  # it has its calls
    http.wiring = lambda: wired  # type: ignore[assignment]  # lru_cache has a type of its own
    turns = [name for name in events for _ in range(calls)]
    chance.shuffle(turns)
    for name in [*events] * (WARM // len(events)):
        _call(chance.choice(events[name]))
    times: dict[str, list[float]] = {name: [] for name in events}
    gc.disable()
    try:
        for number, name in enumerate(turns):
            event = chance.choice(events[name])
            times[name].append(_call(event))
            if number % EACH == 0:
                gc.collect()
    finally:
        gc.enable()
    most = sorted(each for measured in times.values() for each in measured)[int(len(turns) * KEPT) - 1]
    return {name: [each for each in measured if each <= most] for name, measured in times.items()}


def welch(one: Sequence[float], other: Sequence[float]) -> float:
    """Give Welch's t of two samples."""
    spread = statistics.variance(one) / len(one) + statistics.variance(other) / len(other)
    return (statistics.fmean(one) - statistics.fmean(other)) / math.sqrt(spread)


class Keeping(MemoryDynamo):
    """Keeps counters and dossiers, and no requests: sixty thousand of them would be measured as well."""

    def _put(self, item: dict[str, Any]) -> None:
        if not item["pk"]["S"].startswith(("Q#", "F#")):
            super()._put(item)


def _call(event: dict[str, Any]) -> float:
    begin = time.thread_time()
    answer = app(event, None)
    taken = time.thread_time() - begin
    assert answer["statusCode"] == 202, answer
    return taken


def _events(chance: Random, table: MemoryDynamo) -> dict[str, list[dict[str, Any]]]:
    """Give as many requests of each class, all of one length."""
    there, unknown = (list(_pairs(chance)) for _ in range(2))
    client: Any = table
    staff = StoreBuilder(DynamoStore(client, TABLE), lambda: NOW, MANAGER)
    for reference, email in there:
        guest = NewContact(name="Jean", email=email, language="fr")
        staff.open(order(reference=reference, account=reference, contacts=(guest,)), key=reference)
    return {
        "known": [_event(reference, email) for reference, email in there],
        "another's": [_event(reference, email) for (reference, _), (_, email) in zip(there, unknown, strict=True)],
        "unknown": [_event(reference, email) for reference, email in unknown],
    }


def _pairs(chance: Random) -> Iterator[tuple[str, str]]:
    for _ in range(DOSSIERS):
        yield compose(chance.choice), f"{compose(chance.choice).lower()}@bigcorp.example"


def _event(number: str, email: str) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    return {
        "requestContext": {
            "resourcePath": "/lost-links", "httpMethod": "POST", "requestId": "r1", "stage": "api",
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "body": b64encode(json.dumps({"email": email, "number": number, "lang": "fr"}).encode()).decode(),
        "isBase64Encoded": True,
    }  # fmt: skip
