"""Amazon's DynamoDB Local, on which the contract suite runs too: fetch the pinned archive once, start it, stop it.

It only tests: nothing of it is deployed or handed on. It is under Amazon's own licence, which asks for an AWS account
(LICENSE.txt in the folder; docs/proof.md). `make test` fetches it where Java is; DYNAMODB_LOCAL=0 leaves it out.
"""

import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from infra.tools.programs import Missing, path, program

NAME = "dynamodb-local"
JAR = path(NAME)
MISSING = "Missing: DynamoDB Local, or a Java to run it: the contract suite is not run on it"
PATIENCE = 120


def installed() -> bool:
    """Say whether it can be run: it was fetched, there is a Java, and nobody left it out."""
    return wanted() and shutil.which("java") is not None and JAR.exists()


def wanted() -> bool:
    """Say whether it is not left out by DYNAMODB_LOCAL=0."""
    return os.environ.get("DYNAMODB_LOCAL") != "0"


def main() -> None:
    """Fetch it (50 MB) if need be; without it the rest of the gate still runs."""
    if wanted() and shutil.which("java"):
        try:
            program(NAME)
        except Missing as missing:
            print(missing, flush=True)
    if wanted() and not installed():
        print(MISSING, flush=True)


@contextmanager
def running(port: int) -> Iterator[str]:
    """Start it in memory, where it keeps nothing; give its endpoint. Raises RuntimeError with its log where it does not start."""
    options = ["-Xmx512m", "-XX:TieredStopAtLevel=1", f"-Djava.library.path={JAR.parent / 'DynamoDBLocal_lib'}"]
    arguments = ["-jar", str(JAR), "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port)]
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(["java", *options, *arguments], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            endpoint = f"http://127.0.0.1:{port}"
            if not _answers(process, endpoint):
                log.seek(0)
                raise RuntimeError(f"DynamoDB Local did not start:\n{log.read()[-2000:]}")
            yield endpoint
        finally:
            process.terminate()
            process.wait()


def _answers(process: "subprocess.Popen[bytes]", endpoint: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(endpoint, timeout=2)
        except urllib.error.HTTPError:
            return True  # an unsigned request is refused
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    return False


if __name__ == "__main__":
    main()
