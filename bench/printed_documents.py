"""Documents set in type: time and memory beside Typst alone, and what other libraries take for the same rows."""

import json
import subprocess
import sys
from itertools import count
from typing import NamedTuple

from bench import pdf_engines as engines
from bench.compare import Row, ratio

ROUNDS = {10: 60, 50: 40, 200: 20}
"""Lines of the document, and how often it is made."""


class Taken(NamedTuple):
    """What a process of its own took for a document: median milliseconds, and megabytes at the most."""

    ms: float
    mb: float


def rows() -> list[Row]:
    """Two rows for each length; the documents are all different, since Typst remembers what it set."""
    return [row for lines in ROUNDS for row in _rows(lines)]


def _rows(lines: int) -> list[Row]:
    turns = count()
    product, bare = engines.product(), engines.bare()
    measured = ratio(
        f"document of {lines} lines / bare typst, time",
        1.10,
        lambda: product(engines.printed(lines, next(turns))),
        lambda: bare(engines.printed(lines, next(turns))),
        ROUNDS[lines],
        2,
    )
    ours, theirs = _alone("product", lines), _alone("bare", lines)
    others = {name: _alone(name, lines) for name in ("WeasyPrint", "ReportLab")}
    times = [measured.detail, *(f"{name} {taken.ms:.0f} ms" if taken else f"{name} cannot run" for name, taken in others.items())]
    sizes = [f"{name} {taken.mb:.0f} MB" for name, taken in others.items() if taken]
    if ours is None or theirs is None:
        raise RuntimeError("typst does not run in a process of its own")
    sizes = [f"{ours.mb:.0f} MB over {theirs.mb:.0f} MB", *sizes]
    memory = Row(f"document of {lines} lines / bare typst, memory", ours.mb / theirs.mb, 1.10, ", ".join(sizes))
    return [measured._replace(detail=", ".join(times)), memory]


def _alone(name: str, lines: int) -> Taken | None:
    """None where the library or what it needs of the system is missing."""
    done = subprocess.run([sys.executable, "-m", "bench.pdf_engines", name, str(lines)], capture_output=True, text=True)
    return Taken(*json.loads(done.stdout)) if done.returncode == 0 else None
