"""A bank's file of 10,000 entries read, beside expat that calls handlers which do nothing."""

import tempfile
import time
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from bench.compare import Row
from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.domain.payment.bank_line import BankLine
from tests.samples.bank_files import Entry, Part, Written, camt

ENTRIES, LONG, ROUNDS = 10_000, 100_000, 5
MEMORY = 30


def rows() -> list[Row]:
    """Give the time, and what is held at most of a file and of one ten times as long."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement.xml"
        write(path, ENTRIES)
        ours, bare, silent = _times(path, _read, _bare, _silent)
        detail = f"{ours * 1000:.0f} ms, {path.stat().st_size / 1e6:.1f} MB; {ours / silent:.1f} times expat without handlers"
        short = _memory(path)
        write(path, LONG)
        return [
            Row(f"camt.053 of {ENTRIES:,} entries / bare expat", ours / bare, 5, detail),
            Row(f"camt.053 of {ENTRIES:,} entries, MB held at most", short, MEMORY, ""),
            Row(f"camt.053 of {LONG:,} entries, MB held at most", _memory(path), MEMORY, f"{path.stat().st_size / 1e6:.0f} MB"),
        ]


def write(path: Path, count: int) -> None:
    """Write a statement, thousand by thousand entries of one that is whole, so that no more is held."""
    entry = Entry(
        Decimal("120.50"), (Part(Decimal("120.50"), "Société Égée", "FR7630006000011234567890189", "Facture F26-@"),), ref="@"
    )
    whole = Written((entry,), closing=Decimal(1000) + count * entry.amount)
    before, _, after = camt(whole).partition(b"<Ntry>")
    one, _, end = after.partition(b"</Ntry>")
    with path.open("wb") as file:
        file.write(before)
        for number in range(count):
            file.write(b"<Ntry>%b</Ntry>\n" % one.replace(b"@", b"%08d" % number))
        file.write(end)


def _times(path: Path, *ways: Callable[[BinaryIO], object]) -> list[float]:
    """Give the shortest time of each way, taken in turns."""
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for number, way in enumerate(ways):
            with path.open("rb") as file:
                start = time.perf_counter()
                way(file)
                best[number] = min(best[number], time.perf_counter() - start)
    return best


def _read(file: BinaryIO) -> int:
    return sum(isinstance(event, BankLine) for event in read_bank_file(file))


def _bare(file: BinaryIO) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: None
    parser.EndElementHandler = lambda name: None
    parser.CharacterDataHandler = lambda text: None
    parser.ParseFile(file)


def _silent(file: BinaryIO) -> None:
    expat.ParserCreate().ParseFile(file)


def _memory(path: Path) -> float:
    with path.open("rb") as file:
        tracemalloc.start()
        _read(file)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most / 1e6
