"""A small Lambda Runtime API: hands one event to awslambdaric and takes its answer. It is also the AWS that a handler asks."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

EMPTY = json.dumps({"Items": [], "Count": 0, "ScannedCount": 0}).encode()


class RuntimeApi:
    """Serves on a port of this machine until closed."""

    def __init__(self, event: dict[str, Any]) -> None:
        self.answers: Queue[tuple[str, Any]] = Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(event, self.answers))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()


def _handler(event: dict[str, Any], answers: "Queue[tuple[str, Any]]") -> type[BaseHTTPRequestHandler]:
    given = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if given.is_set():  # one event is enough; the process that asks is ended by the test
                threading.Event().wait(60)
            given.set()
            headers = {
                "Lambda-Runtime-Aws-Request-Id": "3f2a",
                "Lambda-Runtime-Deadline-Ms": str(4_000_000_000_000),
                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-3:000000000000:function:f",
            }
            self._send(200, json.dumps(event).encode(), headers)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self.path.startswith("/2018-06-01/"):
                self._send(200, EMPTY)
                return
            answers.put((self.path.rsplit("/", 1)[1], json.loads(body)))
            self._send(202, b"")

        def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    return Handler
