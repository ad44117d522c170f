"""The docs name files and names of code that are there."""

import re
import subprocess
from pathlib import PurePosixPath

import pytest

from infra.paths import ROOT

FILES = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
FOLDERS = {f"{folder}/" for file in FILES for folder in PurePosixPath(file).parents}
DOCS = [file for file in FILES if file.endswith(".md")]
SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w./-]+\.(?:py|js|ts|css|html|toml|typ|po)|[\w-]+(?:/[\w-]+)+/")
CLASS = re.compile(r"\b(?:[A-Z][a-z]+){2,}\b")
MADE = re.compile(r"\.venv/|dist/|node_modules/")
"""Folders that are made, not tracked."""
MODULE = re.compile(r"(?:-m\s+|\b)((?:chalicelib|infra|static_site|tests|bench)(?:\.\w+)+)")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
CODE = re.compile(r"[A-Za-z_]\w*")
NAMING = [doc for doc in DOCS if not doc.startswith("docs/recipes/")]
"""Recipes also name what they were tried with, and what was taken out again."""


def spans(doc: str) -> list[str]:
    """What stands between backquotes in a document."""
    return SPAN.findall((ROOT / doc).read_text("utf-8"))


def is_there(named: str) -> bool:
    """Whether a tracked file or folder ends with that path."""
    return any(f"/{path}".endswith(f"/{named}") for path in (FOLDERS if named.endswith("/") else FILES))


def is_module(named: str) -> bool:
    """Whether it is a module or a package of ours, or what a module holds."""
    path, (holder, _, name) = named.replace(".", "/"), named.rpartition(".")
    if f"{path}.py" in FILES or f"{path}/" in FOLDERS:
        return True
    file = f"{holder.replace('.', '/')}.py"
    return file in FILES and re.search(rf"^(?:def|class) {name}\b", (ROOT / file).read_text("utf-8"), re.MULTILINE) is not None


@pytest.mark.parametrize("doc", DOCS)
def test_each_path_that_docs_mention_is_there(doc: str) -> None:
    paths = [span.removeprefix("./") for span in spans(doc) if PATH.fullmatch(span) and not MADE.match(span)]
    assert [path for path in paths if not is_there(path)] == []


@pytest.mark.parametrize("doc", DOCS)
def test_each_module_that_docs_run_is_there(doc: str) -> None:
    modules = set(MODULE.findall((ROOT / doc).read_text("utf-8")))
    assert {module for module in modules if not is_module(module)} == set()


@pytest.mark.parametrize("doc", DOCS)
def test_each_link_of_docs_leads_to_a_file(doc: str) -> None:
    text = (ROOT / doc).read_text("utf-8")
    links = [link for link in LINK.findall(text) if "://" not in link]
    assert [link for link in links if not ((ROOT / doc).parent / link).exists()] == []


def test_each_class_that_docs_mention_is_in_the_code() -> None:
    sources = (ROOT / file for file in FILES if file.endswith((".py", ".js", ".ts", ".json", ".toml", ".html")))
    classes = {name for source in sources for name in CODE.findall(source.read_text("utf-8"))}
    named = {name for doc in NAMING for span in spans(doc) for name in CLASS.findall(span)}
    assert named - classes == set()
