"""A customer's account, as staff read it, what they let its contacts open of all affairs, and what they agree with it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound, Stale
from chalicelib.application.ports.commit import ACCOUNT, Account, Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.access.grants import NO_GRANT, AccountCommand, AffairsCommand, AffairsGrant, granted
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.naming import Naming, RenameAccount
from chalicelib.domain.account.people import Contact
from chalicelib.domain.customer.changed_conditions import changed
from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.roles import Role

LONGEST_ID = 40
"""Characters of an account's id; a longer text names none, and a key of the table could not hold any."""
KIND: Final = "rename"
"""The effect by which each dossier of an account takes its new name; it names the account and its version."""
WRITERS = frozenset[Role]({"manager"})


class AccountStore(StreamStore, Protocol):
    """Accounts by themselves; a commit to a dossier writes the account that it changes too."""

    def account(self, account: str) -> Account | None:
        """Give the account, strongly consistent, or None."""


class AccountContact(Struct, frozen=True):
    """A contact, and what their link to all affairs opens."""

    contact: Contact
    affairs: AffairsGrant


class StaffAccount(Struct, frozen=True):
    """An account as staff see it; `names` are those that staff gave it, the newest last.

    conditions: what was agreed: payment and freight rules that are not there are the seller's own.
    """

    account: str
    version: int
    name: str
    names: tuple[Naming, ...]
    contacts: tuple[AccountContact, ...]
    conditions: Conditions


class AccountRequest(NamedTuple):
    """A command on an account with all that goes with it."""

    account: str
    command: AccountCommand
    caller: Caller
    request: Request


def read_account(store: AccountStore, caller: Caller, account: str) -> StaffAccount:
    """Give the account with its contacts. Raises Forbidden or NotFound."""
    staff_only(caller)
    current = _load(store, account)
    contacts = (AccountContact(each, current.affairs.get(each.id, NO_GRANT)) for each in current.people.contacts.values())
    return StaffAccount(account, current.version, current.people.name, current.names, tuple(contacts), current.conditions)


def command_account(store: AccountStore, wanted: AccountRequest, now: datetime, pause: Callable[[int], None]) -> Outcome:
    """Carry out a command once. Raises Forbidden, NotFound, Stale, KeyReused, Busy or the domain's error."""
    if not wanted.caller.roles & WRITERS:
        raise Forbidden
    return idempotent(store, wanted.caller, wanted.request, lambda: _attempt(store, wanted, now), pause)


def _attempt(store: AccountStore, wanted: AccountRequest, now: datetime) -> Outcome:
    current = _load(store, wanted.account)
    if wanted.request.if_match not in (None, current.version):
        raise Stale(current.version, "account")
    version, by, on = current.version + 1, wanted.caller.subject, paris_date(now)
    if isinstance(wanted.command, RenameAccount):
        after = _renamed(current, wanted.command, by, on)
    elif isinstance(wanted.command, AffairsCommand):
        after = _granted(current, wanted.command, by, on)
    else:
        after = current._replace(conditions=changed(current.conditions, wanted.command, by, on))
    effects = (Effect(KIND, version, KIND, wanted.account),) if isinstance(wanted.command, RenameAccount) else ()
    record = Record(wanted.caller.principal, wanted.request.key, wanted.request.fingerprint, 201, wanted.account, version)
    store.commit(
        Commit(
            stream=ACCOUNT,
            reference=wanted.account,
            expected=current.version,
            head=after,
            record=record,
            at=now,
            effects=effects,
        )
    )
    return Outcome(201, wanted.account, version)


def _granted(current: Account, command: AffairsCommand, by: str, on: date) -> Account:
    if command.contact not in current.people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=command.contact)
    return current._replace(affairs=granted(current.affairs, command, by, on))


def _renamed(current: Account, command: RenameAccount, by: str, on: date) -> Account:
    names = (*current.names, Naming(command.name, current.people.name, by, on))
    return current._replace(people=replace(current.people, name=command.name), names=names)


def _load(store: AccountStore, account: str) -> Account:
    current = store.account(account) if len(account) <= LONGEST_ID else None
    if current is None:
        raise NotFound
    return current
