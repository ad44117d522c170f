"""Tokens of links that open nothing: one answer, bytes alike; garbage costs no read; another dossier's link tells nothing."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from chalicelib.adapters.links.tokens import check_of
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, InProcess, Reply
from tests.http.clock import now
from tests.http.conftest import KEY, Counting, Time
from tests.http.desk import JSON, Desk, Guest, headers
from tests.http.kinds import IN_PROCESS

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."


@pytest.fixture
def guest(desk: Desk) -> Guest:
    return Guest(desk.api, desk.open())


def show(guest: Guest, token: str | None) -> Reply:
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    return guest.api.request("GET", f"/dossiers/{guest.reference}", shown)


def alike(reply: Reply) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """All of an answer that does not change from one request to the next."""
    changing = ("date", "x-amzn-requestid", "x-amz-request-id", "x-amz-apigw-id", "apigw-requestid", "x-amzn-trace-id")
    return reply.status, reply.body, tuple(sorted((k, v) for k, v in reply.headers.items() if k not in changing))


def mutations(token: str) -> Iterator[str]:
    """Every change and insertion of one character, every one left out, and every end cut off; also with a check that fits."""
    yield from _changed(token)
    for signed in _changed(token[:-3]):
        yield signed + check_of(signed)


def _changed(token: str) -> Iterator[str]:
    for position in range(len(token) + 1):
        for char in ALPHABET:
            if token[position : position + 1] != char:
                yield token[:position] + char + token[position + 1 :]
            yield token[:position] + char + token[position:]
        yield token[:position] + token[position + 1 :]
        yield token[:position]


def test_no_changed_token_opens_anything_or_costs_a_read(guest: Guest, store: Counting) -> None:
    token, expected = guest.token, alike(show(guest, "x"))
    assert expected[0] == 401
    before, tried = store.reads, 0
    step = 1 if guest.api.in_process else 211
    for changed in list(mutations(token))[::step]:
        if changed in (token, ""):
            continue
        tried += 1
        assert alike(show(guest, changed)) == expected, changed
    assert tried > (16000 if guest.api.in_process else 60)
    assert store.reads == before


def others(guest: Guest) -> dict[str, str | None]:
    """Tokens well spelled, or nearly, that open nothing."""
    from chalicelib.adapters.links.tokens import LinkSigner

    key = LinkKey(LinkKind.DOSSIER, guest.reference, guest.link, 1)
    mint = guest.api.mint
    return {
        "none": None,
        "garbage": "garbage",
        "too long": "A" * 5000,
        "not ascii": "é" * 66,
        "unknown key": LinkSigner(lambda: ["z" * 40]).mint(key),
        "another kind": mint(key._replace(kind=LinkKind.CONTACT)),
        "an instrument": mint(key._replace(kind=LinkKind.INSTRUMENT)),
        "unknown link": mint(key._replace(link="l9")),
        "older epoch": mint(key._replace(epoch=0)),
        "later epoch": mint(key._replace(epoch=2)),
        "unknown dossier": mint(key._replace(subject="99ZZ99Z99Z")),
        "with a space": guest.token + " x",
        "with a new line": guest.token + "%0A",
        "padded": guest.token + "=",
    }


def test_all_that_opens_nothing_is_answered_alike(guest: Guest, desk: Desk) -> None:
    first = Guest(guest.api, guest.reference)
    guest.link = "l2"
    desk.do(guest.reference, "invite_contact", contact="jean")
    desk.do(guest.reference, "revoke_link", link="l1")
    assert show(guest, guest.token).status == 200
    answers = {
        name: alike(show(guest, token)) for name, token in others(guest).items() if name != "not ascii" or guest.api.in_process
    }
    answers["revoked"] = alike(show(guest, first.token))
    assert set(answers.values()) == {answers["none"]}
    status, body, sent = answers["none"]
    assert status == 401 and dict(sent)["www-authenticate"] == "Bearer" and guest.reference.encode() not in body
    posted = {
        name: alike(guest.api.request("POST", "/links", JSON, json.dumps({"token": token or ""}).encode()))
        for name, token in {**others(guest), "revoked": first.token}.items()
    }
    assert set(posted.values()) == {answers["none"]}


def test_a_token_in_the_address_is_no_parameter_and_is_not_told_back(guest: Guest) -> None:
    for query in (f"?token={guest.token}", f"?dossier={guest.token}", f"?lang=fr&access_token={guest.token}"):
        refused = guest.api.request("GET", f"/dossiers/{guest.reference}{query}")
        assert refused.status == 400 and guest.token.encode() not in refused.body
    assert guest.api.request("POST", f"/links?token={guest.token}", JSON, b'{"token": ""}').status == 400


def test_a_link_of_another_dossier_tells_nothing_of_this_one(guest: Guest, desk: Desk) -> None:
    other = desk.open()

    def through(path: str, method: str = "GET", body: bytes = b"") -> list[tuple[object, ...]]:
        references = (other, "99ZZ99Z99Z", "no-reference")
        sent = {**guest.bearer(), **headers(match=3)}
        return [alike(guest.api.request(method, f"/dossiers/{name}{path}", sent, body)) for name in references]

    question = b'{"name": "Jean", "question": "?"}'
    for answers in (through(""), through("/history"), through("/questions", "POST", question), through("/questions", "POST")):
        assert answers[0][0] == 404 and len(set(answers)) == 1
    assert desk.version(other) == 3


def test_a_revoked_link_opens_nothing_anywhere(guest: Guest, desk: Desk) -> None:
    other = desk.open()
    desk.do(guest.reference, "revoke_all_links")
    for name in (guest.reference, other):
        assert guest.api.request("GET", f"/dossiers/{name}", guest.bearer()).status == 401
    sent = {**guest.bearer(), **headers(match=4)}
    assert guest.api.request("POST", f"/dossiers/{guest.reference}/questions", sent, b"{}").status == 401


@IN_PROCESS
def test_one_read_decides(guest: Guest, store: Counting) -> None:
    before = store.reads
    guest.get()
    guest.get("/history?before=3")
    assert show(guest, others(guest)["unknown link"]).status == 401
    assert store.reads == before + 3


@IN_PROCESS
def test_a_key_is_retired(guest: Guest, api: Api) -> None:
    assert isinstance(api, InProcess)
    token = guest.token
    api.signer._keys = lambda: [KEY, "n" * 40]
    assert show(guest, token).status == 200 and show(guest, guest.token).status == 200 and token != guest.token
    api.signer._keys = lambda: ["n" * 40]
    assert show(guest, token).status == 401 and show(guest, guest.token).status == 200


@IN_PROCESS
def test_an_old_link_shows_less_then_nothing(guest: Guest, desk: Desk, time: Time) -> None:
    full = show(guest, guest.token).json
    time.ahead = timedelta(days=395)
    assert show(guest, guest.token).json["view"] == full["view"] == "full"
    time.ahead = timedelta(days=396)
    masked = show(guest, guest.token)
    assert masked.status == 200 and masked.json["view"] == "masked"
    for secret in ("Jean Bon", "BigCorp", "2610", "2 610", "MR-110", "Grenoble", "P020044G-01"):
        assert secret not in masked.body.decode()
    assert guest.api.request("POST", "/links", JSON, json.dumps({"token": guest.token}).encode()).status == 200
    assert guest.get("/history?before=3").status == 404
    acted = guest.post("/questions", {"name": "Jean", "question": "?"}, headers(match=3))
    assert acted.status == 403 and acted.json["type"] == "/problems/#forbidden"
    time.ahead = timedelta(days=395 + 91)
    assert show(guest, guest.token).status == 401
    time.ahead = timedelta()
    assert desk.version(guest.reference) == 3


@IN_PROCESS
def test_a_link_has_an_end_of_its_own(desk: Desk, time: Time) -> None:
    guest = Guest(desk.api, desk.open(), "l2")
    last: date = paris_date(now()) + timedelta(days=3)
    desk.do(guest.reference, "invite_contact", contact="jean", expires=str(last))
    time.ahead = timedelta(days=3)
    assert show(guest, guest.token).json["view"] == "full"
    time.ahead = timedelta(days=4)
    assert show(guest, guest.token).json["view"] == "masked"
