"""Payers who are remembered: whom each pays for, since when, and how many payments were put so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.commit import Account
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.payer_store import PayerStore
from chalicelib.application.projection.payer_rows import CUSTOMERS, LIST, OTHERS
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS, PayerRule
from chalicelib.domain.payment.payment import Payer

PAGE = 50


class Accounts(Protocol):
    """Where customers' names are."""

    def account(self, account: str) -> Account | None:
        """Give the account, strongly consistent, or None."""


class RememberedPayer(Struct, frozen=True):
    """A payer: the name and the IBAN that their bank gave. account, customer: whom they pay for; null where for no customer."""

    payer: str
    name: str
    iban: str | None
    account: str | None
    customer: str | None
    since: datetime
    by: str
    payments: int


class RememberedPayers(Struct, frozen=True):
    """A page of payers by their names, who pay for customers, or for none. No cursor: it is the last page."""

    payers: tuple[RememberedPayer, ...]
    cursor: str | None


def read_payers(
    store: PayerStore, accounts: Accounts, lists: Lists, caller: Caller, *, customers: bool, cursor: str | None
) -> RememberedPayers:  # fmt: skip
    """Give a page. Raises Forbidden or BadCursor."""
    staff_only(caller)
    rows, more = lists.listed(LIST, CUSTOMERS if customers else OTHERS, PAGE, cursor)
    rules = store.payers([row.reference for row in rows])
    listed = [rules[row.reference] for row in rows if row.reference in rules]
    return RememberedPayers(_shown(listed, accounts, customers=customers), more)


def remembered_payer(store: PayerStore, accounts: Accounts, payer: Payer) -> RememberedPayer | None:
    """Give what is remembered of whoever made a payment, None for a stranger."""
    key = payer_id(payer)
    rule = store.payers([key]).get(key) if key else None
    if rule is None or rule.account is None:
        return None
    return _shown([rule], accounts, customers=rule.account != NOT_CUSTOMERS)[0]


def account_names(accounts: Accounts, wanted: Iterable[str]) -> Mapping[str, str | None]:
    """Give the customers' names by their accounts."""
    return {account: _name(accounts, account) for account in set(wanted)}


def _shown(rules: Sequence[PayerRule], accounts: Accounts, *, customers: bool) -> tuple[RememberedPayer, ...]:
    names = account_names(accounts, (rule.account or "" for rule in rules)) if customers else {}
    return tuple(
        RememberedPayer(
            rule.id, rule.name, rule.iban, rule.account if customers else None, names.get(rule.account or ""), rule.since,
            rule.by, rule.payments,
        )
        for rule in rules
    )  # fmt: skip


def _name(accounts: Accounts, account: str) -> str | None:
    head = accounts.account(account)
    return head.people.name if head else None
