"""Build the zip that every function runs from, and the SAM template: `chalice package`, then what chalice leaves out.

Dependencies are installed by pip with hashes into `vendor/` before chalice runs: its own download checks none.
"""

import compileall
import json
import os
import py_compile
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.digest import digest
from infra.paths import BUILD, ROOT
from infra.prune import prune
from infra.template import compose

PLATFORMS = ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "any")
SHIPPED = ("app.py", "chalicelib", "requirements.txt", ".chalice/config.json")
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Package:
    """A built zip and the SAM template that belongs to it."""

    zip: Path
    sam: dict[str, Any]
    digest: str


def build(stage: str) -> Package:
    """Package the application for a stage; does nothing if neither the sources nor the tools changed."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    tools = [ROOT / "infra" / name for name in ("package.py", "prune.py")]
    key = digest(stage, python, *(ROOT / part for part in SHIPPED), *tools, ROOT / "requirements" / "tools.txt", json.dumps(compose()))
    folder = BUILD / "package" / f"{stage}-{key[:16]}"
    if not (folder / "sam.json").exists():
        work = BUILD / "package" / f"{stage}-work-{os.getpid()}"
        shutil.rmtree(work, ignore_errors=True)
        try:
            _package(stage, python, work)
            folder.mkdir(parents=True, exist_ok=True)
            (work / "deployment.zip").replace(folder / "deployment.zip")
            (work / "out" / "sam.json").replace(folder / "sam.json")
        finally:
            shutil.rmtree(work, ignore_errors=True)
    sam = json.loads((folder / "sam.json").read_text(encoding="utf-8"))
    return Package(folder / "deployment.zip", sam, key)


def _package(stage: str, python: str, work: Path) -> None:
    source = work / "source"
    source.mkdir(parents=True)
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in SHIPPED[:2]:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=ignore)
        elif (ROOT / part).exists():
            shutil.copy(ROOT / part, source / part)
    (source / ".chalice").mkdir()
    shutil.copy(ROOT / ".chalice" / "config.json", source / ".chalice" / "config.json")
    shutil.copytree(_vendor(python), source / "vendor")
    (work / "template.json").write_text(json.dumps(compose()), encoding="utf-8")
    chalice = [str(Path(sys.executable).with_name("chalice")), "package", "--stage", stage]
    command = [*chalice, "--merge-template", str(work / "template.json"), str(work / "out")]
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-west-3", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"chalice package failed:\n{done.stdout}{done.stderr}")
    _finish(work / "out" / "deployment.zip", work / "unzipped", work / "deployment.zip")


def _vendor(python: str) -> Path:
    """Runtime libraries as Lambda runs them, installed once for each requirements.txt."""
    requirements = ROOT / "requirements.txt"
    folder = BUILD / "vendor" / f"{python}-{digest(requirements)[:16]}"
    if not folder.exists():
        work = folder.with_name(f"{folder.name}-work-{os.getpid()}")
        shutil.rmtree(work, ignore_errors=True)
        platforms = [word for platform in PLATFORMS for word in ("--platform", platform)]
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:",
             "--implementation", "cp", "--python-version", python, *platforms, "--target", str(work), "-r", str(requirements)],
            check=True,
        )
        work.rename(folder)
    return folder


def _finish(packaged: Path, folder: Path, result: Path) -> None:
    """Prune, compile and zip again, byte for byte the same for the same content."""
    with zipfile.ZipFile(packaged) as archive:
        archive.extractall(folder)
    prune(folder)
    # Lambda's own first import writes nothing: without .pyc every cold start compiles (1.7 to 2 times as long).
    compileall.compile_dir(
        folder, quiet=2, stripdir=str(folder), prependdir="/var/task", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder)), EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    print(build(sys.argv[1] if len(sys.argv) > 1 else "production").zip)
