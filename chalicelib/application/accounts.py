"""A customer's account, as staff read it, and what they let its contacts open of all affairs."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from msgspec import Struct

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.once import once
from chalicelib.application.ports import Account, Record
from chalicelib.domain.affairs import UNTOLD, AccountCommand, AffairsGrant, granted
from chalicelib.domain.calendar import paris_date
from chalicelib.domain.errors import Invalid
from chalicelib.domain.people import Contact
from chalicelib.domain.roles import Role

WRITERS = frozenset[Role]({"manager"})


class AccountCommit(Struct, frozen=True):
    """What a command on an account writes: the account, if it is still at the version loaded, and the record, if its key is new.

    at: the moment (UTC) from which the record is kept.
    """

    account: Account
    record: Record
    at: datetime


class AccountStore(Protocol):
    """Accounts by themselves; a commit to a dossier writes the account that it changes too."""

    def account(self, account: str) -> Account | None:
        """The account, strongly consistent, or None."""

    def record(self, principal: str, key: str) -> Record | None:
        """The record of a command, strongly consistent, or None."""

    def commit_account(self, commit: AccountCommit) -> None:
        """Write both or raise AlreadyDone or Conflict with nothing written; AlreadyDone goes before the other."""


class AccountContact(Struct, frozen=True):
    """A contact, and what their link to all affairs opens."""

    contact: Contact
    affairs: AffairsGrant


class StaffAccount(Struct, frozen=True):
    """An account as staff see it."""

    account: str
    version: int
    name: str
    contacts: tuple[AccountContact, ...]


class AskAccount(NamedTuple):
    """A command on an account with all that goes with it."""

    account: str
    command: AccountCommand
    caller: Caller
    request: Request


def read_account(store: AccountStore, caller: Caller, account: str) -> StaffAccount:
    """The account with its contacts. Raises Forbidden or NotFound."""
    staff_only(caller)
    known = _known(store, account)
    contacts = (AccountContact(each, known.affairs.get(each.id, UNTOLD)) for each in known.people.contacts.values())
    return StaffAccount(account, known.version, known.people.name, tuple(contacts))


def command_account(store: AccountStore, ask: AskAccount, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or Invalid; then nothing was written."""
    if not ask.caller.roles & WRITERS:
        raise Forbidden
    return once(store, ask.caller, ask.request, lambda: _attempt(store, ask, now), pause)


def _attempt(store: AccountStore, ask: AskAccount, now: datetime) -> Outcome:
    known, contact = _known(store, ask.account), ask.command.contact
    if ask.request.if_match not in (None, known.version):
        raise Stale(known.version)
    if contact not in known.people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=contact)
    affairs = granted(known.affairs, ask.command, ask.caller.subject, paris_date(now))
    version = known.version + 1
    record = Record(ask.caller.principal, ask.request.key, ask.request.fingerprint, 201, ask.account, version)
    store.commit_account(AccountCommit(known._replace(affairs=affairs), record, now))
    return Outcome(201, ask.account, version)


def _known(store: AccountStore, account: str) -> Account:
    known = store.account(account)
    if known is None:
        raise NotFound
    return known
