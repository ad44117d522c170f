"""A customer's account, as staff read it, and what they let its contacts open of all affairs."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.ports.commit import Account, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.access.grants import UNTOLD, AccountCommand, AffairsCommand, AffairsGrant, granted
from chalicelib.domain.account.naming import Naming, RenameAccount
from chalicelib.domain.account.people import Contact
from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import Role

LONGEST_ID = 40
"""Characters of an account's id; a longer text names none, and a key of the table could not hold any."""
KIND = "rename"
"""The effect by which each dossier of an account takes its new name; it names the account and its version."""
WRITERS = frozenset[Role]({"manager"})


class AccountCommit(Struct, frozen=True):
    """What a command on an account writes: the account, if it is still at the version loaded, and the record, if its key is new.

    at: the moment (UTC) from which the record is kept. effects: what is to be done about the account's dossiers.
    """

    account: Account
    record: Record
    at: datetime
    effects: tuple[Effect, ...] = ()


class AccountStore(Protocol):
    """Accounts by themselves; a commit to a dossier writes the account that it changes too."""

    def account(self, account: str) -> Account | None:
        """The account, strongly consistent, or None."""

    def record(self, principal: str, key: str) -> Record | None:
        """The record of a command, strongly consistent, or None."""

    def commit_account(self, commit: AccountCommit) -> None:
        """Write all of it or raise AlreadyDone or Conflict with nothing written; AlreadyDone goes before the other."""


class AccountContact(Struct, frozen=True):
    """A contact, and what their link to all affairs opens."""

    contact: Contact
    affairs: AffairsGrant


class StaffAccount(Struct, frozen=True):
    """An account as staff see it; `names` are those that staff gave it, the newest last."""

    account: str
    version: int
    name: str
    names: tuple[Naming, ...]
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
    return StaffAccount(account, known.version, known.people.name, known.names, tuple(contacts))


def command_account(store: AccountStore, ask: AskAccount, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or Invalid; then nothing was written."""
    if not ask.caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, ask.caller, ask.request, lambda: _attempt(store, ask, now), pause)


def _attempt(store: AccountStore, ask: AskAccount, now: datetime) -> Outcome:
    known = _known(store, ask.account)
    if ask.request.if_match not in (None, known.version):
        raise Stale(known.version)
    version, by, on = known.version + 1, ask.caller.subject, paris_date(now)
    if isinstance(ask.command, RenameAccount):
        told = _renamed(known, ask.command, by, on)
    else:
        told = _granted(known, ask.command, by, on)
    effects = (Effect(KIND, version, KIND, ask.account),) if isinstance(ask.command, RenameAccount) else ()
    record = Record(ask.caller.principal, ask.request.key, ask.request.fingerprint, 201, ask.account, version)
    store.commit_account(AccountCommit(told, record, now, effects))
    return Outcome(201, ask.account, version)


def _granted(known: Account, command: AffairsCommand, by: str, on: date) -> Account:
    if command.contact not in known.people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=command.contact)
    return known._replace(affairs=granted(known.affairs, command, by, on))


def _renamed(known: Account, command: RenameAccount, by: str, on: date) -> Account:
    names = (*known.names, Naming(command.name, known.people.name, by, on))
    return known._replace(people=replace(known.people, name=command.name), names=names)


def _known(store: AccountStore, account: str) -> Account:
    known = store.account(account) if len(account) <= LONGEST_ID else None
    if known is None:
        raise NotFound
    return known
