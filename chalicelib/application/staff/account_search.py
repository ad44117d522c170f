"""Accounts by what was typed: beginnings of words of a customer's or a contact's name, or a number, the supplier's for one."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists, Search
from chalicelib.application.staff.accounts import AccountStore
from chalicelib.application.staff.search import Typed, search
from chalicelib.application.staff.summary import Summary
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date

MOST = 10
PAGES = 4
"""Pages of the search that are looked through for accounts."""
COUNTED = 100
"""Open dossiers up to this number are counted."""


class AccountHit(Struct, frozen=True):
    """A customer's account; contacts: their names. open: dossiers of theirs that are open, a hundred at most."""

    account: str
    customer: str
    contacts: tuple[str, ...]
    open: int


class AccountHits(Struct, frozen=True):
    """Accounts that fit, those that were met first before all; more: whether others may fit too."""

    accounts: tuple[AccountHit, ...]
    more: bool


class AccountIndex(NamedTuple):
    """Where accounts are looked for: by their dossiers, and by their own id where they have none."""

    store: DossierStore
    accounts: AccountStore
    search: Search
    lists: Lists


def find_accounts(index: AccountIndex, caller: Caller, what: Typed, text: str, now: datetime, policy: NewsPolicy) -> AccountHits:
    """Give the accounts of dossiers that fit, and the one whose very id was typed. Raises Forbidden."""
    staff_only(caller)
    ids, more = dict.fromkeys([text.strip()] if index.accounts.account(text.strip()) else []), False
    for dossier in _dossiers(index, caller, what, now, policy):
        if dossier.account not in ids and len(ids) == MOST:
            more = True
            break
        ids.setdefault(dossier.account)
    hits = (_hit(index, one, now) for one in ids)
    return AccountHits(tuple(hit for hit in hits if hit), more)


def _dossiers(index: AccountIndex, caller: Caller, what: Typed, now: datetime, policy: NewsPolicy) -> Iterator[Summary]:
    cursor = None
    for _ in range(PAGES):
        page = search(index.store, index.search, caller, what, cursor, now, policy)
        yield from page.dossiers
        cursor = page.cursor
        if cursor is None:
            return


def _hit(index: AccountIndex, account: str, now: datetime) -> AccountHit | None:
    stored = index.accounts.account(account)
    if stored is None:
        return None
    opened = index.lists.open_affairs(account, None, paris_date(now), COUNTED, None).references
    names = tuple(contact.name for contact in stored.people.contacts.values())
    return AccountHit(account, stored.people.name, names, len(opened))
