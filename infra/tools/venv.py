"""Make a virtual environment with hashed pins; run by the bare system's Python, so only the standard library.

`python3 infra/tools/venv.py FOLDER REQUIREMENTS [OPTION OF PIP …]` does nothing when these requirements are installed already.
"""

import hashlib
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EVERY = 3
"""Seconds between two lines that say how far it is."""
LENDER = Path(__file__).resolve().parents[2] / ".venv"
"""The environment whose pip installs into all others: it is pinned, and takes half of the time of the one that Python brings."""

PINNED = re.compile(r"^([\w.-]+)==.*\n(?:\s+--hash.*\n)*", re.MULTILINE)
"""A package of the requirements, with all its hashes."""


def need(met: bool, what: str) -> None:
    """Stop with one line that says what is missing."""
    if not met:
        sys.exit(f"Missing: {what}")


def install(command: list[str], environment: dict[str, str], count: int) -> str:
    """Run pip, and say every few seconds how far it is; gives what it complained of, empty when all went well."""
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=complaints, text=True) as pip,
    ):
        assert pip.stdout
        logged, collected = time.monotonic(), 0
        for line in pip.stdout:
            fields = line.split()
            collected += fields[:1] == ["Collecting"]
            if fields[:2] == ["Installing", "collected"]:
                print(f"  all {count} packages are here, unpacking them …", flush=True)
            elif fields[:1] == ["Collecting"] and time.monotonic() - logged >= EVERY:
                logged = time.monotonic()
                print(f"  {collected} of {count}: {fields[1].partition('==')[0]}", flush=True)
        if pip.wait() == 0:
            return ""
        complaints.seek(0)
        return complaints.read() or "pip failed"


def pin_of(package: str, requirements: str) -> str:
    """Give what requirements say of one package, its hashes included; nothing where they do not have it."""
    return "".join(match[0] for match in PINNED.finditer(requirements) if match[1] == package)


def main(folder: Path, requirements: Path, *more: str) -> None:
    """Create the environment if it is not there and install what the requirements pin, by pip with these options more."""
    need(sys.version_info >= (3, 11), f"Python 3.11 or newer (python3 is {platform.python_version()}; PYTHON=… names another)")
    linux = sys.platform == "linux" and platform.machine() == "x86_64"
    need(linux, "Linux on x86_64: the zip that runs here is the one for Lambda")
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / f".{requirements.name}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    started = time.monotonic()
    print(f"Installing {requirements} into {folder} …", flush=True)
    python = folder / "bin" / "python"
    lender = LENDER / "bin" / "python"
    lent = lender.exists() and folder.resolve() != LENDER.resolve()
    pip = [str(lender), "-m", "pip", "--python", str(python)] if lent else [str(python), "-m", "pip"]
    pip += ["install", "--disable-pip-version-check", "--progress-bar", "off", "--require-hashes", "--no-deps"]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if not python.exists():
        without = ["--without-pip"] if lent else []
        made = subprocess.run([sys.executable, "-m", "venv", *without, str(folder)], capture_output=True, text=True)
        need(made.returncode == 0, "Python's venv module (on Debian: apt-get install python3-venv)")
        itself = "" if lent else pin_of("pip", requirements.read_text())
        if itself:
            command = [*pip, "-r", "/dev/stdin"]
            done = subprocess.run(command, env=environment, input=itself, capture_output=True, text=True)
            need(done.returncode == 0, f"pip as {requirements} pins it:\n{done.stderr}")
    failed = install([*pip, *more, "-r", str(requirements)], environment, len(PINNED.findall(requirements.read_text())))
    need(not failed, f"a package of {requirements}:\n{failed}")
    stamp.write_text(wanted)
    print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
