"""Build the zips of all functions and the SAM template: `chalice package` for our code, then libraries and byte-code."""

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.digest import digest
from infra.package.archive import compile_folder, write_zip
from infra.package.functions import PACKAGES, functions_of
from infra.package.reach import reach
from infra.package.vendor import vendor
from infra.paths import BUILD, ROOT
from infra.template import compose

SHIPPED = ("app.py", "chalicelib", ".chalice/config.json", *(f"requirements/{name}.txt" for name in PACKAGES))
TOOLS = ("infra/package", "requirements/tools.txt")
CHALICE = "chalice"
"""The one library that chalice itself puts into a zip: what its application needs at run time."""
RESOURCES = Path("chalicelib", "resources")
PRINTED = ("typst", "fonts", "fallback_fonts", "rules")
"""Resources that documents are made with: the package of their workers alone has them."""


@dataclass(frozen=True)
class Package:
    """The built zips by name, and the SAM template that belongs to them."""

    zips: Mapping[str, Path]
    sam: dict[str, Any]


def build(stage: str) -> Package:
    """Package the application for a stage; does nothing if neither the sources nor the tools changed.

    Stages differ in the template alone: all have the same zips.
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    template = json.dumps(compose())
    key = digest(python, template, *(ROOT / part for part in (*SHIPPED, *TOOLS)))
    folder = BUILD / "package" / key[:16]
    zips = {name: folder / f"{name}.zip" for name in PACKAGES}
    described = folder / f"{stage}.json"
    if not described.exists():
        with _alone():
            if not described.exists():
                _make(stage, template, python, zips, described)
    return Package(zips, json.loads(described.read_text(encoding="utf-8")))


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one process build at a time: whoever waits finds all made, where three would have made it at once."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "package.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(stage: str, template: str, python: str, zips: Mapping[str, Path], described: Path) -> None:
    """Write the zips that are not there, and what belongs to them last."""
    work = BUILD / "package" / f"{stage}-work-{os.getpid()}"
    shutil.rmtree(work, ignore_errors=True)
    try:
        sam = _packaged(stage, template, work)
        described.parent.mkdir(parents=True, exist_ok=True)
        for name, path in zips.items():
            if not path.exists():
                _finish(name, json.loads(sam.read_text(encoding="utf-8")), python, work).replace(path)
        sam.replace(described)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _packaged(stage: str, template: str, work: Path) -> Path:
    """Run `chalice package` without any library; leaves our code in work/unzipped and gives the SAM template."""
    source = work / "source"
    shutil.copytree(ROOT / "chalicelib", source / "chalicelib", ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "*.po"))
    shutil.copytree(ROOT / ".chalice", source / ".chalice", ignore=shutil.ignore_patterns("deploy*"))
    shutil.copy(ROOT / "app.py", source)
    (work / "template.json").write_text(template, encoding="utf-8")
    chalice = [str(Path(sys.executable).with_name("chalice")), "package", "--stage", stage]
    done = subprocess.run(
        [*chalice, "--merge-template", str(work / "template.json"), str(work / "out")],
        cwd=source,
        env=os.environ | {"AWS_DEFAULT_REGION": "eu-west-3", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"chalice package failed:\n{done.stdout}{done.stderr}")
    with zipfile.ZipFile(work / "out" / "deployment.zip") as archive:
        archive.extractall(work / "unzipped")
    return work / "out" / "sam.json"


def _finish(name: str, sam: dict[str, Any], python: str, work: Path) -> Path:
    """Write one package: of our code what its functions reach, our resources, chalice, and the libraries."""
    unzipped, folder = work / "unzipped", work / name
    ours, others = (
        frozenset(one.handler for one in functions_of(sam) if (one.package == name) is inside) for inside in (True, False)
    )
    for path in reach(ours, others, unzipped).files:
        _copy(unzipped / path, folder / path)
    without = () if name == "documents" else PRINTED
    for part in (Path(CHALICE), RESOURCES):
        shutil.copytree(unzipped / part, folder / part, ignore=shutil.ignore_patterns(*without))
    compile_folder(folder)
    result = work / f"{name}.zip"
    write_zip((folder, vendor(name, python)), result)
    return result


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
