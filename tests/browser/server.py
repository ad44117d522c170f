"""A small server of the built site and the fake API on one port, with the headers that production sends."""

import gzip
import json
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from chalicelib.entrypoints.http.kernel.answer import WORTH
from tests.browser.answers import Asked
from tests.browser.fake_api import FakeApi, parse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)

POOL = ("/sign-in.json", "/oauth2/authorize", "/oauth2/token", "/oauth2/revoke", "/logout")
"""What the desk asks of the pool, here on the same port."""


def _content(body: object) -> bytes:
    """The bytes of a JSON value, of a picture as it is, or none."""
    if isinstance(body, bytes):
        return body
    return b"" if body is None else json.dumps(body, ensure_ascii=False).encode()


class Handler(BaseHTTPRequestHandler):
    """One request, of a file or of the API."""

    protocol_version = "HTTP/1.1"

    def __init__(self, dist: Path, files: dict[str, dict[str, str | None]], api: FakeApi, *arguments: object) -> None:
        self.dist, self.files, self.api = dist, files, api
        super().__init__(*arguments)  # type: ignore[arg-type]  # what socketserver gives to each handler

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing on the console of the tests."""

    def do_GET(self) -> None:
        """Answer any method."""
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if parts.path.startswith("/uploads/"):
            asked = Asked(self.command, parts.path, parts.query, dict(self.headers), None)
            self._send(self.api.put(asked, body).status, {}, b"")
        elif parts.path in POOL:
            asked = Asked(self.command, parts.path, parts.query, dict(self.headers), None)
            answer = self.api.staff.pool(asked)
            content = b"" if answer.body is None else json.dumps(answer.body).encode()
            self._send(answer.status, {"Content-Type": "application/json", "Cache-Control": "no-store"} | answer.headers, content)
        elif parts.path.startswith("/api/"):
            answer = self.api.handle(Asked(self.command, parts.path, parts.query, dict(self.headers), parse(body)))
            content = _content(answer.body)
            packed = {"Content-Encoding": "gzip"} if len(content) >= WORTH else {}
            content = gzip.compress(content, 6) if packed else content
            headers = {"Content-Type": "application/json", "Cache-Control": "no-store"} | packed | answer.headers
            self._send(answer.status, headers, content)
        else:
            self._file(parts.path)

    do_POST = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815 - http.server calls them so

    def _file(self, path: str) -> None:
        name = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
        status = 200 if name in self.files else 404
        name = name if status == 200 else "404.html"
        facts = self.files[name]
        headers = {
            "Content-Type": facts["content_type"],
            "Cache-Control": facts["cache_control"],
            "Content-Encoding": facts["content_encoding"],
        }
        self._send(status, {key: value for key, value in headers.items() if value}, (self.dist / name).read_bytes())

    def _send(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Security-Policy": POLICY, "Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


class SiteServer:
    """Serves until closed; `api` is the fake, `url` the address without a slash at its end."""

    def __init__(self, dist: Path, port: int = 0) -> None:
        self.api = FakeApi()
        manifest = json.loads((dist / "manifest.json").read_text("utf-8"))
        files = {entry["path"]: entry for entry in manifest["files"]}
        self._http = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, dist, files, self.api))
        self._http.daemon_threads = True
        self.url = f"http://localhost:{self._http.server_address[1]}"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._http.shutdown()
        self._http.server_close()
