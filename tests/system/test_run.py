"""`make run` from its first start to its second: what it prints, and that it is all there again."""

import os
import signal
import subprocess
import sys
from typing import NamedTuple

import httpx
import pytest

from infra.local import free_port
from infra.paths import ROOT
from tests.ports import own

PAGES = 4
"""The seed's dossier, the partial one in French and in English, the open offer."""


class Start(NamedTuple):
    """What a start printed, and what could be done with it."""

    lines: list[str]
    staff: int
    links: int
    end: int

    def addresses(self, name: str) -> list[str]:
        """The addresses printed under a name."""
        return [line.removeprefix(name).strip() for line in self.lines if line.startswith(name)]


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> list[Start]:
    """Two starts with the same data, each ended by Ctrl-C."""
    state, port = tmp_path_factory.mktemp("state"), free_port(own("run").start, own("run").stop)
    environment = os.environ | {"STATE": str(state), "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return [_start(environment) for _ in range(2)]


def test_the_addresses_are_printed(starts: list[Start]) -> None:
    for start in starts:
        assert len(start.addresses("Customer page")) == PAGES, start.lines
        ways = [page.partition("#")[0].split("/", 3)[3] for page in start.addresses("Affairs page")]
        assert ways == ["affaires/", "en/affairs/"], "Jean Bon reads French, Ann Bright English"
        assert [len(start.addresses(name)) for name in ("Staff API", "Staff token", "Mail outbox")] == [1, 1, 1]
        assert start.lines[-1] == "Ready: Ctrl-C stops."


def test_the_second_start_has_the_same_links(starts: list[Start]) -> None:
    first, second = starts
    assert first.addresses("Customer page") == second.addresses("Customer page")
    assert first.addresses("Affairs page") == second.addresses("Affairs page")


def test_staff_and_mailed_links_are_there(starts: list[Start]) -> None:
    assert [(start.staff, start.links) for start in starts] == [(200, PAGES), (200, PAGES)]


def test_ctrl_c_ends_it_clean(starts: list[Start]) -> None:
    assert [start.end for start in starts] == [0, 0]


def _start(environment: dict[str, str]) -> Start:
    command = [sys.executable, "-m", "infra.run"]
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
            [sys.executable, "-m", "infra.staff", "manager"], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        headers = {"Authorization": f"Bearer {token.stdout.strip()}"}
        staff = httpx.get(f"{site}/api/staff/dossiers/45KL89G00E", headers=headers, timeout=60).status_code
        mails = httpx.get(f"{site}/outbox/messages.json", timeout=60).json()
        links = sum("/suivi/" in mail["BodyText"] for mail in mails)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=180)
    return Start(lines, staff, links, process.returncode)
