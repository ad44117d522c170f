"""Names of the code are the field's terms: a reader searches for what they know."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.locale.languages import catalogue
from infra.paths import ROOT

INSTEAD = {
    "shelves": "document_store", "press": "renderer", "paper": "document", "papers": "documents", "sheet": "printed_document",
    "speak": "translations_in", "says": "the text or the answer", "said": "the text or the answer", "told": "what was sent",
    "tell": "publish, report or send", "door": "authenticator", "visit": "reading", "kept": "stored", "place": "position or key",
    "ask": "request", "matter": "reason", "once": "idempotent", "number": "what is counted or parsed", "found": "matches",
    "known": "what is known of it", "taxed": "vat", "colleagues": "staff", "undone": "unmade", "gone": "void", "own": "upload",
    "usual": "default",
}  # fmt: skip
"""Words that only their author understood as names, and what to say instead."""
VARIABLES = INSTEAD.keys() - {"number", "gone", "kept", "matter", "ask"}
"""A document has a number; `ask`, `gone`, `kept` and `matter` are fields of the API, which stays as it is."""
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def names(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield each name that a module gives, and whether it is a variable's."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, False
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name, True


def private(path: Path, source: str) -> list[str]:
    """List the names of a module that are private words: its own, those of its classes, functions and variables."""
    given = [(path.stem, False), *names(ast.parse(source))]
    return [name for name, variable in given if name.strip("_").lower() in (VARIABLES if variable else INSTEAD)]


@pytest.mark.parametrize("folder", ["chalicelib", "infra", "static_site", "tests", "bench"])
def test_no_name_is_a_private_word(folder: str) -> None:
    modules = sorted((ROOT / folder).rglob("*.py"))
    wrong = {path: bad for path in modules if (bad := private(path, path.read_text(encoding="utf-8")))}
    assert modules and not wrong, "\n".join(f"{path.relative_to(ROOT)}: {', '.join(bad)}" for path, bad in wrong.items())


def test_no_placeholder_of_a_text_is_a_private_word() -> None:
    placeholders = set(PLACEHOLDER.findall(catalogue("fr").read_text(encoding="utf-8")))
    assert placeholders & (INSTEAD.keys() - {"number"}) == set() != placeholders


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("door.py", "", ["door"]),
        ("a.py", "class Shelves: ...", ["Shelves"]),
        ("a.py", "def _told(): ...", ["_told"]),
        ("a.py", "async def once(said): ...", ["once", "said"]),
        ("a.py", "USUAL = number = 1", ["USUAL"]),
        ("a.py", "class Document:\n    own: str", ["own"]),
    ],
)
def test_a_private_word_is_seen(path: str, source: str, wrong: list[str]) -> None:
    assert private(Path(path), source) == wrong
