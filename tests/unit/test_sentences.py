"""Prose is written one sentence a line, so that a change of one shows as a change of one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.paths import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NOT_PROSE = re.compile(r"    |\s*(\||#|>|<|```)")
END = re.compile(r"(?<=[^\W_A-Z])[.?] (?=[A-ZÀÉ])")
"""Where a sentence ends and another begins; after one capital it is an initial, or a code of law."""


def two_sentences(text: str) -> Iterator[str]:
    """Yield the lines of prose that hold more than one sentence, code and what stands in brackets aside."""
    fenced = False
    for line in text.splitlines():
        fenced ^= line.lstrip().startswith("```")
        plain = re.sub(r"`[^`]*`|\([^()]*\)|“[^”]*”|\"[^\"]*\"|^\s*\d+\. ", "", line)
        if not fenced and not NOT_PROSE.match(line) and END.search(plain):
            yield line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_line_of_prose_is_one_sentence(page: Path) -> None:
    assert list(two_sentences(page.read_text(encoding="utf-8"))) == []


def test_two_sentences_are_seen() -> None:
    text = "It is one. It is two.\nAs `a. B` says.\n- One (art. L441-10 C. com. Two).\n"
    assert list(two_sentences(text)) == ["It is one. It is two."]
