"""Whom a payer pays for, as an accountant decided: remembered until it is forgotten, and never decided by itself."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.payment.matching.payer_key import plain_iban
from chalicelib.domain.payment.payment import Payer

NOT_CUSTOMERS = "not_customers"
"""What is remembered of a payer in place of an account: nothing that comes from there is a customer's."""


class PayerRule(Struct, frozen=True, omit_defaults=True):
    """What is remembered of a payer, by `payer_id`.

    account: the customer whom they pay for, or not_customers; None: it was forgotten, and their name and IBAN with it.
    by: the subject of who decided. since: when that began (UTC). payments: how many were put so since.
    """

    id: str
    version: int
    account: str | None
    by: str
    since: datetime
    name: str = ""
    iban: str | None = None
    payments: int = 0


def remembered(rule: PayerRule | None, key: str, payer: Payer, account: str, who: tuple[str, datetime]) -> PayerRule:
    """Give the rule after a payer paid for an account; who decided so, and when.

    Another account than before takes its place, and is counted anew.
    """
    version = rule.version + 1 if rule else 1
    iban = plain_iban(payer.iban) if payer.iban else None
    if rule is not None and rule.account == account:
        return PayerRule(key, version, account, rule.by, rule.since, payer.name, iban, rule.payments + 1)
    return PayerRule(key, version, account, *who, payer.name, iban, 1)


def forgotten(rule: PayerRule, by: str, at: datetime) -> PayerRule:
    """Give the rule once it is forgotten: it holds nothing of the payer any more."""
    return PayerRule(rule.id, rule.version + 1, None, by, at)
