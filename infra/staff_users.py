"""Who signs in to the desk of a stage: `python -m infra.staff_users production list`, without a deployment.

    add vasseur manager      let a colleague in, by the key that dossiers name as `owner`: prints a password, good for three days
    reset vasseur            for a lost telephone: a new password, and the authenticator is set up anew
    role vasseur accountant  give another role
    remove vasseur           let nobody in by that name any more; tokens that are out end within an hour

That dossiers may be theirs, and where their mail goes, is no business of the pool: docs/deploy.md says where it is.
"""

import argparse
import os
import secrets
from collections.abc import Iterator

from infra.deploy.cloud import Cloud
from infra.deploy.cloudformation import outputs_of
from infra.deploy.stages import load_stage

ROLES = ("manager", "accountant")


class StaffUsers:
    """The users of one pool; a user's name is the colleague's key."""

    def __init__(self, cloud: Cloud, user_pool: str) -> None:
        self._cognito = cloud.cognito
        self._pool = user_pool

    def add(self, key: str, role: str) -> str:
        """Make the user, and give the password that the first sign-in asks to change; it sets up the authenticator, too."""
        password = temporary_password()
        self._cognito.admin_create_user(UserPoolId=self._pool, Username=key, TemporaryPassword=password, MessageAction="SUPPRESS")
        self._cognito.admin_add_user_to_group(UserPoolId=self._pool, Username=key, GroupName=role)
        return password

    def reset(self, key: str) -> str:
        """Give a new password of the same kind, and forget the authenticator and who is signed in."""
        password = temporary_password()
        self._cognito.admin_set_user_password(UserPoolId=self._pool, Username=key, Password=password, Permanent=False)
        self._cognito.admin_set_user_mfa_preference(
            UserPoolId=self._pool, Username=key, SoftwareTokenMfaSettings={"Enabled": False, "PreferredMfa": False}
        )
        self._cognito.admin_user_global_sign_out(UserPoolId=self._pool, Username=key)
        return password

    def set_role(self, key: str, role: str) -> None:
        """Put the user into the role's group alone."""
        for group in self._groups(key):
            self._cognito.admin_remove_user_from_group(UserPoolId=self._pool, Username=key, GroupName=group)
        self._cognito.admin_add_user_to_group(UserPoolId=self._pool, Username=key, GroupName=role)

    def remove(self, key: str) -> None:
        """Shut the user out; the name stays taken, for the history has it."""
        self._cognito.admin_disable_user(UserPoolId=self._pool, Username=key)
        self._cognito.admin_user_global_sign_out(UserPoolId=self._pool, Username=key)

    def listed(self) -> Iterator[str]:
        """Yield a line a user: the key, the roles, and how far the sign-in is."""
        for page in self._cognito.get_paginator("list_users").paginate(UserPoolId=self._pool):
            for user in page["Users"]:
                status = user["UserStatus"].lower() if user["Enabled"] else "removed"
                yield f"{user['Username']:20} {','.join(self._groups(user['Username'])) or 'no role':22} {status}"

    def _groups(self, key: str) -> list[str]:
        answer = self._cognito.admin_list_groups_for_user(UserPoolId=self._pool, Username=key)
        return sorted(group["GroupName"] for group in answer["Groups"])


def temporary_password() -> str:
    """Give one that the pool's policy takes."""
    return f"Aa1{secrets.token_urlsafe(18)}"


def main() -> None:
    """Do what the command line says, for one stage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("stage")
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list")
    for act in ("add", "role", "reset", "remove"):
        given = acts.add_parser(act)
        given.add_argument("key")
        if act in ("add", "role"):
            given.add_argument("role", choices=ROLES)
    asked = parser.parse_args()
    stage = load_stage(asked.stage)
    cloud = Cloud(stage.region, os.environ.get("AWS_ENDPOINT_URL"))
    users = StaffUsers(cloud, outputs_of(cloud, stage.stack)["UserPoolId"])
    if asked.act == "list":
        print("\n".join(users.listed()))
    elif asked.act == "add":
        print(f"{asked.key}: {users.add(asked.key, asked.role)}")
    elif asked.act == "reset":
        print(f"{asked.key}: {users.reset(asked.key)}")
    elif asked.act == "role":
        users.set_role(asked.key, asked.role)
    else:
        users.remove(asked.key)


if __name__ == "__main__":
    main()
