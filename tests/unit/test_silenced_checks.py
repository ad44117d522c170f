"""A check is silenced for a reason, which stands behind it or in the line above."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.paths import ROOT

SILENCE = re.compile(r"#\s*(?:noqa\b|type: ignore\b|pragma: no)")
WITH_REASON = re.compile(r"# noqa: [A-Z0-9, ]+ - \S|# type: ignore\[[a-z, -]+\]\s+# \S")


def without_reason(text: str) -> Iterator[int]:
    """Yield the numbers of lines that silence a check and do not say why."""
    above = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if SILENCE.search(line) and not WITH_REASON.search(line) and not above.lstrip().startswith("# "):
            yield number
        above = line


@pytest.mark.parametrize("folder", ["chalicelib", "infra", "static_site", "bench", "tests"])
def test_every_silence_says_why(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.py") if file != Path(__file__)]
    assert files
    silent = [f"{file.relative_to(ROOT)}:{number}" for file in files for number in without_reason(file.read_text("utf-8"))]
    assert not silent


@pytest.mark.parametrize(
    ("line", "silent"),
    [
        ("x = y  # noqa: N815", True),
        ("x = y  # type: ignore", True),
        ("x = y  # type: ignore[misc]", True),
        ("x = y  # noqa: N815 - a name of the library", False),
        ("x = y  # type: ignore[misc]  # a lambda with a default", False),
        ("# The stubs know none.\nx = y  # type: ignore[misc]", False),
    ],
)
def test_a_reason_is_told_from_none(line: str, silent: bool) -> None:
    assert bool([*without_reason(line)]) is silent
