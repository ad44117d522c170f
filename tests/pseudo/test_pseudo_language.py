"""A third language is data: a pseudo-language, made by a script, is spoken by everything without a line of code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.paths import ROOT

COPIED = ("chalicelib", "static_site", "infra", "tests", "requirements", ".chalice", "app.py", "pyproject.toml")
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc", "dist", "golden", "rules")


def test_everything_speaks_a_language_that_is_data(tmp_path: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT)
        else:
            shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
    run(tmp_path, "-m", "infra.locale.pseudo")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.py")} == before
    run(tmp_path, "-m", "infra.demo.example")
    run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/pseudo/spoken.py")


def run(folder: Path, *arguments: str) -> None:
    """Run Python in the copy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=kept | {"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
