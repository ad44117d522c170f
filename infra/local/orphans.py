"""Who holds the state folder, and processes that outlived their start: found by number and mark, and asked to stop."""

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

MARK = "SUIVI_STATE"


class Busy(RuntimeError):
    """Another start uses this state folder."""


@contextlib.contextmanager
def owned(state: Path) -> Iterator[None]:
    """Hold the state folder; Busy if another process does. What an owner that died left running is stopped first."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"it runs already, with the data in {state}") from None
        for note in state.glob("*.pid"):
            _end(state, int(note.read_text() or 0))
            note.unlink(missing_ok=True)
        yield


def mark(state: Path) -> dict[str, str]:
    """Give the environment variable that tells whose a process is."""
    return {MARK: str(state)}


def _end(state: Path, pid: int, patience: float = 60) -> None:
    if _is_ours(state, pid):
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + patience
        while _is_ours(state, pid) and time.monotonic() < deadline:
            time.sleep(0.1)


def _is_ours(state: Path, pid: int) -> bool:
    """Say whether it runs and has the mark of this state; a process that ended and is still listed has none."""
    try:
        return f"{MARK}={state}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
