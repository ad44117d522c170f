"""Build the zip that every function runs from, and the SAM template: `chalice package`, then what chalice leaves out."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.archive import finish
from infra.digest import digest
from infra.paths import BUILD, ROOT
from infra.template import compose
from infra.vendor import vendor

SHIPPED = ("app.py", "chalicelib", "requirements.txt", ".chalice/config.json")
TOOLS = ("infra/package.py", "infra/archive.py", "infra/models.py", "infra/prune.py", "infra/vendor.py", "requirements/tools.txt")


@dataclass(frozen=True)
class Package:
    """A built zip and the SAM template that belongs to it."""

    zip: Path
    sam: dict[str, Any]


def build(stage: str) -> Package:
    """Package the application for a stage; does nothing if neither the sources nor the tools changed."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    template = json.dumps(compose())
    key = digest(stage, python, template, *(ROOT / part for part in (*SHIPPED, *TOOLS)))
    folder = BUILD / "package" / f"{stage}-{key[:16]}"
    if not (folder / "sam.json").exists():
        work = BUILD / "package" / f"{stage}-work-{os.getpid()}"
        shutil.rmtree(work, ignore_errors=True)
        try:
            _package(stage, python, template, work)
            folder.mkdir(parents=True, exist_ok=True)
            (work / "deployment.zip").replace(folder / "deployment.zip")
            (work / "out" / "sam.json").replace(folder / "sam.json")
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return Package(folder / "deployment.zip", json.loads((folder / "sam.json").read_text(encoding="utf-8")))


def _package(stage: str, python: str, template: str, work: Path) -> None:
    source = work / "source"
    shutil.copytree(ROOT / "chalicelib", source / "chalicelib", ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    shutil.copytree(vendor(python), source / "vendor")
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
    finish(work / "out" / "deployment.zip", work / "unzipped", work / "deployment.zip")


if __name__ == "__main__":
    print(build(sys.argv[1] if len(sys.argv) > 1 else "production").zip)
