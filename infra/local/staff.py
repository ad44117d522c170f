"""Staff of the local AWS: one user a role, made with random secrets at the first start, and a real sign-in with TOTP.

`python -m infra.local.staff manager` (or `make -s token ROLE=manager`) prints an access token.
"""

import json
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp

from infra.deploy.cloud import Cloud
from infra.paths import state_folder

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import InitiateAuthResponseTypeDef

ROLES = ("manager", "accountant")


class Staff:
    """The users of one pool, whose secrets are kept in a file that only its owner reads."""

    def __init__(self, cloud: Cloud, user_pool: str, client: str, secrets_file: Path) -> None:
        self._cloud = cloud
        self._pool = user_pool
        self._client = client
        self._file = secrets_file

    def ensure(self) -> None:
        """Make each role's user that is not there yet, and enrol its authenticator."""
        accounts = self._read()
        for role in ROLES:
            if accounts.get(role, {}).get("pool") != self._pool:
                accounts[role] = {"pool": self._pool, **self._enrol(role)}
                self._file.touch(mode=0o600)
                self._file.write_text(json.dumps(accounts), encoding="utf-8")

    def token(self, role: str) -> str:
        """Sign in as Cognito asks, password and authenticator's code, for an access token; KeyError for another role."""
        user = self._read()[role]
        challenge = self._sign_in(role, user["password"])
        answer = self._cloud.cognito.respond_to_auth_challenge(
            ClientId=self._client, ChallengeName="SOFTWARE_TOKEN_MFA", Session=challenge["Session"],
            ChallengeResponses={"USERNAME": role, "SOFTWARE_TOKEN_MFA_CODE": pyotp.TOTP(user["totp"]).now()},
        )  # fmt: skip
        return answer["AuthenticationResult"]["AccessToken"]

    def _enrol(self, role: str) -> dict[str, str]:
        """Make the user; the local AWS gives tokens until an authenticator is there, where Cognito asks for MFA_SETUP."""
        password, cognito = f"Aa1{secrets.token_urlsafe(18)}", self._cloud.cognito
        cognito.admin_create_user(UserPoolId=self._pool, Username=role, TemporaryPassword=password, MessageAction="SUPPRESS")
        cognito.admin_set_user_password(UserPoolId=self._pool, Username=role, Password=password, Permanent=True)
        cognito.admin_add_user_to_group(UserPoolId=self._pool, Username=role, GroupName=role)
        first = self._sign_in(role, password)["AuthenticationResult"]["AccessToken"]
        secret = cognito.associate_software_token(AccessToken=first)["SecretCode"]
        cognito.verify_software_token(AccessToken=first, UserCode=pyotp.TOTP(secret).now())
        return {"password": password, "totp": secret}

    def _sign_in(self, role: str, password: str) -> "InitiateAuthResponseTypeDef":
        return self._cloud.cognito.initiate_auth(
            ClientId=self._client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": role, "PASSWORD": password}
        )

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._file.exists():
            return {}
        accounts: dict[str, dict[str, str]] = json.loads(self._file.read_text(encoding="utf-8"))
        return accounts


def main(role: str) -> None:
    """Print an access token of the product that `make run` runs."""
    running = state_folder() / "running.json"
    if role not in ROLES:
        sys.exit(f"no role {role!r}: {' or '.join(ROLES)}")
    if not running.exists():
        sys.exit("not running: make run")
    facts = json.loads(running.read_text(encoding="utf-8"))
    staff = Staff(Cloud(facts["region"], facts["endpoint"]), facts["user_pool"], facts["client"], state_folder() / "staff.json")
    print(staff.token(role))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "manager")
