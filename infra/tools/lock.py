"""`make lock`: pin all requirements again, with the hashes of every file that the registry has for a version."""

import os
import subprocess
import sys

from infra.paths import ROOT

LOCKS = (
    ("requirements/core.in", "requirements/core.txt"),
    ("requirements/documents.in", "requirements/documents.txt"),
    ("requirements/files.in", "requirements/files.txt"),
    ("requirements/payments.in", "requirements/payments.txt"),
    ("requirements/tools.in", "requirements/tools.txt"),
    ("requirements/dev.in", "requirements/dev.txt"),
    ("requirements/aws.in", "requirements/aws.txt"),
    ("requirements/checkov.in", "requirements/checkov.txt"),
)
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    # What one machine's pip is set up with must not get into the files.
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
)


def main() -> None:
    """Lock the versions, which stay unless an .in file asks for others; `make lock UPGRADE=1` takes the newest."""
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    for source, result in LOCKS:
        print(f"{source} -> {result}", flush=True)
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *upgrade, "-o", result, source]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
