"""The languages that there are texts in: each is a folder with a language.toml."""

import tomllib
from pathlib import Path
from typing import Any

from infra.paths import ROOT

FOLDER = ROOT / "chalicelib" / "resources" / "locale"
FILE = "language.toml"


def languages() -> tuple[str, ...]:
    """Give their codes."""
    return tuple(sorted(file.parent.name for file in FOLDER.glob(f"*/{FILE}")))


def language(code: str) -> dict[str, Any]:
    """Give how a language is written, and where its pages are. Raises OSError for one that there is not."""
    return tomllib.loads((FOLDER / code / FILE).read_text("utf-8"))


def catalogue(code: str) -> Path:
    """Give the file of a language's translations."""
    return FOLDER / code / "LC_MESSAGES" / "messages.po"
