"""The statement of an account as staff read it: all of it."""

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.customer.own_statement import fresh, heads_of
from chalicelib.application.errors import NotFound
from chalicelib.application.payment.account_statement import Readable
from chalicelib.application.payment.ledger_rows import kept_for, ledger_of, unsettled_of
from chalicelib.application.ports.commit import Account
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.staff.accounts import LONGEST_ID
from chalicelib.domain.sale.base import Link


def readable_by_staff(lists: Lists, store: DossierStore, caller: Caller, account: str) -> tuple[Account, Readable]:
    """Give the account and all that moved it. Raises Forbidden or NotFound."""
    staff_only(caller)
    customer = store.account(account) if len(account) <= LONGEST_ID else None
    if customer is None:
        raise NotFound
    rows, heads = ledger_of(lists, account), heads_of(store, unsettled_of(lists, account))
    links: dict[str, Link | None] = dict.fromkeys((line.reference for line in rows if line.reference), None)
    return customer, Readable(fresh(rows, heads, links), kept_for(lists, account), links, heads, 0)
