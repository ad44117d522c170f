"""The cookies that hold links on one device, each sent to what its link opens alone."""

from typing import NamedTuple

from chalicelib.entrypoints.http.kernel.call import Call

ROOT = "/api"
"""Where the outside sees the API: the name of its stage, since the edge forwards the path as it is."""
DOSSIER = "dossier"
"""The name of a dossier's cookie, the same for each: their paths tell them apart."""
LIFE = 400 * 24 * 3600
"""Seconds; browsers keep no cookie for longer."""
_FLAGS = "HttpOnly; Secure; SameSite=Strict"


class Cookie(NamedTuple):
    """A cookie by its name, and below which path it is sent."""

    name: str
    path: str

    def keep(self, token: str, *, shared: bool) -> str:
        """Give the header that keeps the token: until the browser is closed on a shared device, for 400 days otherwise."""
        return f"{self.name}={token}; Path={self.path}; {_FLAGS}" + ("" if shared else f"; Max-Age={LIFE}")

    def forget(self) -> str:
        """Give the header that makes the browser forget it."""
        return f"{self.name}=; Path={self.path}; {_FLAGS}; Max-Age=0"


AFFAIRS = Cookie("affairs", f"{ROOT}/affairs")
"""Of a contact's link to all affairs."""


def dossier_cookie(reference: str) -> Cookie:
    """Give the cookie of a link to one dossier."""
    return Cookie(DOSSIER, f"{ROOT}/dossiers/{reference}")


def token_of(call: Call, cookie: str = DOSSIER) -> str | None:
    """Give the token of `Authorization: Bearer`, else the cookie's; never one of the address, which is logged and copied."""
    scheme, _, token = (call.header("Authorization") or "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    for pair in (call.header("Cookie") or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == cookie and value:
            return value
    return None
