"""What goes wrong inside shows nothing outside, and the log holds no token, no body, no name."""

import json
import logging

import pytest
from awslambdaric.lambda_runtime_log_utils import JsonFormatter

from chalicelib.bootstrap import http
from tests.http.api import Api
from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk, Guest, headers
from tests.http.kinds import IN_PROCESS

SECRET = "Jean Bon, 12 rue des Tamis"


@pytest.fixture
def broken(api: Api, desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch) -> Guest:
    """A guest whose dossier cannot be read any more."""
    guest = Guest(api, desk.open())

    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    for name in ("load", "page", "commit"):
        monkeypatch.setattr(store, name, fail)
    return guest


@IN_PROCESS
def test_an_error_is_a_problem_without_a_stack(broken: Guest, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "suivi")
    token = broken.token
    replies = [
        broken.get(),
        broken.post("/questions", {"name": "Jean Bon", "question": SECRET}, headers(match=3)),
        broken.api.request("POST", "/links", JSON, json.dumps({"token": token}).encode()),
        desk.post("/staff/dossiers", {"name": SECRET}),
        desk.get(f"/staff/dossiers/{broken.reference}"),
    ]
    assert [reply.status for reply in replies] == [500, 500, 500, 400, 500]
    for reply in replies:
        assert reply.headers["content-type"] == "application/problem+json" and reply.headers["cache-control"] == "no-store"
        assert b"Traceback" not in reply.body and b"RuntimeError" not in reply.body and SECRET.encode() not in reply.body
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records if record.name == "suivi.http"]
    assert [line["status"] for line in lines[-5:]] == [500, 500, 500, 400, 500]
    assert lines[-1]["fault"].startswith("RuntimeError at test_errors.py:")
    assert lines[-1]["route"] == "GET /staff/dossiers/{reference}"
    for kept_back in (SECRET, token, "Jean", broken.reference, desk.token):
        assert kept_back not in json.dumps(lines) and kept_back not in caplog.text


@IN_PROCESS
def test_a_wiring_that_fails_is_a_problem_too(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> http.Wiring:
        raise KeyError("TABLE_NAME")

    monkeypatch.setattr(http, "wiring", fail)
    for query in ("", "?lang=fr"):
        reply = api.request("GET", f"/dossiers/45KL89G00E{query}")
        assert reply.status == 500 and reply.json["type"] == "/problems/#internal"


@IN_PROCESS
def test_others_that_were_faster_are_told_as_such(api: Api, desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    from chalicelib.application.ports.commit import AnyCommit, Conflict

    reference = desk.open()

    def conflict(_: AnyCommit) -> None:
        raise Conflict

    monkeypatch.setattr(store, "commit", conflict)
    reply = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "add_note", "comment": "x"})
    assert (reply.status, reply.headers["retry-after"], reply.json["type"]) == (503, "1", "/problems/#conflict")
