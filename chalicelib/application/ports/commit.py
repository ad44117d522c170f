"""What one command writes, and how a store refuses it."""

from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.effects import Effect, Lease
from chalicelib.domain.access.grants import NONE, Grants
from chalicelib.domain.account.naming import Naming
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.comments import Reads
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.sale.suppression import Suppression as Suppression


class Loaded(NamedTuple):
    """A dossier's head: its state and its people."""

    state: Dossier
    people: People


class Account(NamedTuple):
    """What is known of a customer over all dossiers; version 0 is one that does not exist yet.

    affairs: what each contact's link to all affairs opens, of those of whom staff said something. names: the names that staff
    gave it since, oldest first.
    """

    people: People
    version: int
    affairs: Grants = NONE
    names: tuple[Naming, ...] = ()


class Record(Struct, frozen=True):
    """That a command was carried out: who asked, under which idempotency key, with which body, and how it was answered.

    keep: for ever (money moved); others are forgotten after 30 days. reads: what customers read of it.
    """

    principal: str
    key: str
    fingerprint: str
    status: int
    reference: str
    version: int
    keep: bool = False
    reads: Reads | None = None


class Commit(Struct, frozen=True):
    """All that one command writes, in one transaction or not at all.

    Allowed only if the dossier's version is `expected` (0: it does not exist), the record's key is new, each number of ours
    is nobody's, the account is at the version loaded, the sequence that a number is from stands just before `counted`, and
    nobody else took the lease of the effect it completes. before: the head that this one takes the place of.
    parks: why that effect is parked (see EffectStore), and not done.
    """

    reference: str
    expected: int
    entries: tuple[Entry, ...]
    head: Loaded
    record: Record
    before: Loaded | None = None
    effects: tuple[Effect, ...] = ()
    numbers: tuple[str, ...] = ()
    account: Account | None = None
    counted: Count | None = None
    suppression: Suppression | None = None
    completes: Lease | None = None
    parks: str | None = None


class Conflict(Exception):
    """Somebody else committed first; nothing was written."""


class AlreadyDone(Exception):
    """The idempotency key was used; nothing was written now. Holds the record."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.key)
        self.record = record


class NumberTaken(Exception):
    """A number of ours that the commit wanted belongs to another document; nothing was written."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number
