"""`make run` from its first start to its second: what it prints, and that it is all there again."""

import os
import signal
import subprocess
import sys
from itertools import pairwise
from typing import NamedTuple

import httpx
import pytest

from infra.local.aws import free_port
from infra.paths import ROOT
from tests.ports import ports_of

PAGES = 4
"""The seed's dossier, the partial one in French and in English, the open offer."""


class Start(NamedTuple):
    """What a start printed, and what could be done with it."""

    lines: list[str]
    staff: int
    pasted: int
    links: int
    end: int

    def addresses(self, name: str) -> list[str]:
        """The addresses printed below a name."""
        return [address.strip() for line, address in pairwise(self.lines) if line.startswith(name)]

    def labels(self, name: str) -> list[str]:
        """What is said of each of them."""
        return [line.removeprefix(name).strip() for line in self.lines if line.startswith(name)]


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> list[Start]:
    """Two starts with the same data, each ended by Ctrl-C."""
    state, port = tmp_path_factory.mktemp("state"), free_port(ports_of("run").start, ports_of("run").stop)
    environment = os.environ | {"STATE": str(state), "PORT": str(port), "PYTHONUNBUFFERED": "1", "DEMO": "0"}
    return [_start(environment) for _ in range(2)]


def test_the_addresses_are_printed(starts: list[Start]) -> None:
    for start in starts:
        assert len(start.addresses("Customer page")) == PAGES, start.lines
        ways = [page.partition("#")[0].split("/", 3)[3] for page in start.addresses("Affairs page")]
        assert ways == ["affaires/", "en/affairs/"], "Jean Bon reads French, Ann Bright English"
        ways = [page.partition("#")[0].split("/", 3)[3] for page in start.addresses("Statement")]
        assert ways == ["releve/", "en/statement/"]
        assert [len(start.labels(name)) for name in ("Staff desk", "Staff API", "Staff token", "Mail outbox")] == [1, 1, 1, 1]
        assert start.labels("Staff desk")[0].endswith("/bureau/")
        users = [start.labels(f"    {role}")[0].split(", code: ")[0].split()[:2] for role in ("manager", "accountant")]
        assert users == [["name", "vasseur,"], ["name", "perrin,"]]
        assert start.lines[-1] == "Ready: Ctrl-C stops."


def test_each_link_says_what_it_opens_and_for_whom(starts: list[Start]) -> None:
    for start in starts:
        assert start.labels("Customer page") == [
            "45KL89G00E, an order of 2004, delivered and paid: Jean Bon, in French",
            "45MR02G00A, two of three lines have shipped, an invoice is to be settled: Jean Bon, in French",
            "45MR02G00A, two of three lines have shipped, an invoice is to be settled: Ann Bright, in English",
            "45MR61G00C, an offer that waits for its order: Jean Bon, in French",
        ]
        assert start.labels("Affairs page") == ["everything of Jean Bon, in French", "everything of Ann Bright, in English"]


def test_what_is_waited_for_is_said(starts: list[Start]) -> None:
    first, second = ("\n".join(start.lines) for start in starts)
    for line in ("Packaging the functions", "Starting the local AWS", "Deploying to it", "waiting for the PDF documents"):
        assert line in first and line in second
    assert "writing 45MR02G00A" in first and "writing" not in second


def test_the_line_to_paste_is_all_that_the_api_asks_for(starts: list[Start]) -> None:
    assert [start.pasted for start in starts] == [200, 200]
    assert all("good for one hour" in "\n".join(start.lines) for start in starts)


def test_the_second_start_has_the_same_links(starts: list[Start]) -> None:
    first, second = starts
    assert first.addresses("Customer page") == second.addresses("Customer page")
    assert first.addresses("Affairs page") == second.addresses("Affairs page")


def test_staff_and_mailed_links_are_there(starts: list[Start]) -> None:
    assert [(start.staff, start.links) for start in starts] == [(200, PAGES), (200, PAGES)]


def test_ctrl_c_ends_it_clean(starts: list[Start]) -> None:
    assert [start.end for start in starts] == [0, 0]


def _start(environment: dict[str, str]) -> Start:
    command = [sys.executable, "-m", "infra.local.run"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if "Ctrl-C stops" in line:
                break
        site = f"http://localhost:{environment['PORT']}"
        token = subprocess.run(
            [sys.executable, "-m", "infra.local.staff", "manager"], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        headers = {"Authorization": f"Bearer {token.stdout.strip()}"}
        staff = httpx.get(f"{site}/api/staff/dossiers/45KL89G00E", headers=headers, timeout=60).status_code
        (export,) = (line.strip() for line in lines if line.strip().startswith("export API="))
        ask = export + '; curl -s -o /dev/null -w "%{http_code}" "$API/staff/work" -H "Authorization: Bearer $TOKEN"'
        pasted = int(subprocess.run(["bash", "-c", ask], capture_output=True, text=True, timeout=60, check=True).stdout)
        mails = httpx.get(f"{site}/outbox/messages.json", timeout=60).json()
        links = sum("/suivi/" in mail["BodyText"] for mail in mails)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=180)
    return Start(lines, staff, pasted, links, process.returncode)
