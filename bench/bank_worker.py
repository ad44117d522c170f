"""A bank's file of 50 MB taken by its worker, in a process of its own: its time, its calls to the queue, and what it holds."""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run
from typing import BinaryIO

from bench.compare import Row
from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.application.payment.take_bank_file import BankDesk, take_bank_file
from chalicelib.domain.payment.seen_payment import PaymentMessage
from infra.paths import ROOT
from tests.fakes.store import MemoryStore

ENTRY = 580
"""Bytes of an entry, about."""
SMALL, LARGE = 100, 50 * 2**20 // ENTRY
SECONDS, MEMORY = 60.0, 30.0
"""Of a processor, of the fifteen minutes that the function has; and MB more than for a small file."""


def rows() -> list[Row]:
    """Give them, as the other process says."""
    answer = run([sys.executable, "-m", "bench.bank_worker"], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, more, size, entries, calls = (float(word) for word in answer.stdout.split())
    detail = f"{size:.0f} MB, {entries:,.0f} entries, {calls:,.0f} calls to the queue"
    return [
        Row("a bank's file of 50 MB by its worker, CPU s", seconds, SECONDS, detail),
        Row("the same, MB more than a small one holds", more, MEMORY, ""),
    ]


def main() -> None:
    """Take a small file, then the large one, and print what rows() reads."""
    from bench.camt import write

    with tempfile.TemporaryDirectory() as folder:
        path, sent = Path(folder) / "statement.xml", [0, 0]

        @contextmanager
        def fetch(key: str) -> Iterator[BinaryIO]:
            with path.open("rb") as file:
                yield file

        def send(messages: Sequence[PaymentMessage], waits: int) -> None:
            sent[0] += len(messages)
            sent[1] += 1

        def taken(key: str, entries: int) -> float:
            write(path, entries)
            desk = BankDesk(
                store=MemoryStore(), fetch=fetch, read=read_bank_file, send=send, clock=lambda: datetime.now(UTC),
                pause=lambda tries: None,
            )  # fmt: skip
            start = time.process_time()
            take_bank_file(desk, key)
            return time.process_time() - start

        taken("statements/small.xml", SMALL)
        before, sent[:] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, [0, 0]
        seconds = taken("statements/large.xml", LARGE)
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(seconds, more, path.stat().st_size / 1e6, *sent)


if __name__ == "__main__":
    main()
