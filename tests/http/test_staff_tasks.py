"""Staff see to what belongs to no dossier yet: they list it, give it to one of them, tie it, answer, close, and forget."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.domain.values.calendar import working_days_after
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, headers, order
from tests.http.kinds import IN_PROCESS
from tests.samples.task_requests import filed

pytestmark = [IN_PROCESS, pytest.mark.usefixtures("api")]
ADDRESS = "ann@elsewhere.example"


@pytest.fixture
def task(store: Counting) -> str:
    """A request that nothing answered, of today."""
    return one(store)


def one(store: Counting, address: str = ADDRESS, **typed: Any) -> str:
    """A request of an address."""
    return filed(store, uuid4().hex, email=address, asked_at=typed.pop("asked_at", now()), now=now(), **typed)


def give(desk: Desk, task: str, sent: dict[str, str] | None = None, **command: Any) -> Reply:
    """A command on the task."""
    return desk.post(f"/staff/tasks/{task}/commands", command, sent)


def ids(desk: Desk, query: str = "") -> list[str]:
    """The tasks of a page."""
    page = desk.get(f"/staff/tasks{query}")
    assert page.status == 200, page.body
    return [each["task"] for each in page.json["tasks"]]


def test_a_task_is_read_with_all_that_was_typed_and_who_did_what(desk: Desk, task: str) -> None:
    give(desk, task, type="assign_task", to="moulin")
    read = desk.get(f"/staff/tasks/{task}")
    shown = read.json
    assert (read.status, read.headers["etag"].split("-")[0].strip('"'), shown["version"]) == (200, "3", 3)
    assert (shown["address"], shown["assignee"], shown["late"], shown["invitation"]) == (ADDRESS, "moulin", False, None)
    (asked,) = shown["asked"]
    assert asked["typed"] == {"number": "45KL89G00E", "name": "Jean Bon", "company": "BigCorp", "phone": "04 76 00 00 00"}
    assert [(entry["seq"], entry["what"]["type"], entry["by"]) for entry in shown["history"]] == [
        (1, "opened", "system"), (2, "asked", "system"), (3, "assigned", "sub-manager"),
    ]  # fmt: skip
    assert Desk(desk.api, "accountant").get(f"/staff/tasks/{task}").json == shown
    for nothing in ("T-00000000", "45KL89G00E", "x" * 300):
        assert desk.get(f"/staff/tasks/{nothing}").status == 404


def test_what_waits_longest_for_an_answer_is_first_and_late_after_the_sellers_days(desk: Desk, store: Counting) -> None:
    young = one(store, "a@b.example")
    old = one(store, "c@d.example", asked_at=now() - timedelta(days=9))
    answered = one(store, "e@f.example", asked_at=now() - timedelta(days=20))
    assert give(desk, answered, type="answer_task", comment="Call us.").status == 201
    page = desk.get("/staff/tasks").json
    assert [(each["task"], each["late"]) for each in page["tasks"]] == [(old, True), (young, False), (answered, False)]
    assert page["tasks"][2]["waits_since"] is None and page["tasks"][2]["due"] is None
    assert page["tasks"][1]["due"] == working_days_after(now().date(), 1).isoformat()
    first = desk.get("/staff/tasks?limit=2").json
    assert first["cursor"] and ids(desk, f"?limit=2&cursor={first['cursor']}") == [answered]


def test_tasks_are_listed_by_whose_they_are_and_closed_ones_apart(desk: Desk, store: Counting) -> None:
    mine, free = one(store, "a@b.example"), one(store, "c@d.example")
    give(desk, mine, type="assign_task", to="moulin")
    assert (ids(desk, "?assignee=moulin"), ids(desk, "?assignee=nobody"), ids(desk, "?assignee=vasseur")) == ([mine], [free], [])
    give(desk, mine, type="close_task", outcome="no_answer", comment="Called three times.")
    assert (ids(desk), ids(desk, "?assignee=moulin")) == ([free], [])
    give(desk, free, type="answer_task", comment="Done.", close=True)
    assert sorted(ids(desk, "?closed=true")) == sorted([mine, free])
    assert ids(desk, "?closed=true&assignee=moulin") == [mine]
    shut = desk.get(f"/staff/tasks/{mine}").json["closed"]
    assert (shut["outcome"], shut["comment"], shut["by"]) == ("no_answer", "Called three times.", "sub-manager")
    give(desk, mine, type="reopen_task")
    assert ids(desk, "?assignee=moulin") == [mine]


def test_whoever_ties_a_task_reads_how_to_let_the_person_in_and_that_call_does_it(desk: Desk, task: str) -> None:
    reference = desk.open(order())
    spelled = f"{reference[:5]} {reference[5:]}".lower()
    sent = headers()
    tied = give(desk, task, sent, type="tie_task", dossier=spelled)
    assert tied.status == 201
    offered = tied.json["invitation"]
    assert offered["call"] == f"POST /staff/dossiers/{reference}/commands"
    assert offered["body"]["new"] == {"id": None, "name": "Jean Bon", "email": ADDRESS, "language": "fr"} | {
        key: value for key, value in offered["body"]["new"].items() if key not in ("id", "name", "email", "language")
    }
    assert offered["body"]["scope"] == "read", "nobody knows yet who asked"
    again = give(desk, task, sent, type="tie_task", dossier=spelled)
    assert (again.json, again.headers["idempotent-replayed"]) == (tied.json, "true")
    assert desk.get(f"/staff/tasks/{task}").json["invitation"] == offered
    assert desk.post(offered["call"].removeprefix("POST "), offered["body"]).status == 201
    contact = desk.get(f"/staff/tasks/{task}").json["invitation"]["body"]
    assert contact["contact"] and contact["new"] is None, "the dossier knows the address by now"
    assert give(desk, task, type="tie_task", dossier=None).json["invitation"] is None
    assert desk.get(f"/staff/tasks/{task}").json["dossier"] is None


def test_who_had_less_than_everything_is_let_in_again_for_that_alone(desk: Desk, store: Counting) -> None:
    reference = desk.open(order())
    desk.do(reference, "invite_contact", new={"name": "Ann", "email": ADDRESS, "language": "en"}, scope="invoices")
    desk.do(reference, "revoke_link", link="l2")
    shut_out = one(store, why="shut_out", dossiers=(reference,))
    body = give(desk, shut_out, type="tie_task", dossier=reference).json["invitation"]["body"]
    assert (body["new"], body["scope"]) == (None, "invoices")
    desk.do(reference, "invite_contact", contact=body["contact"])
    links = desk.get(f"/staff/dossiers/{reference}/links").json["links"]
    assert [(link["scope"], link["opens"], link["shut_out"]) for link in links[1:]] == [
        ("invoices", None, True), ("invoices", "full", False),
    ]  # fmt: skip
    assert [Guest(desk.api, reference, link).get().status for link in ("l2", "l3")] == [401, 200]
    desk.do(reference, "invite_contact", contact=body["contact"], scope="act")
    assert desk.get(f"/staff/dossiers/{reference}/links").json["links"][-1]["scope"] == "act", "what is said holds"


def test_a_link_that_was_told_of_is_given_before_the_task_is_settled(desk: Desk, task: str) -> None:
    reference = desk.open(order())
    give(desk, task, type="tie_task", dossier=reference)
    refused = give(desk, task, type="answer_task", comment="Here.", link_follows=True, close=True)
    assert (refused.status, refused.json["errors"][0]["field"]) == (409, "close")
    assert give(desk, task, type="answer_task", comment="Here.", link_follows=True).status == 201
    refused = give(desk, task, type="close_task", outcome="settled")
    assert (refused.status, refused.json["errors"][0]["field"]) == (409, "outcome")
    desk.do(reference, "invite_contact", new={"name": "Ann", "email": ADDRESS.upper(), "language": "en"}, scope="read")
    assert give(desk, task, type="close_task", outcome="settled").status == 201
    give(desk, task, type="reopen_task")
    desk.do(reference, "revoke_link", link="l2")
    assert give(desk, task, type="close_task", outcome="settled").status == 409
    assert give(desk, task, type="close_task", outcome="no_answer").status == 201, "what ended otherwise promises nothing"


@pytest.mark.parametrize(
    ("command", "status", "field"),
    [
        ({"type": "tie_task", "dossier": "99ZZ99Z99Z"}, 422, "dossier"),
        ({"type": "tie_task", "dossier": "nothing"}, 422, "dossier"),
        ({"type": "tie_task"}, 400, "dossier"),
        ({"type": "assign_task", "to": "stranger"}, 422, "to"),
        ({"type": "answer_task", "comment": " "}, 400, "comment"),
        ({"type": "answer_task", "comment": "x", "link_follows": True}, 409, "link_follows"),
        ({"type": "close_task", "outcome": "other"}, 400, "outcome"),
        ({"type": "reopen_task"}, 409, None),
        ({"type": "open_task"}, 400, "type"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    desk: Desk, task: str, command: dict[str, Any], status: int, field: str | None
) -> None:
    refused = give(desk, task, **command)
    assert (refused.status, [one["field"] for one in refused.json.get("errors", [])]) == (status, [field] if field else [])
    assert desk.get(f"/staff/tasks/{task}").json["version"] == 2


def test_a_command_is_carried_out_once_and_at_the_version_that_was_seen(desk: Desk, task: str) -> None:
    sent = headers(match=2)
    first = give(desk, task, sent, type="assign_task", to="moulin")
    again = give(desk, task, sent, type="assign_task", to="moulin")
    assert (first.status, first.json) == (again.status, again.json) == (201, {"task": task, "version": 3, "invitation": None})
    stale = give(desk, task, headers(match=2), type="assign_task", to="vasseur")
    assert (stale.status, stale.json["version"]) == (412, 3) and stale.json["detail"].startswith("Read the task again")
    assert give(desk, "T-00000000", type="reopen_task").status == 404


def test_an_accountant_may_all_but_take_a_person_out(desk: Desk, task: str, api: Api) -> None:
    accountant = Desk(api, "accountant")
    assert give(accountant, task, type="assign_task", to="moulin").status == 201
    assert give(accountant, task, type="answer_task", comment="Call us.").status == 201
    assert give(accountant, task, type="forget_task").status == 403
    assert give(desk, task, type="forget_task").status == 201
    for reply in (desk.get(f"/staff/tasks/{task}"), desk.get("/staff/tasks?closed=true")):
        assert reply.status == 200
        for text in (ADDRESS, "Jean Bon", "Call us.", "04 76"):
            assert text not in reply.body.decode()
    assert desk.get(f"/staff/tasks/{task}").json["forgotten"]


def test_a_closed_task_is_forgotten_once_its_time_is_over(desk: Desk, task: str, time: Time) -> None:
    give(desk, task, type="close_task", outcome="unwanted")
    until = timedelta(days=180)
    time.ahead = until - timedelta(minutes=1)
    assert (desk.get(f"/staff/tasks/{task}").status, ids(desk, "?closed=true")) == (200, [task])
    time.ahead = until
    assert (desk.get(f"/staff/tasks/{task}").status, ids(desk, "?closed=true")) == (404, [])
    assert give(desk, task, type="reopen_task").status == 404


@pytest.mark.parametrize("query", ["assignee=*", "closed=yes", "limit=0", "cursor=?", "open=true"])
def test_a_parameter_that_is_none_is_told(desk: Desk, query: str) -> None:
    assert desk.get(f"/staff/tasks?{query}").status == 400
