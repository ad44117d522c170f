"""What the application needs of the outside; the adapters and the tests' fakes fulfil it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from chalicelib.domain.affairs import NONE, Grants
from chalicelib.domain.comments import Reads
from chalicelib.domain.dossier import Dossier
from chalicelib.domain.entry import Entry
from chalicelib.domain.events import Undeliverable
from chalicelib.domain.naming import Naming
from chalicelib.domain.numbering import Count
from chalicelib.domain.people import People

Queue = Literal["mail", "render"]
"""Effects are done by two kinds of workers: those that mail, and those that make documents."""
RENDERED = frozenset({"render", "archive"})
"""The kinds of effects that make documents; all others are mails."""


class Loaded(NamedTuple):
    """A dossier's head: its state and its people."""

    state: Dossier
    people: People


class Page(NamedTuple):
    """A head with the newest entries, newest first, as one strongly consistent read saw them."""

    head: Loaded
    entries: Sequence[Entry]


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


class Effect(Struct, frozen=True):
    """Something to be done because of entry `seq` of a dossier: one mail to one contact, or what becomes of a document."""

    reference: str
    seq: int
    kind: str
    contact: str = ""

    @property
    def id(self) -> str:
        """The effect's name, also its tag at SES and the idempotency key of its mark."""
        return f"{self.reference}.{self.seq}.{self.kind}.{self.contact}"

    @property
    def queue(self) -> Queue:
        """Whose work it is."""
        return "render" if self.kind in RENDERED else "mail"


class Lease(NamedTuple):
    """The right to do an effect until a moment (UTC); tries counts this one."""

    effect: Effect
    owner: str
    tries: int
    until: datetime


class Suppression(NamedTuple):
    """What becomes of an address: why it is mailed no more, or None where mails go out to it again."""

    address: str
    why: Undeliverable | None


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


class LeaseLost(Exception):
    """The effect that the commit completes was taken by another worker, or is done; nothing was written."""


class DossierStore(Protocol):
    """Dossiers, their history, accounts and command records."""

    def load(self, reference: str) -> Loaded | None:
        """The head, strongly consistent, or None."""

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """The heads of at most 100 dossiers in the order asked for, without those that do not exist.

        Not consistent, they may be those of a second ago and cost half: so staff's lists read, which an index leads to anyhow.
        """

    def entitlements(self, references: Sequence[str]) -> Sequence[tuple[str, Dossier]]:
        """What says who may see dossiers, as load_all reads them: states of account, contact, links and last commit alone."""

    def page(self, reference: str, limit: int) -> Page | None:
        """The head and the newest `limit` entries in one strongly consistent query, or None."""

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """At most `limit` entries with seq below `before`, newest first."""

    def history(self, reference: str) -> Sequence[Entry]:
        """All entries, oldest first."""

    def account(self, account: str) -> Account | None:
        """The account, strongly consistent, or None."""

    def count(self, series: str) -> Count:
        """Where a sequence of numbers stands, strongly consistent."""

    def holder(self, number: str) -> str | None:
        """The dossier of the document that has this number of ours, however it is spelled, strongly consistent, or None."""

    def record(self, principal: str, key: str) -> Record | None:
        """The record of a command, strongly consistent, or None."""

    def suppressed(self, address: str) -> Undeliverable | None:
        """Why an address is mailed no more, however it is written, strongly consistent; None where mails go out to it."""

    def claim(self, record: Record, at: datetime) -> None:
        """Write a record alone, kept from a moment (UTC) on, or raise AlreadyDone with the one that has its key."""

    def commit(self, commit: Commit) -> None:
        """Write all of it or raise AlreadyDone, Conflict, LeaseLost or NumberTaken with nothing written.

        AlreadyDone goes before the others. Raises NotAllowed for a head above 300 KB. Any other error may have written it:
        the same request under the same key tells.
        """


class EffectStore(Protocol):
    """Effects to do, until they are done: those of one queue, as if there were no others."""

    def lease(self, effect: Effect, owner: str, now: datetime, until: datetime) -> Lease | None:
        """Take the effect until a moment, or None if it is done, parked or of another queue, is held, or is not due."""

    def release(self, lease: Lease, due: datetime, error: str) -> None:
        """Give a failed effect back, due again at a moment; nothing if the lease was lost meanwhile."""

    def park(self, lease: Lease, now: datetime, error: str) -> None:
        """Leave a failed effect alone: neither taken nor due until it is put back; nothing if the lease was lost meanwhile."""

    def drop(self, lease: Lease) -> None:
        """Forget an effect that has nothing to do any more; nothing if the lease was lost meanwhile."""

    def plan(self, effects: Sequence[Effect], once: str, now: datetime) -> bool:
        """Write at most 99 effects that follow from no commit, all or none, due now.

        False, and nothing is written, where `once` was planned before; it is remembered for thirty days.
        """

    def due(self, now: datetime, limit: int) -> Sequence[Effect]:
        """Effects whose time has come and that nobody holds, longest due first."""


class Clock(Protocol):
    """The time."""

    def __call__(self) -> datetime:
        """Now, aware UTC."""
