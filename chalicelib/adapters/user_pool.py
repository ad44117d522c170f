"""The users of the pool: who signs in in which role, and the role of one (Amazon Cognito user pools)."""

from collections import defaultdict
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

from chalicelib.adapters.identity import GROUPS
from chalicelib.domain.values.roles import StaffRole

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

CONFIG = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard"})


def connect() -> "CognitoIdentityProviderClient":
    """Give a client for the region and endpoint that the environment names."""
    return boto3.client("cognito-idp", config=CONFIG)


def roles_of_users(client: "CognitoIdentityProviderClient", pool: str) -> dict[str, frozenset[StaffRole]]:
    """Give the roles of each user who has one and is not shut out, by the name under which they sign in."""
    roles: dict[str, set[StaffRole]] = defaultdict(set)
    for group, role in GROUPS.items():
        more: dict[str, str] = {}
        while True:
            page = client.list_users_in_group(UserPoolId=pool, GroupName=group, Limit=60, **more)
            for user in page["Users"]:
                if user.get("Enabled", True):
                    roles[user["Username"]].add(role)
            if not page.get("NextToken"):
                break
            more = {"NextToken": page["NextToken"]}
    return {name: frozenset(held) for name, held in roles.items()}


def give_role(client: "CognitoIdentityProviderClient", pool: str, user: str, role: StaffRole) -> None:
    """Put a user into the group of a role alone; done twice it is done once.

    The new group comes first: nobody is without a role between.
    """
    for group in sorted(GROUPS, key=lambda one: GROUPS[one] != role):
        if GROUPS[group] == role:
            client.admin_add_user_to_group(UserPoolId=pool, Username=user, GroupName=group)
        else:
            client.admin_remove_user_from_group(UserPoolId=pool, Username=user, GroupName=group)
