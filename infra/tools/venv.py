"""Make a virtual environment with hashed pins; run by the bare system's Python, so only the standard library.

`python3 infra/tools/venv.py FOLDER REQUIREMENTS` does nothing when these requirements are installed already.
"""

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EVERY = 3
"""Seconds between two lines that say how far it is."""


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


def main(folder: Path, requirements: Path) -> None:
    """Create the environment if it is not there and install what the requirements pin."""
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
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True)
        need(made.returncode == 0, "Python's venv module (on Debian: apt-get install python3-venv)")
    options = "--disable-pip-version-check --progress-bar off --require-hashes --no-deps -r"
    command = [str(python), "-m", "pip", "install", *options.split(), str(requirements)]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    failed = install(command, environment, sum("==" in line for line in requirements.read_text().splitlines()))
    need(not failed, f"a package of {requirements}:\n{failed}")
    stamp.write_text(wanted)
    print(f"  done in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
