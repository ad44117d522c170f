"""A program without the names for debuggers: it is smaller and runs as before; no other file is touched."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from infra.package.symbols import IDENTITY, cut

LOAD = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("msgspec._core", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.Struct.__name__)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of a program of ours that has names for debuggers."""
    spec = find_spec("msgspec._core")
    assert spec and spec.origin
    return Path(shutil.copy(spec.origin, tmp_path))


def test_a_program_without_them_is_smaller_and_runs(program: Path) -> None:
    before = program.stat().st_size
    cut(program)
    assert program.stat().st_size < before
    shown = subprocess.run([sys.executable, "-c", LOAD, str(program)], capture_output=True, text=True)
    assert shown.stdout == "Struct\n", shown.stderr


def test_what_is_cut_once_stays_as_it_is(program: Path) -> None:
    cut(program)
    first = program.read_bytes()
    cut(program)
    assert program.read_bytes() == first


@pytest.mark.parametrize("content", [b"", b"/* GNU ld script */", IDENTITY.replace(b"\x02", b"\x01") + bytes(500)])
def test_another_file_is_not_touched(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "libc.so"
    other.write_bytes(content)
    cut(other)
    assert other.read_bytes() == content
