"""Texts held to files: what is written today against what somebody read and found good."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(path: str, content: str) -> None:
    """The content is that of the golden file; UPDATE_GOLDEN=1 writes the file anew."""
    file = FOLDER / path
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    assert content == file.read_text(encoding="utf-8")
