"""A worker that ends by SIGKILL right after a call to AWS: forked for each piece of work, from clients that made no call yet."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import count
from typing import Any, cast

from botocore.client import BaseClient
from msgspec.structs import replace

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.bootstrap import uploads, workers
from chalicelib.effects.documents.files import check_file
from chalicelib.effects.queue import run
from chalicelib.effects.queue.timekeeper import keep_time
from infra.paths import ROOT

Work = Callable[[str], object]
NEVER = 0
"""Calls after which a worker dies that lives."""


class Mortal:
    """Does pieces of work, each in a process of its own."""

    def __init__(self, forking: "subprocess.Popen[str]") -> None:
        self._forking = forking

    def do(self, subject: str, calls: int = NEVER) -> bool:
        """Do a piece of work, or die after so many calls to AWS; says whether it came to its end."""
        assert self._forking.stdin and self._forking.stdout
        self._forking.stdin.write(f"{calls} {subject}\n")
        self._forking.stdin.flush()
        code = int(self._forking.stdout.readline())
        assert code in (0, -signal.SIGKILL), f"the worker failed with {code}"
        return code == 0


@contextlib.contextmanager
def mortal(kind: str, environment: Mapping[str, str]) -> Iterator[Mortal]:
    """Give a worker of one kind with this environment."""
    command = [sys.executable, "-m", "tests.system.dying", kind]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as forking:
        yield Mortal(forking)


def file_work() -> Work:
    """Look at the file whose key is named."""
    tools = uploads.file_checking()
    return lambda key: check_file(tools, key)


def effect_work() -> Work:
    """Do the effect that is named; its lease is over at once, so that the next worker need not wait."""
    run.LEASE = timedelta(0)
    tools = workers.tools()

    def work(named: str) -> str:
        reference, seq, kind, contact = named.split("#")
        return run.do(tools, Effect(reference, int(seq), cast("EffectKind", kind), contact))

    return work


def timer_work() -> Work:
    """Carry out what is due by itself, whatever is named."""
    tools, lists = replace(workers.tools(), sleep=lambda seconds: None), workers.lists()
    return lambda _: keep_time(tools, lists, lambda: timedelta(minutes=1))


WORK: Mapping[str, Callable[[], Work]] = {"file": file_work, "effect": effect_work, "timer": timer_work}


def die_after(calls: int) -> None:
    """End this process by SIGKILL as soon as so many calls were answered."""
    answered, real = count(1), BaseClient._make_api_call  # type: ignore[attr-defined]  # what each of its methods ends in

    def call(client: BaseClient, *arguments: Any) -> Any:
        answer = real(client, *arguments)
        if next(answered) == calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    BaseClient._make_api_call = call  # type: ignore[attr-defined]  # private, and the stubs leave it out


def main(kind: str) -> None:
    """Fork a worker for each line that comes, and say how it ended."""
    work = WORK[kind]()
    for line in sys.stdin:
        calls, subject = line.split()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                die_after(int(calls))
                work(subject)
                code = 0
            finally:
                os._exit(code)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
