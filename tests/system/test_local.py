"""The local AWS that `make run` stands on: what was written outlives a restart, what cannot start says why in one line."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from infra.front.headers import security_headers
from infra.local.aws import PortUsed, check_port, free_port, start
from infra.local.orphans import Busy, owned
from infra.local.stack import Stack, launch
from infra.paths import ROOT
from tests.ports import ports_of
from tests.system.mornings import no_digest

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

PORTS = ports_of("local")
get = partial(httpx.get, timeout=60)
KEPT: dict[str, "AttributeValueTypeDef"] = {"pk": {"S": "D#45AA11A11A"}, "sk": {"S": "H"}}


BEFORE: dict[str, str] = {}
"""The token of before the restart."""
INVOICE = "45AA11A11A/00000004-ab.pdf"


def _mail_todo(reference: str) -> dict[str, "AttributeValueTypeDef"]:
    return {"pk": {"S": f"F#{reference}"}, "sk": {"S": "1#link#c1"}}


def _rendering_todo(reference: str) -> dict[str, "AttributeValueTypeDef"]:
    return {"pk": {"S": f"P#{reference}"}, "sk": {"S": "1#render#"}}


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[Stack]:
    """A product that was started, used, stopped and started again."""
    state, port = tmp_path_factory.mktemp("state"), free_port(PORTS.start, PORTS.stop)
    first = launch(state, port, free_port(port + 1, PORTS.stop), dist)
    no_digest(first)
    _put(first, KEPT)
    _put(first, _mail_todo("45AA11A11A"))
    _put(first, _rendering_todo("45AA11A11A"))
    _wait_for_worker(first, "Effects", 1)
    _wait_for_worker(first, "Render", 1)
    BEFORE["token"] = first.token("manager")
    first.cloud.s3.put_object(Bucket=_invoices(first), Key=INVOICE, Body=b"%PDF-1.7", ContentType="application/pdf")
    _mail(first)  # the last thing that happens before it ends
    first.stop()
    second = launch(state, port, free_port(port + 1, PORTS.stop))
    yield second
    second.stop()


def test_written_items_are_there_again(restarted: Stack) -> None:
    kept = restarted.cloud.dynamodb.get_item(TableName=restarted.deployed.table, Key=KEPT)
    assert kept["Item"] == KEPT


def test_items_expire(restarted: Stack) -> None:
    described = restarted.cloud.dynamodb.describe_time_to_live(TableName=restarted.deployed.table)["TimeToLiveDescription"]
    assert (described["AttributeName"], described["TimeToLiveStatus"]) == ("ttl", "ENABLED")


def test_the_stream_wakes_the_workers_again_each_by_its_own_effects(restarted: Stack) -> None:
    mailing, rendering = _wakings(restarted, "Effects"), _wakings(restarted, "Render")
    _put(restarted, _rendering_todo("45BB22B22B"))
    _wait_for_worker(restarted, "Render", rendering + 1)
    assert _wakings(restarted, "Effects") == mailing
    _put(restarted, _mail_todo("45BB22B22B"))
    _wait_for_worker(restarted, "Effects", mailing + 1)
    assert _wakings(restarted, "Render") == rendering + 1


def test_an_invoice_is_there_again(restarted: Stack) -> None:
    kept = restarted.cloud.s3.get_object(Bucket=_invoices(restarted), Key=INVOICE)
    assert (kept["Body"].read(), kept["ContentType"]) == (b"%PDF-1.7", "application/pdf")


def test_an_invoice_cannot_be_deleted(restarted: Stack) -> None:
    s3, bucket = restarted.cloud.s3, _invoices(restarted)
    kept = s3.put_object(Bucket=bucket, Key="another.pdf", Body=b"%PDF-1.7")
    assert s3.head_object(Bucket=bucket, Key="another.pdf")["ObjectLockMode"] == "GOVERNANCE"
    with pytest.raises(s3.exceptions.ClientError, match="AccessDenied"):
        s3.delete_object(Bucket=bucket, Key="another.pdf", VersionId=kept["VersionId"])


def test_staff_sign_in_again(restarted: Stack) -> None:
    for role in ("manager", "accountant"):
        answer = get(
            f"{restarted.api_url}/staff/dossiers/45KL89G00E", headers={"Authorization": f"Bearer {restarted.token(role)}"}
        )
        assert answer.status_code == httpx.codes.NOT_FOUND, answer.text


def test_a_token_of_before_the_restart_is_good_for_the_rest_of_its_hour(restarted: Stack) -> None:
    answer = get(f"{restarted.api_url}/staff/work", headers={"Authorization": f"Bearer {BEFORE['token']}"})
    assert answer.status_code == httpx.codes.OK, answer.text


def test_mails_are_in_the_outbox_again(restarted: Stack) -> None:
    (mail,) = restarted.outbox()
    page = get(f"{restarted.base_url}/outbox/").text
    assert f"/outbox/{mail['MessageId'].replace('@', '%40')}/html" in page
    assert "Bonjour &lt;Jean&gt;" in page
    for form, body in (("html", "<p>Bonjour</p>"), ("text", "Bonjour")):
        shown = get(f"{restarted.base_url}/outbox/{mail['MessageId']}/{form}")
        assert (shown.status_code, shown.text) == (200, body)


def test_the_site_is_served_as_it_was_uploaded(restarted: Stack) -> None:
    page = get(f"{restarted.base_url}/suivi/")
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert get(f"{restarted.base_url}/suivi/", headers={"If-None-Match": page.headers["ETag"]}).status_code == 304
    assert get(f"{restarted.base_url}/suivi").headers["Location"] == "/suivi/"
    assert get(f"{restarted.base_url}/nothing/here/").status_code == 404
    assert httpx.post(f"{restarted.base_url}/suivi/", timeout=60).status_code == 403


@pytest.mark.parametrize("path", ["/", "/suivi/", "/nothing/", "/api/dossiers/45KL89G00E", "/api/nothing"])
def test_security_headers_are_everywhere(restarted: Stack, path: str) -> None:
    answered = get(restarted.base_url + path).headers
    assert {name: answered.get(name) for name in security_headers()} == security_headers()


def test_the_gateway_itself_answers_problem_json(restarted: Stack) -> None:
    nothing, guarded = (get(f"{restarted.api_url}{path}") for path in ("/nothing", "/staff/dossiers/45KL89G00E"))
    assert [answer.headers["Content-Type"] for answer in (nothing, guarded)] == ["application/problem+json"] * 2
    assert (nothing.json()["status"], guarded.json()["status"]) == (404, 401)
    assert guarded.headers["WWW-Authenticate"] == "Bearer"


def test_each_line_of_the_log_is_json_and_holds_nothing_of_anybody(restarted: Stack) -> None:
    bearer, link, asked = restarted.token("manager"), "AXFhYg.c2lnbmF0dXJl", "Jean Bon"
    get(f"{restarted.api_url}/staff/search", params={"q": asked}, headers={"Authorization": f"Bearer {bearer}"})
    get(f"{restarted.api_url}/dossiers/45KL89G00E", headers={"Authorization": f"Bearer {link}", "Cookie": f"dossier={link}"})
    httpx.post(f"{restarted.api_url}/links", json={"token": link, "shared": False}, timeout=60)
    lines = [line for line in _logged(restarted, "Api") if "type" not in line]
    asked_for = {(line["route"], line["status"]) for line in lines if line["logger"] == "suivi.http"}
    assert {("GET /staff/search", 200), ("GET /dossiers/{reference}", 401), ("POST /links", 401)} <= asked_for
    assert all(line["level"] == "INFO" and line["timestamp"] and line["requestId"] for line in lines)
    for kept_back in (bearer, link, asked, "Jean", "45KL89G00E"):
        assert kept_back not in json.dumps(lines)


def test_the_api_has_the_one_stage_that_the_edge_forwards_to(restarted: Stack) -> None:
    gateway: Any = restarted.cloud.session.client("apigateway", endpoint_url=restarted.cloud.endpoint)
    assert [stage["stageName"] for stage in gateway.get_stages(restApiId=restarted.deployed.api_id)["item"]] == ["api"]


def test_the_function_at_the_edge_answers_here_too(restarted: Stack) -> None:
    assert get(f"{restarted.base_url}/suivi?poste=partage").headers["Location"] == "/suivi/?poste=partage"
    assert get(f"{restarted.base_url}/suivi/%23AXFhYg.c2ln").headers["Location"] == "/suivi/#AXFhYg.c2ln"
    foreign = get(f"{restarted.base_url}//evil.example/a")
    assert (foreign.status_code, foreign.headers.get("Location")) == (404, None)
    absent = get(f"{restarted.base_url}/assets/absent.js")
    assert (absent.status_code, absent.headers["Content-Type"]) == (404, "application/xml; charset=utf-8"), (
        "the bucket's own word"
    )


def test_a_used_port_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = os.environ | {"PORT": str(port), "STATE": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-m", "infra.local.run"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
        )
    assert done.returncode == 1
    assert done.stderr == f"port {port} is used by another program: PORT=… make run moves this one\n"


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_front_that_cannot_have_its_port_is_told_and_is_no_front(family: socket.AddressFamily, tmp_path: Path) -> None:
    address = "127.0.0.1" if family == socket.AF_INET else "::1"
    with socket.socket(family) as taken:
        taken.bind((address, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortUsed, match=f"port {port} is used by another program"):
            check_port(port)
        if family == socket.AF_INET6:
            return
        where = f"--port {port} --endpoint http://127.0.0.1:1 --region eu-west-3"
        beside = "--sign-in http://127.0.0.1:1 --stripe http://127.0.0.1:2 --stripe-keys k --webhook-secrets w"
        arguments = f"{where} --bucket b --uploads u --api a --mails {tmp_path / 'm'} --secrets s {beside}"
        command = [sys.executable, "-m", "infra.front", *arguments.split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("the front cannot serve: ") and str(port) in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_mail_outlives_the_death_of_all(restarted: Stack) -> None:
    """The last test of this product: nothing of it is left."""
    _mail(restarted, "Au revoir <Jean>")
    restarted.aws.kill()
    restarted.front.kill()
    restarted.front.wait()
    kept = restarted.aws.state / "mails.jsonl"
    mails = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    mailed = [(mail["Subject"], mail["To"]) for mail in mails]
    assert mailed == [(subject, ["jean.bon@bigcorp.example"]) for subject in ("Bonjour <Jean>", "Au revoir <Jean>")]
    assert kept.stat().st_mode & 0o077 == 0, "mails hold links"


def test_a_second_start_is_refused_and_orphans_are_stopped(tmp_path: Path) -> None:
    with owned(tmp_path):
        orphan = start(tmp_path, free_port(PORTS.start, PORTS.stop))
        with pytest.raises(Busy, match="it runs already"), owned(tmp_path):
            pass
    with owned(tmp_path):
        assert orphan.process.wait(60) == 0


def _put(stack: Stack, key: dict[str, "AttributeValueTypeDef"]) -> None:
    stack.cloud.dynamodb.put_item(TableName=stack.deployed.table, Item=key)


def _mail(stack: Stack, subject: str = "Bonjour <Jean>") -> None:
    stack.cloud.sesv2.send_email(
        FromEmailAddress="service.client@granuloshop.com",
        Destination={"ToAddresses": ["jean.bon@bigcorp.example"]},
        Content={
            "Simple": {
                "Subject": {"Data": subject},
                "Body": {"Text": {"Data": "Bonjour"}, "Html": {"Data": "<p>Bonjour</p>"}},
            }
        },
    )


def _invoices(stack: Stack) -> str:
    """The bucket of invoices."""
    (name,) = [bucket["Name"] for bucket in stack.cloud.s3.list_buckets()["Buckets"] if "invoices" in bucket["Name"]]
    return name


def _wakings(stack: Stack, worker: str) -> int:
    """How often a worker of the stream was called, as its log tells."""
    return sum(line.get("type") == "platform.start" for line in _logged(stack, worker))


def _logged(stack: Stack, function: str) -> list[dict[str, Any]]:
    """What a function logged: each line is one JSON object, or this raises."""
    logs = stack.cloud.session.client("logs", endpoint_url=stack.cloud.endpoint)
    groups = [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]
    (group,) = (name for name in groups if name.endswith(f"/{function}Logs"))
    return [json.loads(event["message"]) for event in logs.filter_log_events(logGroupName=group)["events"]]


def _wait_for_worker(stack: Stack, worker: str, wakings: int) -> None:
    deadline = time.monotonic() + 180
    while _wakings(stack, worker) < wakings:
        assert time.monotonic() < deadline, "the stream did not wake the worker"
        time.sleep(0.2)
