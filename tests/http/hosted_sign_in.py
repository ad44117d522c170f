"""The pool's own host, asked as a browser and the desk's page ask it."""

import hashlib
import html
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx

from infra.local.stack import Stack

SCOPE = "openid suivi/staff"
BRIEF = httpx.Limits(max_keepalive_connections=0)
"""No connection outlives its answer: one left open would be found, and told, in whatever test comes later."""


@dataclass
class HostedSignIn:
    """A browser at the pool's host, and the proof of its page."""

    stack: Stack
    browser: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, limits=BRIEF))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def back(self) -> str:
        """Where the desk is."""
        return f"{self.stack.base_url}/bureau/"

    def authorize(self, **changed: str) -> httpx.Response:
        """Ask for a code; `changed` takes the place of what the desk asks."""
        challenge = urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {"response_type": "code", "client_id": self.stack.deployed.desk_client, "redirect_uri": self.back, "scope": SCOPE}
        asked |= {"state": "s1", "code_challenge": challenge, "code_challenge_method": "S256"}
        return self.browser.get(f"{self.stack.deployed.sign_in_url}/oauth2/authorize", params=asked | changed)

    def code(self) -> str:
        """Sign in as the manager where this browser is not yet, for a code."""
        answer = self.authorize()
        if answer.status_code == 200:
            name, password = self.stack.staff.account("manager")
            step = self._submit(answer, username=name, password=password)
            answer = self._submit(step, code=self.stack.staff.code("manager"))
        led = urlsplit(answer.headers["Location"])
        assert f"{led.scheme}://{led.netloc}{led.path}" == self.back
        given = parse_qs(led.query)
        assert given["state"] == ["s1"]
        return given["code"][0]

    def token(self, **form: str) -> httpx.Response:
        """Ask for tokens."""
        return self._post("token", {"client_id": self.stack.deployed.desk_client, **form})

    def redeem(self, code: str, **changed: str) -> httpx.Response:
        """Change a code into tokens."""
        form = {"grant_type": "authorization_code", "code": code, "code_verifier": self.verifier, "redirect_uri": self.back}
        return self.token(**form | changed)

    def refresh(self, token: str, **changed: str) -> httpx.Response:
        """Ask for new tokens."""
        return self.token(**{"grant_type": "refresh_token", "refresh_token": token} | changed)

    def revoke(self, token: str) -> httpx.Response:
        """Take a refresh token back."""
        return self._post("revoke", {"client_id": self.stack.deployed.desk_client, "token": token})

    def _post(self, name: str, form: dict[str, str]) -> httpx.Response:
        return httpx.post(
            f"{self.stack.deployed.sign_in_url}/oauth2/{name}", data=form, headers={"Origin": self.stack.base_url}, timeout=60
        )

    def _submit(self, page: httpx.Response, **typed: str) -> httpx.Response:
        """Send the page's form with what was typed."""
        fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
        hidden = {name: html.unescape(value) for name, value in fields}
        return self.browser.post(f"{self.stack.deployed.sign_in_url}/login", data=hidden | typed)
