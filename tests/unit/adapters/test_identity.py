"""Whose token opens the staff API: an access token of one of our clients, with the scope that is that client's."""

from collections.abc import Mapping

import pytest

from chalicelib.adapters.identity import DESK_SCOPE, SCOPE, staff
from chalicelib.application.errors import Unauthenticated

SCOPES = {"client": SCOPE, "desk": DESK_SCOPE}
CLAIMS = {"sub": "u1", "token_use": "access", "client_id": "client", "scope": SCOPE, "cognito:groups": "manager"}


@pytest.mark.parametrize(
    "claims",
    [
        CLAIMS,
        CLAIMS | {"client_id": "desk", "scope": f"openid {DESK_SCOPE}"},
        CLAIMS | {"client_id": "desk", "scope": DESK_SCOPE},
    ],
)
def test_each_client_comes_in_with_its_own_scope(claims: Mapping[str, str]) -> None:
    assert staff(claims, SCOPES).roles == {"manager"}


@pytest.mark.parametrize(
    "claims",
    [
        None,
        {},
        CLAIMS | {"token_use": "id"},
        CLAIMS | {"client_id": "desk"},
        CLAIMS | {"scope": DESK_SCOPE},
        CLAIMS | {"client_id": "desk", "scope": f"openid {SCOPE}"},
        CLAIMS | {"client_id": "desk", "scope": "openid"},
        CLAIMS | {"client_id": "desk", "scope": f"other{DESK_SCOPE}"},
        CLAIMS | {"client_id": "other"},
        CLAIMS | {"client_id": ""},
        {name: value for name, value in CLAIMS.items() if name != "scope"},
        {name: value for name, value in CLAIMS.items() if name != "sub"},
    ],
)
def test_nothing_else_does(claims: Mapping[str, str] | None) -> None:
    with pytest.raises(Unauthenticated):
        staff(claims, SCOPES)


def test_a_client_without_a_name_has_no_scope() -> None:
    with pytest.raises(Unauthenticated):
        staff(CLAIMS | {"client_id": ""}, {"": SCOPE})
