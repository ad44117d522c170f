"""Start and stop the local AWS (ministack), in a virtual environment, a clean environment and a session of its own."""

import contextlib
import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from infra.local.orphans import mark
from infra.paths import AWS_PYTHON, EMULATOR


class PortUsed(RuntimeError):
    """The port is taken by another program."""


def free_port(start: int, end: int) -> int:
    """Give the first port of a range that nothing listens on; PortUsed if there is none."""
    for port in range(start, end):
        with contextlib.suppress(PortUsed):
            check_port(port)
            return port
    raise PortUsed(f"no free port from {start} to {end}")


def check_port(port: int) -> None:
    """Raise PortUsed if something listens on this port of this machine, be it as `localhost` of the newer protocol alone."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as problem:
                if problem.errno == errno.EADDRINUSE:
                    raise PortUsed(f"port {port} is used by another program: PORT=… make run moves this one") from None
                if family == socket.AF_INET:
                    raise


@dataclass
class LocalAws:
    """A running local AWS whose data live in `state`."""

    state: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """What AWS_ENDPOINT_URL says."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self, patience: float = 60) -> None:
        """Ask it to stop by SIGTERM, on which it writes its state; kill it only when it does not answer."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        (self.state / "aws.pid").unlink(missing_ok=True)

    def kill(self) -> None:
        """End it at once, as a power cut would: what was not written is lost."""
        self.process.kill()
        self.process.wait()


def start(state: Path, port: int, *, keeps: bool = True) -> LocalAws:
    """Start it and wait until it answers; RuntimeError with the end of its log if it does not.

    One that keeps nothing spares writing its data, which a start after it would find.
    """
    check_port(port)
    # Unpacked functions of a start that was killed.
    shutil.rmtree(state / "tmp", ignore_errors=True)
    for name in ("state", "s3", "tmp"):
        (state / name).mkdir(parents=True, exist_ok=True)
    _forget_stream_positions(state / "state" / "lambda.json")
    log = state / "aws.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(AWS_PYTHON), str(EMULATOR)],
            cwd=state,
            env=_environment(state, port, keeps=keeps),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    (state / "aws.pid").write_text(str(process.pid))
    aws = LocalAws(state, port, process)
    try:
        _wait(aws)
    except BaseException as problem:
        aws.stop()
        check_port(port)
        raise RuntimeError(f"the local AWS did not start:\n{log.read_text(errors='replace')[-2000:]}") from problem
    return aws


def _environment(state: Path, port: int, *, keeps: bool) -> dict[str, str]:
    """Give nothing of the caller's environment but the path: the functions inherit what is here."""
    return mark(state) | {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(state),
        "TMPDIR": str(state / "tmp"),
        "LANG": "C.UTF-8",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": "eu-west-3",
        "PERSIST_STATE": str(int(keeps)),
        "STATE_DIR": str(state / "state"),
        "S3_PERSIST": str(int(keeps)),
        "S3_DATA_DIR": str(state / "s3"),
        "AUTH": "true",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _wait(aws: LocalAws, patience: float = 120) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if aws.process.poll() is not None:
            raise RuntimeError("it ended")
        if _answers(f"{aws.endpoint}/_ministack/ready"):
            return
        time.sleep(0.05)
    raise RuntimeError("it did not answer")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _forget_stream_positions(saved: Path) -> None:
    """Forget how far streams were read: they begin anew after a restart, and would not be read."""
    if not saved.exists():
        return
    content = json.loads(saved.read_text(encoding="utf-8"))
    positions = content.get("payload", content).get("dynamodb_stream_positions")
    if positions and positions.get("data"):
        positions["data"] = dict.fromkeys(positions["data"], 0)
        saved.write_text(json.dumps(content), encoding="utf-8")
