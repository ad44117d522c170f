"""Runtime libraries as Lambda runs them, installed by pip with hashes: chalice's own download checks none."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.digest import digest
from infra.package.archive import compile_folder
from infra.package.prune import prune
from infra.paths import BUILD, ROOT

MAKERS = tuple(Path(__file__).with_name(name) for name in ("vendor.py", "prune.py", "models.py", "symbols.py", "archive.py"))
"""What the result depends on besides the requirements."""
PLATFORMS = ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64", "any")
"""The runtime of Python 3.11 has glibc 2.26: what needs a newer one is pruned from Pillow's wheel; a test reads all files."""
OPTIONS = "--quiet --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: --implementation cp --no-compile"


def vendor(package: str, python: str) -> Path:
    """Give the folder of a package's libraries for a Python version such as 3.11, pruned and compiled.

    Made once for each requirements/<package>.txt.
    """
    requirements = ROOT / "requirements" / f"{package}.txt"
    folder = BUILD / "vendor" / f"{package}-{python}-{digest(requirements, *MAKERS)[:16]}"
    if not folder.exists():
        work = folder.with_name(f"{folder.name}-work-{os.getpid()}")
        shutil.rmtree(work, ignore_errors=True)
        platforms = [word for platform in PLATFORMS for word in ("--platform", platform)]
        target = ["--python-version", python, *platforms, "--target", str(work), "-r", str(requirements)]
        done = subprocess.run([sys.executable, "-m", "pip", "install", *OPTIONS.split(), *target], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"pip could not install {requirements.name}:\n{done.stderr}")
        prune(work)
        compile_folder(work)
        with contextlib.suppress(OSError):  # another process was first
            work.rename(folder)
        shutil.rmtree(work, ignore_errors=True)
    return folder
