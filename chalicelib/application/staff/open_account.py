"""Staff open a customer's account before there is a dossier of it; else the first dossier does."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import ACCOUNT, Account, Commit, Record
from chalicelib.application.staff.accounts import WRITERS, AccountStore
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.bodies import Contacts
from chalicelib.domain.sale.enrolment import enrol_contact
from chalicelib.domain.values.fields import Id, Phrase


class OpenAccount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Open the account of a customer, with contacts or without; what was agreed with it is said by commands."""

    account: Id
    customer: Phrase
    contacts: Contacts | None = None


def open_account(
    store: AccountStore, wanted: OpenAccount, caller: Caller, request: Request, now: datetime, pause: Callable[[int], None]
) -> Outcome:  # fmt: skip
    """Open an account once. Raises Forbidden, KeyReused, Busy or the domain's error; then nothing was written."""
    if not caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, caller, request, lambda: _attempt(store, wanted, caller, request, now), pause)


def _attempt(store: AccountStore, wanted: OpenAccount, caller: Caller, request: Request, now: datetime) -> Outcome:
    there = store.account(wanted.account)
    if there:
        raise NotAllowed(
            "the account %(account)s is there already: it is %(name)s", field="account", account=wanted.account,
            name=there.people.name,
        )  # fmt: skip
    people = People(wanted.account, wanted.customer)
    for index, new in enumerate(wanted.contacts or ()):
        people, _ = enrol_contact(people, new, f"contacts[{index}]")
    record = Record(caller.principal, request.key, request.fingerprint, 201, wanted.account, 1)
    store.commit(
        Commit(stream=ACCOUNT, reference=wanted.account, expected=0, head=Account(people, 0), record=record, at=now)
    )  # fmt: skip
    return Outcome(201, wanted.account, 1)
