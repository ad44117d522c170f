"""The staff API as the demonstration calls it."""

import time
from typing import Any

import httpx

from infra.demo.script import Body


class StaffApi:
    """A manager with an access token; `api` is the address that /staff follows."""

    def __init__(self, api: str, token: str) -> None:
        self._api = api
        self._authorization = {"Authorization": f"Bearer {token}"}

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """The dossier as staff read it, or None. Raises RuntimeError for any other answer."""
        answer = httpx.get(f"{self._api}/staff/dossiers/{reference}", headers=self._authorization, timeout=60)
        return None if answer.status_code == httpx.codes.NOT_FOUND else _content(answer)

    def create(self, body: Body, key: str) -> None:
        """Create a dossier, once for each key. Raises RuntimeError if it is refused."""
        self._post("", body, key)

    def command(self, reference: str, body: Body, key: str) -> None:
        """Ask for a command, once for each key. Raises RuntimeError if it is refused."""
        self._post(f"/{reference}/commands", body, key)

    def _post(self, path: str, body: Body, key: str) -> None:
        """Post until there is an answer that is not the server's trouble: the key makes that harmless."""
        headers = {**self._authorization, "Idempotency-Key": key}
        for wait in (0.5, 2.0, 0.0):
            answer = httpx.post(f"{self._api}/staff/dossiers{path}", json=body, headers=headers, timeout=60)
            if not answer.is_server_error:
                break
            time.sleep(wait)
        _content(answer)


def _content(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_error:
        raise RuntimeError(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text}")
    content: dict[str, Any] = answer.json()
    return content
