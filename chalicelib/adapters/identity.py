"""Who is behind a staff request: the claims that the gateway's authorizer checked, checked again for what it does not check."""

import re
from collections.abc import Callable, Container, Mapping
from datetime import UTC, datetime, timedelta

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Unauthenticated
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.roles import Role, StaffRole

GIVEN_WITHIN = timedelta(minutes=1)
"""For so long after a role was given a token may be made that does not say it yet."""
SCOPE = "aws.cognito.signin.user.admin"
"""What each access token of a sign-in by the pool's API carries and no ID token: with a scope asked for, those are refused."""
DESK_SCOPE = "suivi/staff"
"""What the desk's carry instead (infra/template/staff.json): with them nobody changes a password or an authenticator."""

GROUPS: dict[str, StaffRole] = {"manager": "manager", "accountant": "accountant"}
"""Cognito groups and the role that each gives; a group not named here gives none."""


Given = Callable[[str], tuple[Role, datetime] | None]
"""Gives the role that a user was given last, and when (UTC); None where none was."""


def staff(
    claims: Mapping[str, str] | None,
    scopes: Mapping[str, str],
    keys: Container[str] = (),
    former: Container[str] = (),
    given: Given = lambda key: None,
) -> Caller:
    """Give the caller of an access token. Raises Unauthenticated for any other token, or none.

    So it does for one that was made before its user was given another role: the next one says that.

    scopes: for each of our clients the scope that its tokens have; the gateway takes any of them from anybody.
    keys: of colleagues, one of whom signs what they enter if the user bears that name.
    former: keys of those who left.
    A member of no known group, and who left, is a caller without roles, whom every command and query refuses.
    """
    if not claims or claims.get("token_use") != "access":
        raise Unauthenticated
    client = claims.get("client_id")
    if not client or scopes.get(client) not in claims.get("scope", "").split():
        raise Unauthenticated
    subject = claims.get("sub")
    if not subject:
        raise Unauthenticated
    username = claims.get("username", "")
    groups = [] if username in former else _groups(claims.get("cognito:groups", ""))
    roles: frozenset[Role] = frozenset(GROUPS[group] for group in groups if group in GROUPS)
    if roles and _is_outdated(claims.get("iat", ""), roles, given(username)):
        raise Unauthenticated
    actor = Actor("manager" if "manager" in roles or not roles else "accountant", username if username in keys else None)
    return Caller(f"s:{subject}", subject, roles, actor, "staff", username=username)


def _is_outdated(issued: str, roles: frozenset[Role], given: tuple[Role, datetime] | None) -> bool:
    """Say whether a token of these roles was made before its user was given another one."""
    if given is None or roles == {given[0]}:
        return False
    made = _moment(issued)
    return made is not None and made < given[1] + GIVEN_WITHIN


def _moment(claim: str) -> datetime | None:
    """Read a moment as gateways write it: seconds since 1970, or `Tue Dec 01 01:27:31 UTC 2026`; None where it is neither."""
    if claim.isascii() and claim.isdigit():
        return datetime.fromtimestamp(int(claim), UTC)
    try:
        return datetime.strptime(claim, "%a %b %d %H:%M:%S UTC %Y").replace(tzinfo=UTC)
    except ValueError:
        return None


def _groups(claim: str) -> list[str]:
    """Give the groups of a claim; gateways write the list as `a,b` or as `[a b]`."""
    return [group for group in re.split(r"[\[\],\s]+", claim) if group]
