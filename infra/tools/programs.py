"""Fetch pinned programs of the npm registry: `python -m infra.tools.programs name …`.

Neither npm nor Node is needed.
Where npm is installed it fetches, since a proxy or a registry of one's own is set up there.
"""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from infra.paths import ROOT

PINS = ROOT / "requirements" / "programs.toml"
FOLDER = ROOT / ".venv" / "programs"
REGISTRY = "https://registry.npmjs.org"
"""Where npm looks if nobody says otherwise; NPM_CONFIG_REGISTRY names another, as it does to npm."""
TIMEOUT = 60
"""Seconds without a byte."""


class Missing(Exception):
    """A program that is neither here nor to be had; its text is one line."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A program of one archive."""

    package: str
    version: str
    integrity: str
    """SHA-512 of the archive as the registry states it: `sha512-` and base64."""
    program: str
    """The program's path in the archive."""


def program(name: str, folder: Path = FOLDER, pins: Path = PINS) -> Path:
    """Give the path of a pinned program, after fetching it if it is not here; raises Missing, and KeyError for another name."""
    pin = _pin(name, pins)
    if not _unpacked(name, pin, folder).exists():
        _unpack(_checked(name, pin), _unpacked(name, pin, folder))
    return path(name, folder, pins)


def path(name: str, folder: Path = FOLDER, pins: Path = PINS) -> Path:
    """Give where a pinned program is once it was fetched; raises KeyError for another name."""
    pin = _pin(name, pins)
    return _unpacked(name, pin, folder) / pin.program


def _pin(name: str, pins: Path) -> Pin:
    return Pin(**tomllib.loads(pins.read_text("utf-8"))[name])


def _unpacked(name: str, pin: Pin, folder: Path) -> Path:
    return folder / f"{name}-{pin.version}"


def _checked(name: str, pin: Pin) -> bytes:
    """Fetch the archive and hold it to its pin."""
    print(f"Fetching {name} {pin.version} …", file=sys.stderr, flush=True)
    label = f"{name} {pin.version} (npm's {pin.package})"
    try:
        archive = _by_npm(pin) or _by_https(pin)
    except OSError as problem:
        raise Missing(f"Missing: {label}: {problem}") from problem
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if f"sha512-{digest}" != pin.integrity:
        raise Missing(f"Missing: {label}: what came is not what {PINS.name} pins")
    return archive


def _by_npm(pin: Pin) -> bytes | None:
    npm = shutil.which("npm")
    if not npm:
        return None
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{pin.package}@{pin.version}", "--silent", "--ignore-scripts", "--pack-destination", folder]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return next((archive.read_bytes() for archive in Path(folder).glob("*.tgz")), None)


def _by_https(pin: Pin) -> bytes:
    registry = os.environ.get("NPM_CONFIG_REGISTRY", REGISTRY).rstrip("/")
    base = pin.package.rpartition("/")[2]
    try:
        with urllib.request.urlopen(f"{registry}/{pin.package}/-/{base}-{pin.version}.tgz", timeout=TIMEOUT) as answer:
            content: bytes = answer.read()
            return content
    except urllib.error.HTTPError as refused:
        refused.close()
        raise


def _unpack(archive: bytes, target: Path) -> None:
    """Put the archive's one folder in its place at once, so that another process sees all of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder, tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        # Python 3.11 knows filters since its fourth patch only.
        tar.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        tar.extractall(folder)
        try:
            (Path(folder) / "package").rename(target)
        except OSError:
            if not target.exists():
                raise


def main(names: list[str]) -> None:
    """Fetch the programs named."""
    for name in names:
        program(name)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Missing as missing:
        sys.exit(str(missing))
