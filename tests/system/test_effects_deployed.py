"""The deployed workers: a command over HTTP, a mail in the outbox, a link that opens; the sweep where the stream is silent."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from chalicelib.adapters.dynamodb import DynamoEffects
from chalicelib.adapters.dynamodb.keys import DUE_SHARDS, EFFECTS, effect, moment
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.queue.run import MAX_TRIES, NO_ANSWER
from chalicelib.effects.staff.digest_plan import number_of
from infra.demo.load import Page
from infra.demo.pages import customer_pages
from infra.demo.staff_api import StaffApi
from infra.local.stack import Stack

PATIENCE = 120
"""Seconds."""
REFERENCES = ("45KL89G00E", "45MR02G00A", "45MR61G00C")
SCHEDULED = {
    "version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events", "account": "0", "region": "eu-west-3",
    "time": "2026-08-06T07:00:00Z", "resources": [], "detail": {},
}  # fmt: skip
pytestmark = [pytest.mark.xdist_group("deployed workers"), pytest.mark.usefixtures("demonstration")]


def _staff(stack: Stack) -> StaffApi:
    return StaffApi(stack.api_url, stack.token("manager"))


def _version(staff: StaffApi, reference: str) -> int:
    dossier = staff.dossier(reference)
    assert dossier is not None, f"there is no dossier {reference}"
    version: int = dossier["version"]
    return version


def _left_to_do(stack: Stack) -> list[str]:
    """The keys of the effects that are still to be done, but archives: they rest until a burst is over, and leave no mark."""
    items = stack.cloud.dynamodb.scan(TableName=stack.deployed.table, ConsistentRead=True)["Items"]
    keys = ((item["pk"]["S"], item["sk"]["S"]) for item in items)
    return [first for first, second in keys if first.startswith(tuple(EFFECTS.values())) and "#archive#" not in second]


def _versions(stack: Stack) -> list[int]:
    """The versions once all is done: the mark of a mail is an entry too, and comes after the mail."""
    staff, deadline = _staff(stack), time.monotonic() + PATIENCE
    while _left_to_do(stack):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return [_version(staff, reference) for reference in REFERENCES]


def _swept_until(stack: Stack, done: Callable[[], bool]) -> set[str]:
    """Sweep by hand, beside the schedule, until something is so; gives how effects ended."""
    functions: Any = stack.cloud.session.client("lambda", endpoint_url=stack.aws.endpoint)
    names = [function["FunctionName"] for function in functions.list_functions()["Functions"]]
    (sweep,) = [name for name in names if "-Sweep-" in name]
    results: set[str] = set()
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        answer = functions.invoke(FunctionName=sweep, Payload=json.dumps(SCHEDULED).encode())
        results |= set(json.load(answer["Payload"]))
        time.sleep(0.2)
    return results


def test_the_demonstration_s_links_are_mailed_and_open(stack: Stack, demonstration: list[Page]) -> None:
    pages = demonstration
    assert [page.reference for page in pages] == ["45KL89G00E", "45MR02G00A", "45MR02G00A", "45MR61G00C"]
    for page in pages:
        token = page.url.partition("#")[2]
        answer = httpx.post(f"{stack.api_url}/links", json={"token": token, "shared": False}, timeout=30)
        assert answer.json() == {"reference": page.reference}
    assert {(mail["Subject"].split("\u00a0")[0], mail["Subject"].split()[-1]) for mail in stack.outbox()} == {
        ("Votre commande", "(45KL89G00E)"),  # of both something left before: the mail says where they are
        ("Votre commande", "(45MR02G00A)"),
        ("Access to an order of BigCorp Europe – your order P020051G-02 (45MR02G00A)", "(45MR02G00A)"),
        ("Votre offre", "(45MR61G00C)"),
    }
    assert all(mail["BodyText"] and mail["BodyHtml"] for mail in stack.outbox())


def test_another_start_of_the_demonstration_writes_nothing(stack: Stack, memory: Path, demonstration: list[Page]) -> None:
    first, before = demonstration, _versions(stack)
    assert list(customer_pages(stack.base_url, stack.token("manager"), memory)) == first
    assert _versions(stack) == before


def test_the_sweep_mails_what_the_stream_missed(stack: Stack) -> None:
    functions: Any = stack.cloud.session.client("lambda", endpoint_url=stack.aws.endpoint)
    mappings = functions.list_event_source_mappings()["EventSourceMappings"]
    (mapping,) = [one for one in mappings if "-Effects-" in one["FunctionArn"]]
    functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
    sent = len(stack.outbox())
    _staff(stack).command("45MR61G00C", {"type": "invite_contact", "contact": "c1"}, "test-sweep")
    results = _swept_until(stack, lambda: len(stack.outbox()) > sent)
    assert results <= {"done", "held"}, "nothing is left, or it is held, if the schedule was first"
    assert len(stack.outbox()) == sent + 1
    functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=True)


def test_a_file_for_the_catalogue_is_carried_out_as_soon_as_the_stream_says_so(stack: Stack) -> None:
    rules: Any = stack.cloud.session.client("events", endpoint_url=stack.aws.endpoint)
    names = [rule["Name"] for rule in rules.list_rules()["Rules"]]
    for name in names:
        rules.disable_rule(Name=name)
    bearer = {"Authorization": f"Bearer {stack.token('manager')}"}
    text = "sku;name_fr;name_en;kind;vat_rate;price\r\nSYS-1;Buse;Nozzle;spare_part;20;165,00\r\n"
    sent = {"Content-Type": "text/csv; charset=utf-8", "Idempotency-Key": "test-import"}
    with httpx.Client(base_url=f"{stack.api_url}/staff/", headers=bearer, timeout=30) as staff:
        begun = staff.post("product-imports", content=text.encode(), headers=sent).raise_for_status().json()
        deadline = time.monotonic() + PATIENCE
        while not staff.get(f"product-imports/{begun['import_id']}").json()["done"]:
            assert time.monotonic() < deadline, "no sweep is scheduled meanwhile"
            time.sleep(0.1)
        assert staff.get("products/SYS-1").json()["price"] == "165.00"
    for name in names:
        rules.enable_rule(Name=name)


def test_what_each_worker_died_at_is_parked_and_done_once_staff_put_it_back(stack: Stack) -> None:
    seq = _version(_staff(stack), "45MR61G00C")
    poison, long_ago = Effect("45MR61G00C", seq, "link", "c1"), datetime(2026, 8, 6, tzinfo=UTC)
    todo: Any = {"tries": {"N": str(MAX_TRIES)}, "due_shard": {"S": DUE_SHARDS["mail"]}, "due_at": {"S": moment(long_ago)}}
    stack.cloud.dynamodb.put_item(TableName=stack.deployed.table, Item={**effect(poison), **todo})
    sent = len(stack.outbox())
    bearer = {"Authorization": f"Bearer {stack.token('manager')}"}
    with httpx.Client(base_url=f"{stack.api_url}/staff/", headers=bearer, timeout=30) as staff:
        _swept_until(stack, lambda: staff.get("effects").json()["effects"] != [])
        (parked,) = staff.get("effects").json()["effects"]
        assert (parked["effect"], parked["reason"]) == (poison.id, NO_ANSWER)
        answers = [staff.post("effects/redrive", json={}).json() for _ in range(2)]
        assert answers == [{"redriven": 1, "more": False}, {"redriven": 0, "more": False}]
        _swept_until(stack, lambda: len(stack.outbox()) > sent)
        assert len(stack.outbox()) == sent + 1
        assert staff.get("effects").json()["effects"] == []


def test_a_customer_s_question_is_mailed_to_owner_and_deputy(stack: Stack, demonstration: list[Page]) -> None:
    page = next(page for page in demonstration if page.reference == "45MR61G00C")
    headers = {"Authorization": f"Bearer {page.url.partition('#')[2]}"}
    with httpx.Client(base_url=f"{stack.api_url}/dossiers/45MR61G00C", headers=headers, timeout=30) as customer:
        seen = customer.get("").headers["ETag"]
        asked = {"name": "Jean Bon", "question": "La buse de 4 bar va-t-elle au GL-200 ?"}
        answer = customer.post("/questions", json=asked, headers={"If-Match": seen, "Idempotency-Key": "test-question"})
    assert answer.status_code == httpx.codes.CREATED, answer.text
    mails = _mailed(stack, lambda mail: "question" in mail["Subject"] and "GL-200" in mail["BodyText"], 2)
    assert {(to, mail["Subject"]) for mail in mails for to in mail["To"]} == {
        ("Claire Vasseur <claire.vasseur@granuloshop.example>", "45MR61G00C\u00a0: question de BigCorp Europe"),
        ("Paul Moulin <paul.moulin@granuloshop.example>", "45MR61G00C: question from BigCorp Europe"),
    }


def test_the_digest_of_a_morning_reads_the_work_list(stack: Stack) -> None:
    now = datetime.now(UTC)
    digest = Effect("digest", number_of(paris_date(now)), "digest", "vasseur")
    assert DynamoEffects(stack.cloud.dynamodb, stack.deployed.table).plan([digest], "test-digest", now)
    (mail,) = _mailed(stack, lambda mail: "à suivre" in mail["Subject"], 1)
    assert "45MR02G00A, BigCorp Europe" in mail["BodyText"]


def _mailed(stack: Stack, wanted: Callable[[dict[str, Any]], bool], count: int) -> list[dict[str, Any]]:
    """The wanted mails, once there are so many."""
    deadline = time.monotonic() + PATIENCE
    while len(mails := [mail for mail in stack.outbox() if wanted(mail)]) < count:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return mails
