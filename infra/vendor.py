"""Runtime libraries as Lambda runs them, installed by pip with hashes: chalice's own download checks none."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.digest import digest
from infra.paths import BUILD, ROOT

REQUIREMENTS = ROOT / "requirements.txt"
PLATFORMS = ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "any")
OPTIONS = "--quiet --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: --implementation cp"


def vendor(python: str) -> Path:
    """The folder of the libraries for a Python version such as 3.11, made once for each requirements.txt."""
    folder = BUILD / "vendor" / f"{python}-{digest(REQUIREMENTS)[:16]}"
    if not folder.exists():
        work = folder.with_name(f"{folder.name}-work-{os.getpid()}")
        shutil.rmtree(work, ignore_errors=True)
        platforms = [word for platform in PLATFORMS for word in ("--platform", platform)]
        target = ["--python-version", python, *platforms, "--target", str(work), "-r", str(REQUIREMENTS)]
        done = subprocess.run([sys.executable, "-m", "pip", "install", *OPTIONS.split(), *target], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"pip could not install {REQUIREMENTS.name}:\n{done.stderr}")
        with contextlib.suppress(OSError):  # another process was first
            work.rename(folder)
        shutil.rmtree(work, ignore_errors=True)
    return folder
