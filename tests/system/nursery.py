"""Workers in processes of their own, to be killed: forked by a process that has imported what they need, once for all starts."""

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from infra.paths import ROOT


class Workers:
    """Two workers at a time, numbers of processes."""

    def __init__(self, forking: "subprocess.Popen[str]") -> None:
        self._forking = forking
        self._running: list[int] = []

    def start(self) -> None:
        """Start both and wait until they are at work."""
        assert self._forking.stdin and self._forking.stdout
        for _ in range(2):
            self._forking.stdin.write("\n")
            self._forking.stdin.flush()
        self._running = [int(self._forking.stdout.readline()) for _ in range(2)]

    def kill(self) -> int:
        """Send SIGKILL to both, which nothing can answer, and wait until they are gone; gives how many they were."""
        killed, self._running = self._running, []
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        while any(Path(f"/proc/{pid}").exists() for pid in killed):
            time.sleep(0.001)
        return len(killed)


@contextlib.contextmanager
def workers(module: str, environment: Mapping[str, str]) -> Iterator[Workers]:
    """Workers that run a module's `main` in this environment; all are gone at the end."""
    command = [sys.executable, "-m", "tests.system.nursery", module]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as forking:
        both = Workers(forking)
        try:
            yield both
        finally:
            both.kill()


def main(module: str) -> None:
    """Fork a worker for each line that comes."""
    work = importlib.import_module(module).main
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            work()


if __name__ == "__main__":
    main(sys.argv[1])
