"""The cookie that holds a dossier's link on one device, sent to that dossier's API alone."""

from chalicelib.entrypoints.http.call import Call

ROOT = "/api"
"""Where the outside sees the API: the name of its stage, since the edge forwards the path as it is."""
NAME = "dossier"
LIFE = 400 * 24 * 3600
"""Seconds; browsers keep no cookie for longer."""
_FLAGS = "HttpOnly; Secure; SameSite=Strict"


def token_of(call: Call) -> str | None:
    """The token of `Authorization: Bearer`, else the cookie's; never one of the address, which is logged and copied."""
    scheme, _, token = (call.header("Authorization") or "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    for pair in (call.header("Cookie") or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == NAME and value:
            return value
    return None


def keep(reference: str, token: str, *, shared: bool) -> str:
    """The header that keeps the token: until the browser is closed on a shared device, for 400 days otherwise."""
    return f"{NAME}={token}; Path={_path(reference)}; {_FLAGS}" + ("" if shared else f"; Max-Age={LIFE}")


def forget(reference: str) -> str:
    """The header that makes the browser forget it."""
    return f"{NAME}=; Path={_path(reference)}; {_FLAGS}; Max-Age=0"


def _path(reference: str) -> str:
    return f"{ROOT}/dossiers/{reference}"
