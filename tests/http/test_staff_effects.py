"""Effects that failed past their retries, as staff see them and have them done after all."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.parked import PAGE
from tests.fakes.views import Todo
from tests.http.api import Api, Reply
from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk
from tests.http.kinds import IN_PROCESS

NOON = datetime(2026, 8, 6, 12, tzinfo=UTC)
REFERENCE = "45KL89G00E"
MAIL, DOCUMENT = Effect(REFERENCE, 3, "link", "c1"), Effect(REFERENCE, 2, "render")
REASON = "MailRefused TooManyRequestsException"


def park(store: Counting, *effects: Effect) -> None:
    """These failed past their retries, a minute apart."""
    for minute, effect in enumerate(effects):
        store.todos[effect] = Todo(NOON + timedelta(minutes=minute), None, 17, REASON, parked=True)


def put_back(desk: Desk, body: Any) -> Reply:
    """Ask for them, without an idempotency key."""
    return desk.post("/staff/effects/redrive", body, JSON)


@IN_PROCESS
def test_each_is_told_with_its_reason_and_without_addresses(desk: Desk, api: Api, store: Counting) -> None:
    park(store, MAIL, DOCUMENT)
    for reader in (desk, Desk(api, "accountant")):
        reply = reader.get("/staff/effects")
        assert reply.json == {
            "effects": [
                {"effect": MAIL.id, "reference": REFERENCE, "entry": 3, "kind": "link", "contact": "c1", "tries": 17,
                 "since": "2026-08-06T12:00:00Z", "cause": "too_many", "reason": REASON},
                {"effect": DOCUMENT.id, "reference": REFERENCE, "entry": 2, "kind": "render", "contact": None, "tries": 17,
                 "since": "2026-08-06T12:01:00Z", "cause": "too_many", "reason": REASON},
            ],
            "cursor": None,
        }  # fmt: skip


@IN_PROCESS
def test_a_cursor_leads_to_the_next_page(desk: Desk, store: Counting) -> None:
    park(store, *(Effect(REFERENCE, seq, "link", "c-1.b") for seq in range(PAGE + 1)))
    first = desk.get("/staff/effects").json
    second = desk.get(f"/staff/effects?cursor={first['cursor']}").json
    assert (len(first["effects"]), [each["entry"] for each in second["effects"]], second["cursor"]) == (PAGE, [PAGE], None)


def test_a_cursor_of_another_list_is_refused(desk: Desk) -> None:
    reply = desk.get("/staff/effects?cursor=WyIyMDI2LTA4LTA2Il0")
    assert (reply.status, reply.json["errors"][0]["field"]) == (400, "cursor")


@IN_PROCESS
def test_all_are_put_back_by_one_call(desk: Desk, store: Counting) -> None:
    park(store, MAIL, DOCUMENT)
    assert put_back(desk, {}).json == {"redriven": 2, "more": False}
    assert desk.get("/staff/effects").json == {"effects": [], "cursor": None}
    assert {(todo.parked, todo.tries) for todo in store.todos.values()} == {(False, 0)}
    assert put_back(desk, {}).json == {"redriven": 0, "more": False}


@IN_PROCESS
def test_one_is_put_back_by_its_name(desk: Desk, store: Counting) -> None:
    park(store, MAIL, DOCUMENT)
    assert [put_back(desk, {"effect": DOCUMENT.id}).json["redriven"] for _ in range(2)] == [1, 0]
    assert [each["effect"] for each in desk.get("/staff/effects").json["effects"]] == [MAIL.id]


@IN_PROCESS
def test_only_a_manager_puts_back_and_nobody_without_a_role_reads(desk: Desk, api: Any, store: Counting) -> None:
    park(store, MAIL)
    nobody = Desk(api)
    nobody.token = api.sign_in("manager", **{"cognito:groups": ""})
    assert nobody.get("/staff/effects").status == 403
    assert [put_back(each, {}).status for each in (nobody, Desk(api, "accountant"))] == [403, 403]
    assert store.todos[MAIL].parked


@pytest.mark.parametrize("body", [{"effect": "x"}, {"effect": f"{REFERENCE}.3.link"}, {"effect": 3}, {"effects": []}, b"", []])
def test_what_names_no_effect_is_refused(desk: Desk, body: Any) -> None:
    assert put_back(desk, body).status == 400


def test_where_nothing_is_parked_nothing_is_put_back(desk: Desk) -> None:
    assert desk.get("/staff/effects").json == {"effects": [], "cursor": None}
    assert put_back(desk, {"effect": MAIL.id}).json == {"redriven": 0, "more": False}
    assert put_back(desk, {}).json == {"redriven": 0, "more": False}
