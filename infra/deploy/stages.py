"""The stages that may be deployed, one TOML file each in infra/stages/; any other name is refused."""

import re
import tomllib
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import Literal

from infra.paths import ROOT

FOLDER = ROOT / "infra" / "stages"
STACK = re.compile(r"(?!.*(aws|amazon|cognito))[a-z][a-z0-9-]{,49}")
"""What names the pool's host as well, before the account's number: Cognito takes no other words."""


@dataclass(frozen=True)
class Stage:
    """What differs from one deployment to another; names of resources follow from `stack`."""

    name: str
    stack: str
    region: str
    site_url: str
    sign_in_url: str
    """Of a pool that has no address of its own; empty where it has."""
    passkeys: bool
    certificate_arn: str
    sender: str
    alarm_email: str
    card_payments: bool
    """Whether customers may pay online: Stripe's keys are in SSM."""
    stripe_api: str
    """What stands in for Stripe; empty: Stripe itself."""
    invoice_lock: Literal["COMPLIANCE", "GOVERNANCE"]
    invoice_lock_days: int

    @property
    def link_keys_parameter(self) -> str:
        """Name of the SSM SecureString with the keys that sign the links."""
        return f"/{self.stack}/link-keys"

    @property
    def origin_secrets_parameter(self) -> str:
        """Name of the SSM SecureString with the secrets by which the API knows the edge."""
        return f"/{self.stack}/origin-secrets"

    @property
    def stripe_keys_parameter(self) -> str:
        """Name of the SSM SecureString with Stripe's secret keys."""
        return f"/{self.stack}/stripe-keys"

    @property
    def webhook_secrets_parameter(self) -> str:
        """Name of the SSM SecureString with the secrets that sign what Stripe tells."""
        return f"/{self.stack}/webhook-secrets"

    @property
    def sender_identity(self) -> str:
        """The domain of the sender's address, as verified in SES."""
        return parseaddr(self.sender)[1].rsplit("@", 1)[1]

    def sign_in_address(self, account: str) -> str:
        """Say where the pool's sign-in page is, which its domain names after the stack and the account."""
        return self.sign_in_url or f"https://{self.stack}-{account}.auth.{self.region}.amazoncognito.com"

    def parameters(self, origin_secret: str, account: str) -> dict[str, str]:
        """Give the parameters of the CloudFormation template, with the secret that the edge is to send."""
        return {
            "Stage": self.name,
            "SiteUrl": self.site_url,
            "SiteDomain": self.site_url.split("://", 1)[1].split(":", 1)[0],
            "SignInUrl": self.sign_in_address(account),
            "Passkeys": str(self.passkeys).lower(),
            "CertificateArn": self.certificate_arn,
            "Sender": self.sender,
            "SenderIdentity": self.sender_identity,
            "AlarmEmail": self.alarm_email,
            "LinkKeysParameter": self.link_keys_parameter,
            "OriginSecretsParameter": self.origin_secrets_parameter,
            "CardPayments": str(self.card_payments).lower(),
            "StripeApi": self.stripe_api,
            "StripeKeysParameter": self.stripe_keys_parameter,
            "WebhookSecretsParameter": self.webhook_secrets_parameter,
            "OriginSecret": origin_secret,
            "InvoiceLock": self.invoice_lock,
            "InvoiceLockDays": str(self.invoice_lock_days),
        }

    def at(self, site_url: str, sign_in_url: str, stripe_api: str) -> "Stage":
        """Give the same stage at other addresses, for a local AWS on other ports."""
        return replace(self, site_url=site_url, sign_in_url=sign_in_url, stripe_api=stripe_api)


def known_stages() -> list[str]:
    """Give names of the stages that have a file."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_stage(name: str) -> Stage:
    """Read a stage; ValueError if it is unknown, or if a value that a real deployment needs is empty."""
    if name not in known_stages():
        raise ValueError(f"unknown stage {name!r}: known are {', '.join(known_stages())} (infra/stages/)")
    values = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    stage = Stage(name=name, **values)
    if not STACK.fullmatch(stage.stack):
        raise ValueError(f"infra/stages/{name}.toml: stack {stage.stack!r} cannot be in the name of a Cognito domain")
    if stage.site_url.startswith("https://") and not stage.certificate_arn:
        raise ValueError(f"infra/stages/{name}.toml: certificate_arn is empty (ACM, us-east-1, for {stage.site_url})")
    return stage
