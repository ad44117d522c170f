"""The staff API as the demonstration calls it."""

import time
from typing import Any, get_args

import httpx

from chalicelib.domain.sale.command_registry import bodies
from infra.demo.script import Body

PASSING = frozenset({429, 502, 503, 504})
"""What a busy server or its gateway answers, and what may be asked again."""
ACCOUNTING = frozenset(command.__struct_config__.tag for command in get_args(bodies("accountant")))
"""Types of the commands that are an accountant's."""
WAITS = (0.5, 2.0, 5.0)
"""Seconds before each further try, where the answer names none."""
LONGEST = 30.0
"""Seconds that an answer may have us wait."""


class StaffApi:
    """A manager with an access token, beside an accountant with theirs; `api` is the address that /staff follows."""

    def __init__(self, api: str, token: str, transport: httpx.BaseTransport | None = None, accountant: str | None = None) -> None:
        self._api, self._staff, self._transport = api, f"{api}/staff", transport
        self._manager, self._accountant = token, accountant or token

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """Give the dossier as staff read it, or None where the API says that there is none. Raises RuntimeError for all else."""
        answer = self._send("GET", f"/{reference}")
        if answer.status_code == httpx.codes.NOT_FOUND and _is_ours(answer):
            return None
        content = _content(answer)
        if "version" not in content:
            raise _unexpected(answer)
        return content

    def product(self, body: Body) -> None:
        """Have a product in the catalogue, as it is there if it is. Raises RuntimeError if it is refused."""
        there = self._send("GET", f"/{body['sku']}", folder="products")
        if there.status_code == httpx.codes.NOT_FOUND and _is_ours(there):
            _content(self._send("POST", "", body, f"demo-product-{body['sku']}", folder="products"))
        else:
            _content(there)

    def read(self, path: str) -> dict[str, Any] | None:
        """Give what staff read at a path, or None where the API says that there is nothing. Raises RuntimeError for all else."""
        answer = self._send("GET", "", folder=path.removeprefix("/staff/"))
        if answer.status_code == httpx.codes.NOT_FOUND and _is_ours(answer):
            return None
        return _content(answer)

    def write(self, path: str, body: Body, key: str) -> None:
        """Write at a path, once for each key. Raises RuntimeError if it is refused."""
        _content(self._send("POST", "", body, key, folder=path.removeprefix("/staff/")))

    def enquire(self, body: Body) -> None:
        """Ask for a lost link, as anybody does at the API beside /staff. Raises RuntimeError if it is not noted."""
        with httpx.Client(timeout=60, transport=self._transport) as client:
            _content(client.post(f"{self._api}/lost-links", json=body))

    def create(self, body: Body, key: str) -> None:
        """Create a dossier, once for each key. Raises RuntimeError if it is refused."""
        _content(self._send("POST", "", body, key))

    def command(self, reference: str, body: Body, key: str) -> None:
        """Ask for a command, once for each key. Raises RuntimeError if it is refused."""
        route = "accounting" if body.get("type") in ACCOUNTING else "commands"
        _content(self._send("POST", f"/{reference}/{route}", body, key))

    def _send(
        self, method: str, path: str, body: Body | None = None, key: str | None = None, folder: str = "dossiers"
    ) -> httpx.Response:
        """Ask until there is an answer that does not pass by itself: reading is harmless, and the key makes writing so."""
        token = self._accountant if path.endswith("/accounting") else self._manager
        headers = {"Authorization": f"Bearer {token}", **({"Idempotency-Key": key} if key else {})}
        address = f"{self._staff}/{folder}{path}"
        with httpx.Client(headers=headers, timeout=60, transport=self._transport) as client:
            for wait in WAITS:
                answer = client.request(method, address, json=body)
                if answer.status_code not in PASSING and not (key and answer.is_server_error):
                    return answer
                time.sleep(_wait(answer, wait))
            return client.request(method, address, json=body)


def _wait(answer: httpx.Response, default: float) -> float:
    """Give the seconds to wait, as the answer says in Retry-After."""
    named = answer.headers.get("Retry-After", "")
    return min(float(named), LONGEST) if named.isdecimal() else default


def _is_ours(answer: httpx.Response) -> bool:
    """Say whether the API itself says so: what a gateway says that knows no such address tells nothing of a dossier."""
    return answer.headers.get("Content-Type", "").startswith("application/problem+json") and "detail" in _json(answer)


def _content(answer: httpx.Response) -> dict[str, Any]:
    content = _json(answer)
    if not answer.is_success or not content:
        raise _unexpected(answer)
    return content


def _json(answer: httpx.Response) -> dict[str, Any]:
    """Give the object that it holds; empty where it holds none."""
    try:
        content = answer.json()
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _unexpected(answer: httpx.Response) -> RuntimeError:
    return RuntimeError(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text}")
