"""Anybody may ask for a lost link: the answer, what is written and how often tell nothing of what there is."""

import json
import logging
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from chalicelib.adapters.seller import seller
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.bootstrap import http
from tests.fakes.dynamodb import MemoryDynamo
from tests.http.api import Api, Reply
from tests.http.conftest import EDGE, Counting, Time
from tests.http.desk import JSON, Desk
from tests.http.kinds import IN_PROCESS

JEAN = "jean.bon@bigcorp.example"
POLICY = seller().lost_link


class Page:
    """The form, asked from a network."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def send(self, network: str = "192.0.2.1", query: str = "", **typed: Any) -> Reply:
        body = {name: value for name, value in {"email": JEAN, **typed}.items() if value is not None}
        sent = {**JSON, "x-viewer": network, "x-origin-secret": EDGE}
        return self.api.request("POST", f"/lost-links{query}", sent, json.dumps(body).encode())


@pytest.fixture
def page(api: Api) -> Page:
    """The form."""
    return Page(api)


def requests_in(store: Counting) -> list[dict[str, Any]]:
    """What was kept of requests."""
    return [json.loads(part["H"]["data"]["S"]) for pk, part in store.table.items.items() if pk.startswith("Q#")]


def effects_in(store: Counting) -> int:
    """How many are to be done."""
    return sum(pk.startswith("F#") and any("#lost_link#" in sk for sk in part) for pk, part in store.table.items.items())


class Watched:
    """Every call of the table, and how large it was."""

    def __init__(self, table: MemoryDynamo, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[str, Sequence[str], int]] = []
        for name in ("get_item", "batch_get_item", "query", "scan", "put_item", "update_item", "delete_item"):
            monkeypatch.setattr(table, name, self._watching(name, getattr(table, name)))
        write = table.transact_write_items

        def transact(*, TransactItems: Sequence[Any]) -> Any:
            self.calls.append(("transact", [next(iter(one)) for one in TransactItems], len(json.dumps(TransactItems))))
            return write(TransactItems=TransactItems)

        monkeypatch.setattr(table, "transact_write_items", transact)

    def _watching(self, name: str, real: Any) -> Any:
        def call(**asked: Any) -> Any:
            self.calls.append((name, (), 0))
            return real(**asked)

        return call


@IN_PROCESS
def test_the_answer_and_what_is_written_are_the_same_whatever_there_is(
    page: Page, desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, other = desk.open(), "45KL89G00E"
    assert there != other
    watched = Watched(store.table, monkeypatch)
    classes = [
        {"number": there, "email": JEAN}, {"number": there, "email": "jean.bon@bigcorq.example"},
        {"number": other, "email": JEAN}, {"number": other, "email": "jean.bon@bigcorq.example"},
    ]  # fmt: skip
    replies = [page.send(**typed) for typed in classes]
    assert {reply.status for reply in replies} == {202}
    assert len({(reply.body, tuple(sorted(reply.headers.items()))) for reply in replies}) == 1
    assert "set-cookie" not in replies[0].headers
    calls = {(name, tuple(actions), size) for name, actions, size in watched.calls}
    assert len(watched.calls) == len(classes) and len(calls) == 1, calls
    assert calls.pop()[:2] == ("transact", ("Update", "Update", "Update", "Put", "Put"))
    assert len(requests_in(store)) == effects_in(store) == len(classes)


@IN_PROCESS
@pytest.mark.parametrize("number", [None, "x", "45KL89G00E", "n° 12 / 3"])
def test_a_request_without_a_number_is_of_the_same_shape(
    page: Page, store: Counting, monkeypatch: pytest.MonkeyPatch, number: str | None
) -> None:
    watched = Watched(store.table, monkeypatch)
    assert page.send(number=number).status == 202
    assert [(name, tuple(actions)) for name, actions, _ in watched.calls] == [
        ("transact", ("Update", "Update", "Update", "Put", "Put"))
    ]


@IN_PROCESS
def test_enumeration_of_numbers_ends_at_the_network_and_tells_nothing_before(page: Page, desk: Desk, store: Counting) -> None:
    there = desk.open()
    replies = [
        page.send(number=there if n % 7 == 0 else f"{n:010}", email=f"a{n}@x.example") for n in range(POLICY.network_an_hour)
    ]
    assert len({(reply.status, reply.body, tuple(sorted(reply.headers.items()))) for reply in replies}) == 1
    over = page.send(number=there, query="?lang=fr")
    assert (over.status, over.json["type"]) == (429, "/problems/#too-many")
    assert seller().contact.phone in over.json["detail"] and 0 < int(over.headers["retry-after"]) <= 3600
    assert page.send(number=there, network="192.0.2.2").status == 202
    assert len(requests_in(store)) == POLICY.network_an_hour + 1


@IN_PROCESS
def test_a_thousand_requests_for_one_address_are_answered_alike_and_few_are_done(page: Page, store: Counting) -> None:
    replies = [page.send(network=f"198.51.{n % 100}.{n % 250}", number=f"N{n}") for n in range(1000)]
    assert len({(reply.status, reply.body, tuple(sorted(reply.headers.items()))) for reply in replies}) == 1
    assert len(requests_in(store)) == effects_in(store) == POLICY.address_a_day


@IN_PROCESS
def test_a_number_is_asked_for_so_often_in_a_day_and_again_the_next(page: Page, store: Counting, time: Time) -> None:
    from datetime import timedelta

    for n in range(POLICY.number_a_day + 5):
        typed = "45KL89G00E" if n % 2 else "45 kl-89 goo e"
        assert page.send(network=f"198.51.100.{n}", email=f"a{n}@x.example", number=typed).status == 202
    assert len(requests_in(store)) == POLICY.number_a_day
    time.ahead = timedelta(days=1)
    page.send(network="198.51.100.1", email="a@x.example", number="45KL89G00E")
    assert len(requests_in(store)) == POLICY.number_a_day + 1


@IN_PROCESS
@pytest.mark.parametrize("ours", [True, False])
def test_limits_move_for_what_nobody_knows_as_for_what_somebody_does(
    page: Page, desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    there = desk.open()
    number, email = (there, JEAN) if ours else ("45KL89G00E", "nobody@x.example")
    watched = Watched(store.table, monkeypatch)
    for n in range(POLICY.number_a_day + 1):
        assert page.send(network=f"198.51.100.{n}", email=f"a{n}@x.example", number=number).status == 202
    of_number = len(requests_in(store))
    for n in range(POLICY.address_a_day + 1):
        assert page.send(network=f"198.51.101.{n}", email=email, number=f"N{n}").status == 202
    assert (of_number, len(requests_in(store))) == (POLICY.number_a_day, POLICY.number_a_day + POLICY.address_a_day)
    assert {name for name, *_ in watched.calls} == {"transact"}, "nothing was looked up to tell them apart"


@IN_PROCESS
def test_networks_of_ipv6_are_counted_by_site(page: Page) -> None:
    for n in range(POLICY.network_an_hour):
        assert page.send(network=f"2001:db8:1:2::{n + 1:x}", email=f"a{n}@x.example", number=f"N{n}").status == 202
    assert page.send(network="2001:db8:1:2:ffff::1").status == 429
    assert page.send(network="2001:db8:1:3::1").status == 202


@IN_PROCESS
@pytest.mark.parametrize("secret", [None, "", "guessed", f"{EDGE}x"])
def test_whoever_forges_a_viewer_at_the_gateway_itself_is_one_network(api: Api, page: Page, secret: str | None) -> None:
    def forged(n: int) -> int:
        sent = {**JSON, "x-viewer": f"192.0.2.{n}", "X-Forwarded-For": f"198.51.100.{n}"}
        sent |= {} if secret is None else {"x-origin-secret": secret}
        return api.request("POST", "/lost-links", sent, json.dumps({"email": f"a{n}@x.example"}).encode()).status

    assert [forged(n) for n in range(POLICY.network_an_hour + 1)] == [202] * POLICY.network_an_hour + [429]
    assert page.send(network="192.0.2.1", email="b@x.example").status == 202, "nobody else is locked out by it"


@IN_PROCESS
@pytest.mark.parametrize("field", ["email", "number", "name", "company", "phone", "lang"])
@pytest.mark.parametrize("sign", ["\r\nBcc: x@y.example", "\nTo: x@y.example", "\r", "\x00", "\u2028x", "\u202ex", "\x7f"])
def test_no_field_takes_what_a_header_could_be_made_of(page: Page, store: Counting, field: str, sign: str) -> None:
    value = {"email": JEAN, "lang": "fr"}.get(field, "Jean") + sign
    reply = page.send(**{field: value})
    assert reply.status in (400, 422) and reply.json["errors"][0]["field"] == field
    assert requests_in(store) == []


@IN_PROCESS
@pytest.mark.parametrize(
    "email", ["jean+gl@bigcorp.example", "JEAN@BigCorp.example", "zoe@bücher.example", "o'brien@bigcorp.example"]
)
def test_addresses_as_people_have_them_are_taken(page: Page, store: Counting, email: str) -> None:
    assert page.send(email=email).status == 202
    assert [each["email"] for each in requests_in(store)] == [email]


@IN_PROCESS
@pytest.mark.parametrize(
    "email",
    ["", "jean", "jean@", "@x.example", '"jean bon"@x.example', "jean@x", "jéan@x.example", "a@b@x.example", "j@x..example"],
)
def test_an_address_that_is_none_is_told_for_its_shape_alone(page: Page, store: Counting, email: str) -> None:
    reply = page.send(email=email)
    assert reply.status in (400, 422) and reply.json["errors"][0]["field"] == "email" and requests_in(store) == []


@IN_PROCESS
@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{}", "email"), (b'{"email": "jean@x.example", "who": 1}', "who"), (b'{"email": 1}', "email"),
        (b'{"email": "jean@x.example", "number": ""}', "number"), (b'{"email": "jean@x.example", "lang": "xx"}', "lang"),
        (json.dumps({"email": "jean@x.example", "number": "1" * 61}).encode(), "number"),
        (json.dumps({"email": "jean@x.example", "phone": "1" * 61}).encode(), "phone"),
        (json.dumps({"email": "jean@x.example", "name": "a" * 201}).encode(), "name"),
    ],
)  # fmt: skip
def test_a_body_that_is_no_form_names_the_field(api: Api, body: bytes, field: str) -> None:
    reply = api.request("POST", "/lost-links", JSON, body)
    assert reply.status == 400 and reply.json["errors"][0]["field"] == field


@IN_PROCESS
def test_what_was_typed_is_kept_for_the_worker(page: Page, store: Counting) -> None:
    typed = {"number": " 45 kl ", "name": "Jean", "company": "BigCorp", "phone": "+33 4 76"}
    page.send(**typed, lang="en")
    (kept,) = requests_in(store)
    assert {name: kept[name] for name in typed} == typed and kept["language"] == "en"


FAULTS = [
    EndpointConnectionError(endpoint_url="https://dynamodb"),
    ClientError({"Error": {"Code": "InternalServerError", "Message": JEAN}}, "TransactWriteItems"),
    ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "TransactWriteItems"),
]


@IN_PROCESS
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize(("lang", "word"), [("fr", "ne répond pas"), ("en", "does not answer")])
def test_a_service_that_is_down_says_so(
    page: Page, store: Counting, monkeypatch: pytest.MonkeyPatch, fault: Exception, lang: str, word: str
) -> None:
    def fail(**_: object) -> None:
        raise fault

    monkeypatch.setattr(store.table, "transact_write_items", fail)
    reply = page.send(query=f"?lang={lang}")
    assert (reply.status, reply.json["type"]) == (503, "/problems/#unavailable")
    assert word in reply.json["detail"] and "4 65 71 00 12" in reply.json["detail"] and reply.headers["retry-after"]


@IN_PROCESS
def test_no_log_holds_what_was_typed(page: Page, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    caplog.set_level(logging.INFO)
    page.send(number="45KL89G00E", name="Jean Bon", phone="04 76 00 00 00")
    page.send(email="not an address", name="Jean Bon")
    monkeypatch.setattr(http.wiring().lost_links, "add", lambda *_: 1 / 0)
    assert page.send(name="Jean Bon").status == 500
    for word in ("Jean", "jean", "bigcorp", "45KL", "04 76", "192.0.2"):
        assert word not in caplog.text and not any(word in str(vars(record)) for record in caplog.records)


def test_access_by_a_label_is_asked_for_and_answered_alike_whatever_the_label_is(api: Api) -> None:
    body = {"name": "Ana Ruiz", "email": f"{uuid4().hex[:8]}@bigcorp.example"}
    labels = (api.mint(LinkKey(LinkKind.LABEL, "40-0300", "L7K3F9M2Q4", 1)), "nonsense")
    replies = [api.request("POST", "/label-requests", JSON, json.dumps({**body, "label": one}).encode()) for one in labels]
    assert [(reply.status, reply.body) for reply in replies] == [(202, b'{"noted":true}')] * 2
    assert api.request("POST", "/label-requests", JSON, json.dumps(body).encode()).status == 400
