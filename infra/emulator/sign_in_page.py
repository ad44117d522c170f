"""What ministack's sign-in page lacks: the authenticator's code, its set-up at the first sign-in, and a browser's session.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
"""

import base64
import html
import os
import secrets
import time
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote

from ministack.services import cognito

COOKIE, LASTS = "cognito", 3600
"""Cognito's session of a browser: an hour from the sign-in."""
STEP_LASTS = 180
"""AuthSessionValidity: three minutes from the password to the code."""


class Asked(NamedTuple):
    """What a code is asked for; the order is ministack's own."""

    client_id: str
    pool_id: str
    redirect_uri: str
    scope: str
    username: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    state: str


_issue = cognito._issue_auth_code_redirect
_login = cognito.handle_login_submit
_authorize = cognito.handle_oauth2_authorize
_logout = cognito.handle_logout
_steps: dict[str, tuple[Asked, float]] = {}
_sessions: dict[str, tuple[str, str, float]] = {}
"""By cookie: the pool, who, and until when."""


def install() -> None:
    """Put all of it in the place of ministack's."""
    cognito._issue_auth_code_redirect = issue
    cognito.handle_login_submit = login
    cognito.handle_oauth2_authorize = authorize
    cognito.handle_logout = logout


def issue(*asked: str) -> Any:
    """Ask for the authenticator's code before a code is issued: each way to one leads through here."""
    wanted = Asked(*asked)
    pool, user = _who(wanted)
    if pool.get("MfaConfiguration") != "ON":
        return _issue(*asked)
    step = secrets.token_urlsafe(24)
    _steps[step] = wanted, time.time() + STEP_LASTS
    if "SOFTWARE_TOKEN_MFA" not in user.get("_mfa_enabled", []):
        user["_pending_totp"] = base64.b32encode(os.urandom(20)).decode()
    return _code_page(step, user)


def login(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:
    """Take a code of the authenticator, and the first one of a new authenticator; whatever else is sent is ministack's."""
    form = {name: values[0] for name, values in parse_qs((body or b"").decode()).items()}
    if "mfa_step" not in form:
        return _login(method, path, headers, body, query)
    wanted, until = _steps.get(form["mfa_step"], (None, 0.0))
    if wanted is None or until < time.time():
        return cognito._oauth2_error("invalid_request", "Session has expired. Please sign in again.")
    _, user = _who(wanted)
    pending = user.get("_pending_totp")
    if not cognito._totp_matches(pending or user.get("_totp_secret"), form.get("code", "")):
        return _code_page(form["mfa_step"], user, "Invalid code.")
    del _steps[form["mfa_step"]]
    if pending:
        user["_totp_secret"] = user.pop("_pending_totp")
        user.setdefault("_mfa_enabled", []).append("SOFTWARE_TOKEN_MFA")
    cookie = secrets.token_urlsafe(24)
    _sessions[cookie] = wanted.pool_id, wanted.username, time.time() + LASTS
    return _with_cookie(_issue(*wanted), f"{cookie}; Max-Age={LASTS}")


def authorize(method: str, path: str, headers: Any, query: Any) -> Any:
    """Let a browser that has a session in at once; without one, `prompt=none` is told so and everybody else sees the page."""
    answer = _authorize(method, path, headers, query)
    if answer[0] != 200:
        return answer
    given = {name: cognito._qp(query, name) for name in (*Asked._fields, "prompt")}
    given["pool_id"], pool, _ = cognito._find_pool_by_client_id(given["client_id"])
    pool_id, username, until = _sessions.get(_cookie(headers), ("", "", 0.0))
    prompt = given.pop("prompt")
    signed_in = pool_id == given["pool_id"] and until > time.time() and pool["_users"].get(username, {}).get("Enabled")
    if signed_in and prompt != "login":
        return _issue(*Asked(**given | {"username": username}))
    if prompt == "none":
        state = f"&state={quote(given['state'])}" if given["state"] else ""
        return 302, {"Location": f"{given['redirect_uri']}?error=login_required{state}", "Cache-Control": "no-store"}, b""
    return answer


def logout(method: str, path: str, headers: Any, query: Any) -> Any:
    """End the browser's session."""
    answer = _logout(method, path, headers, query)
    if answer[0] == 302:
        _sessions.pop(_cookie(headers), None)
        return _with_cookie(answer, "; Max-Age=0")
    return answer


def _who(wanted: Asked) -> tuple[dict[str, Any], dict[str, Any]]:
    pool = cognito._get_pool_unscoped(wanted.pool_id)
    return pool, pool["_users"][wanted.username]


def _cookie(headers: Any) -> str:
    jar = SimpleCookie(headers.get("cookie", ""))
    return jar[COOKIE].value if COOKIE in jar else ""


def _with_cookie(answer: Any, value: str) -> Any:
    status, headers, body = answer
    return status, {**headers, "Set-Cookie": f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax"}, body


def _code_page(step: str, user: dict[str, Any], error: str = "") -> Any:
    """Show the field for the code, below the secret where an authenticator is new."""
    pending = user.get("_pending_totp")
    title = "Set up authenticator app MFA" if pending else "Enter code"
    error_block = f'<div class="error">{html.escape(error)}</div>' if error else ""
    secret = f'<p>Give your authenticator app this secret: <code id="secret">{pending}</code></p>' if pending else ""
    form = f"""{error_block}{secret}<form method="POST" action="/login"><input type="hidden" name="mfa_step" value="{step}">
<label for="code">Code of your authenticator app</label>
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button type="submit">Sign in</button></form>"""
    page: str = cognito._page_shell(title, title, form)
    return 200, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, page.encode()
