"""What ministack's tokens lack: groups after a refresh, rotation, the client that a refresh token is of, its end, and revocation.

A client that takes no REFRESH_TOKEN_AUTH rotates its refresh tokens, as the desk's does: ministack drops the property of it.
https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
"""

import json
import time
from typing import Any
from urllib.parse import parse_qs

from ministack import app
from ministack.services import cognito

GRACE = 10
"""RetryGracePeriodSeconds of the template: how long a replaced token is still taken, for an answer that was lost."""

_fake_token = cognito._fake_token
_token = cognito._oauth2_token
_handle_body = app._handle_cognito_body_request
_replaced: dict[str, float] = {}
"""When each refresh token was replaced."""


def install() -> None:
    """Put all of it in the place of ministack's."""
    cognito._fake_token = fake_token
    cognito._oauth2_token = token
    app._handle_cognito_body_request = handle_body


def fake_token(
    sub: str, pool_id: str, client_id: str, token_type: str = "access", username: str = "",
    user_attrs: Any = None, groups: Any = None, **more: Any,
) -> Any:  # fmt: skip
    """Write the groups into what a refresh gives, too."""
    if groups is None and more.get("trigger_source") == "TokenGeneration_RefreshTokens":
        groups = cognito._get_pool_unscoped(pool_id)["_users"].get(username, {}).get("_groups", [])
    return _fake_token(sub, pool_id, client_id, token_type, username, user_attrs, groups, **more)


def token(data: Any, query: Any, raw_body: bytes = b"", headers: Any = None) -> Any:
    """Replace the refresh token at each use, where its client rotates."""
    form = _form(raw_body)
    given = form.get("refresh_token", "")
    kept = cognito._refresh_tokens.get(given) if form.get("grant_type") == "refresh_token" else None
    if kept is None:
        return _token(data, query, raw_body, headers)
    claims = cognito._token_claims(given)
    late = _replaced.get(given, time.time()) < time.time() - GRACE
    if late or form.get("client_id") != kept["client_id"] or claims["exp"] < time.time():
        return cognito._oauth2_error("invalid_grant", "Invalid Refresh Token")
    answer = _token(data, query, raw_body, headers)
    if answer[0] != 200 or not _rotates(kept["client_id"]):
        return answer
    _replaced.setdefault(given, time.time())
    new = cognito._signed_jwt({**claims, "jti": cognito.new_uuid()}, kept["pool_id"], "access")
    cognito._refresh_tokens[new] = kept
    return 200, answer[1], json.dumps(json.loads(answer[2]) | {"refresh_token": new}).encode()


async def handle_body(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:
    """Revoke a refresh token with all that came of it."""
    if (method, path) != ("POST", "/oauth2/revoke"):
        return await _handle_body(method, path, headers, body, query)
    form = _form(body)
    if not form.get("token"):
        return cognito._oauth2_error("invalid_request", "token is required.")
    if cognito._find_pool_by_client_id(form.get("client_id", ""))[2] is None:
        return cognito._oauth2_error("invalid_client", "Client not found.")
    claims = cognito._token_claims(form["token"])
    if claims.get("token_use") != "refresh" or claims.get("client_id") != form["client_id"]:
        return cognito._oauth2_error("unsupported_token_type", "The token is no refresh token of this client.")
    cognito._revoke_token({"Token": form["token"]})
    return 200, {}, b""


def _rotates(client_id: str) -> bool:
    client = cognito._find_pool_by_client_id(client_id)[2]
    return "ALLOW_REFRESH_TOKEN_AUTH" not in client.get("ExplicitAuthFlows", [])


def _form(body: bytes) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs((body or b"").decode()).items()}
