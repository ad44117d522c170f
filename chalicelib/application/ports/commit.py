"""What one command writes, and how a store refuses it."""

from datetime import datetime
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar

from msgspec import Struct

from chalicelib.application.ports.effects import Delayed, Effect, Lease
from chalicelib.domain.access.grants import NONE, Grants
from chalicelib.domain.account.conditions import NO_CONDITIONS, Conditions
from chalicelib.domain.account.naming import Naming
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.comments import Reads
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.kind import State
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.sale.order_code import OrderCode
from chalicelib.domain.sale.suppression import Suppression as Suppression
from chalicelib.domain.stock.movement import Movement


class Head(NamedTuple, Generic[State]):
    """A dossier's head: its state, of the kind that it is of, and its people."""

    state: State
    people: People


Loaded = Head[Any]
"""The head of a dossier of whichever kind, as it is loaded."""


class Account(NamedTuple):
    """What is known of a customer over all dossiers; version 0 is one that does not exist yet.

    affairs: what each contact's link to all affairs opens, of those of whom staff said something. names: the names that staff
    gave it since, oldest first. conditions: what was agreed beside.
    """

    people: People
    version: int
    affairs: Grants = NONE
    names: tuple[Naming, ...] = ()
    conditions: Conditions = NO_CONDITIONS


class Undo(Struct, frozen=True):
    """The command by which what was written is taken back.

    until: the moment (UTC) before which none of its mails leaves, None where it has none. entry: the one that is struck.
    """

    type: Literal["strike_entry", "void_offer"]
    until: datetime | None
    entry: int | None = None


class StoppedMails(Struct, frozen=True):
    """Mails of what was taken back, each by the id of its contact: those that never leave, and those that had left."""

    stopped: tuple[str, ...]
    left: tuple[str, ...]


class Record(Struct, frozen=True):
    """That a command was carried out: who asked, under which idempotency key, with which body, and how it was answered.

    keep: for ever (money moved); others are forgotten after 30 days. reads: what customers read of it.
    undo: how it is taken back before its mails leave. mails: those of what it takes back.
    """

    principal: str
    key: str
    fingerprint: str
    status: int
    reference: str
    version: int
    keep: bool = False
    reads: Reads | None = None
    undo: Undo | None = None
    mails: StoppedMails | None = None


class Fact(Protocol):
    """What a stream's history is made of: an entry of a dossier, or what another stream has in its place."""

    @property
    def seq(self) -> int:
        """Its number in the stream, from 1."""


H_co = TypeVar("H_co", covariant=True)
F_co = TypeVar("F_co", bound=Fact, covariant=True)


class Stream(Struct, Generic[H_co, F_co], frozen=True):
    """A kind of stream: what has an id, a version, a head and perhaps a history; its type says what head and facts are."""

    name: str


DOSSIER: Stream[Loaded, Entry] = Stream("dossier")
ACCOUNT: Stream[Account, Fact] = Stream("account")
"""Accounts have no history."""


ORDER_CODE: Stream[OrderCode, Fact] = Stream("order_code")
"""Codes have no history; the id names the dossier and the contact: `code_id`."""


def code_id(reference: str, contact: str) -> str:
    """Give the id of the code of a contact of a dossier."""
    return f"{reference}#{contact}"


class Write(Struct, Generic[H_co, F_co], frozen=True, kw_only=True):
    """What a commit writes of another stream: its head, if it is still at the version `expected`, and the facts before that.

    before: the head that this one takes the place of, from which the rows of lists that go follow. What has to be done of it
    stands in the commit's own effects, each with its reference.
    indexed_later: whether a worker writes what the search finds it by.
    """

    stream: Stream[H_co, F_co]
    id: str
    expected: int
    head: H_co
    entries: tuple[F_co, ...] = ()
    before: H_co | None = None
    indexed_later: bool = False


class Held(Struct, frozen=True):
    """Another stream that a commit rests on and does not write: it is still at the version that was read."""

    stream: str
    id: str
    version: int


class Commit(Struct, Generic[H_co, F_co], frozen=True, kw_only=True):
    """All that one command writes, in one transaction or not at all; `reference` is the stream's id, `at` the moment (UTC).

    Allowed only if the stream's version is `expected` (0: it does not exist), the record's key is new, each number of ours
    is nobody's, each other stream that is written `also`, or `held`, is at the version it expects, the sequence that a number is
    from stands just before `counted`, nobody else took the lease of the effect it completes, nobody took what it `stops`, and the
    stock has what `moves` takes. before: the head that this one takes the place of. effects: the outbox.
    parks: why the completed effect is parked (see EffectStore), and not done. moves: what it changes of the stock.
    delayed: what of the outbox waits. stops: effects that wait, and that nobody took yet: they are never done.
    """

    stream: Stream[H_co, F_co]
    reference: str
    expected: int
    head: H_co
    record: Record
    at: datetime
    entries: tuple[F_co, ...] = ()
    before: H_co | None = None
    also: tuple[Write[object, Fact], ...] = ()
    effects: tuple[Effect, ...] = ()
    numbers: tuple[str, ...] = ()
    counted: Count | None = None
    suppression: Suppression | None = None
    completes: Lease | None = None
    parks: str | None = None
    moves: Movement | None = None
    held: tuple[Held, ...] = ()
    delayed: tuple[Delayed, ...] = ()
    stops: tuple[Effect, ...] = ()


AnyCommit = Commit[object, Fact]
"""A commit to a stream of whatever kind."""


def account_write(account: Account) -> Write[Account, Fact]:
    """Give the account as it was loaded and changed, written beside another stream."""
    return Write(stream=ACCOUNT, id=account.people.account, expected=account.version, head=account)


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


class OutOfStock(Exception):
    """Fewer pieces of a SKU are there than the commit takes; nothing was written. arrival: of which expected arrival, by id."""

    def __init__(self, sku: str, there: int, arrival: str | None = None) -> None:
        super().__init__(sku)
        self.sku = sku
        self.there = there
        self.arrival = arrival
