"""Staff of the local AWS: a user a role, made with random secrets at the first start, and a real sign-in with TOTP.

`python -m infra.local.staff manager` (or `make -s token ROLE=manager`) prints an access token,
`python -m infra.local.staff code manager` (or `make -s code ROLE=manager`) what the authenticator of that user shows.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp

from infra.deploy.cloud import Cloud
from infra.paths import state_folder
from infra.staff_users import StaffUsers

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import InitiateAuthResponseTypeDef

USERS = {"manager": "vasseur", "accountant": "perrin"}
"""Who has each role: colleagues of the demonstration, by their keys."""


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
        for role, name in USERS.items():
            kept = accounts.get(role, {})
            if (kept.get("pool"), kept.get("name")) != (self._pool, name):
                accounts[role] = {"pool": self._pool, "name": name, **self._enrol(name, role)}
                self._file.touch(mode=0o600)
                self._file.write_text(json.dumps(accounts), encoding="utf-8")

    def token(self, role: str) -> str:
        """Sign in as Cognito asks, password and authenticator's code, for an access token; KeyError for another role."""
        user = self._read()[role]
        challenge = self._sign_in(user["name"], user["password"])
        answer = self._cloud.cognito.respond_to_auth_challenge(
            ClientId=self._client, ChallengeName="SOFTWARE_TOKEN_MFA", Session=challenge["Session"],
            ChallengeResponses={"USERNAME": user["name"], "SOFTWARE_TOKEN_MFA_CODE": pyotp.TOTP(user["totp"]).now()},
        )  # fmt: skip
        return answer["AuthenticationResult"]["AccessToken"]

    def account(self, role: str) -> tuple[str, str]:
        """Give the name and the password that the desk's sign-in page asks for; KeyError for another role."""
        user = self._read()[role]
        return user["name"], user["password"]

    def code(self, role: str) -> str:
        """Give what the authenticator shows now; KeyError for another role."""
        return pyotp.TOTP(self._read()[role]["totp"]).now()

    def _enrol(self, name: str, role: str) -> dict[str, str]:
        """Make the user; the local AWS gives tokens until an authenticator is there, where Cognito asks for MFA_SETUP."""
        cognito = self._cloud.cognito
        password = StaffUsers(self._cloud, self._pool).add(name, role)
        cognito.admin_set_user_password(UserPoolId=self._pool, Username=name, Password=password, Permanent=True)
        first = self._sign_in(name, password)["AuthenticationResult"]["AccessToken"]
        secret = cognito.associate_software_token(AccessToken=first)["SecretCode"]
        cognito.verify_software_token(AccessToken=first, UserCode=pyotp.TOTP(secret).now())
        return {"password": password, "totp": secret}

    def _sign_in(self, name: str, password: str) -> "InitiateAuthResponseTypeDef":
        return self._cloud.cognito.initiate_auth(
            ClientId=self._client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": name, "PASSWORD": password}
        )

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._file.exists():
            return {}
        accounts: dict[str, dict[str, str]] = json.loads(self._file.read_text(encoding="utf-8"))
        return accounts


def main(role: str, *, code: bool) -> None:
    """Print an access token, or the authenticator's code, of the product that `make run` runs."""
    running = state_folder() / "running.json"
    if role not in USERS:
        sys.exit(f"no role {role!r}: {' or '.join(USERS)}")
    if not running.exists():
        sys.exit("not running: make run")
    facts = json.loads(running.read_text(encoding="utf-8"))
    staff = Staff(Cloud(facts["region"], facts["endpoint"]), facts["user_pool"], facts["client"], state_folder() / "staff.json")
    print(staff.code(role) if code else staff.token(role))


if __name__ == "__main__":
    words = sys.argv[1:]
    main(next((word for word in words if word != "code"), "manager"), code="code" in words)
