"""What a dossier of any kind has: who it is for, its links, documents and questions, and what was promised."""

from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.instrument.instrument_use import NO_INSTRUMENTS, InstrumentUse
from chalicelib.domain.sale.acts_by_link import Acts
from chalicelib.domain.sale.aside import Aside
from chalicelib.domain.sale.document_kinds import DOCUMENTS, DocumentKind
from chalicelib.domain.sale.facts.document import Unmakeable
from chalicelib.domain.sale.facts.mail import Undeliverable
from chalicelib.domain.sale.files import Files, SentFile
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.payment_use import NO_USE, PaymentUse
from chalicelib.domain.sale.questions import Questions
from chalicelib.domain.sale.stock_use import NO_STOCK, StockUse
from chalicelib.domain.values.actor import Actor


class News(Struct, frozen=True):
    """That the customer hears of us by a day, promised by an entry made on a day; given: when they did."""

    entry: int
    on: date
    made: date
    given: date | None = None


class Silence(Struct, frozen=True):
    """Since when the customer is owed a word that no act promised, by the entry that began it; given: when it came.

    answer: to a question, else any news of what we do.
    """

    entry: int
    since: date
    answer: bool = False
    given: date | None = None


class Undelivered(Struct, frozen=True):
    """A contact whom mails do not reach, since a day; delays: mails in a row that came late, mailed: those sent since."""

    contact: str
    why: Undeliverable
    on: date
    delays: int = 0
    mailed: int = 0


class Document(Struct, frozen=True):
    """A document that an entry made; sha256 (hexadecimal) and size (bytes) once it is there.

    number: of ours, an offer's revision, or empty. upload: SHA-256 of a document of staff that takes its place. void: withdrawn.
    failed: since when it was given up, and why, until it is there.
    """

    entry: int
    kind: DocumentKind
    number: str
    on: date
    upload: str | None = None
    sha256: str | None = None
    size: int = 0
    void: bool = False
    failed: date | None = None
    why: Unmakeable | None = None


class Link(Struct, frozen=True):
    """A link given to a contact; expires is its own last day, if it has one.

    by: the contact who shared it, None where we gave it. shut_out: staff revoked it.
    """

    id: str
    contact: str
    epoch: int
    scope: Scope
    granted: date
    expires: date | None = None
    revoked: bool = False
    by: str | None = None
    shut_out: bool = False

    def in_force(self, day: date) -> bool:
        """Say whether it was neither revoked nor is past its own last day, on a day (Paris)."""
        return not self.revoked and (self.expires is None or day <= self.expires)


class LastAct(Struct, frozen=True):
    """Who acted last, and when (UTC): a person, no worker of ours."""

    by: Actor
    at: datetime


class DossierBase(Struct, frozen=True, dict=True):
    """The part of the state that all kinds share; each kind is a tagged subclass (`kind` in the stored JSON).

    version: how many entries there are. last_news: when the customer last heard of us.
    moved, shown: the last entry that changed what staff, what customers are shown; reports of workers aside (`seen`).
    revisions: of the offer, those that were struck too, since a number that was mailed stays that of its own prices.
    changes: of the order, those that were struck too. files: those that customers sent.
    acted: when a customer last did something here, or was not reached by a mail (UTC).
    aside: until when a colleague put aside what waits on us. last_act: who acted last.
    acts: how often each link was used to act on the last day on which one was.
    """

    version: int = 0
    moved: int = 0
    shown: int = 0
    account: str = ""
    contact: str = ""
    delivery: str = ""
    billing: str = ""
    owner: str = ""
    deputy: str | None = None
    currency: str = "EUR"
    opened: date | None = None
    customer_reference: str | None = None
    engagement: str | None = None
    supplier_number: str | None = None
    note: str | None = None
    revisions: int = 0
    changes: int = 0
    documents: tuple[Document, ...] = ()
    uploads: tuple[str, ...] = ()
    files: Files = ()
    questions: Questions = ()
    last_news: date | None = None
    news: tuple[News, ...] = ()
    silences: tuple[Silence, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    links: tuple[Link, ...] = ()
    epoch: int = 1
    struck: tuple[int, ...] = ()
    acts: tuple[Acts, ...] = ()
    acted: datetime | None = None
    aside: Aside | None = None
    last_act: LastAct | None = None
    committed: datetime | None = None

    def scope_of(self, contact: str) -> Scope:
        """Say what a contact's newest link is for, in force or not; everything for who never had one."""
        return next((link.scope for link in reversed(self.links) if link.contact == contact), "full")

    def document(self, entry: int) -> Document | None:
        """Give the document that an entry made."""
        return next((document for document in self.documents if document.entry == entry), None)

    def file(self, entry: int) -> SentFile | None:
        """Give the file of a customer's that an entry announced."""
        return next((file for file in self.files if file.entry == entry), None)

    def newest(self, kind: DocumentKind) -> Document | None:
        """Give the newest document of a kind."""
        return next((document for document in reversed(self.documents) if document.kind == kind), None)

    def replacement(self, document: Document) -> Document | None:
        """Give the newer document that took the place of one; None while it holds."""
        newest = self.newest(document.kind) if DOCUMENTS[document.kind].replaces else None
        return newest if newest and newest.number != document.number else None

    @property
    def order_number(self) -> str | None:
        """The customer's own number of the order."""
        return self.customer_reference

    @property
    def document_numbers(self) -> tuple[str, ...]:
        """The numbers of its documents that it is searched by."""
        return ()

    @property
    def parcel_numbers(self) -> tuple[str, ...]:
        """The numbers of its parcels and instruments that it is searched by."""
        return ()

    @property
    def tracking_numbers(self) -> tuple[str, ...]:
        """What carriers call its parcels, of which a part is found too."""
        return ()

    @property
    def charged(self) -> bool:
        """Whether money of the customer's was asked for, or came."""
        return False

    @property
    def stock_use(self) -> StockUse:
        """What it uses of stock that is counted."""
        return NO_STOCK

    @property
    def instrument_use(self) -> InstrumentUse:
        """What it says of instruments: which left by it, which one its case is about."""
        return NO_INSTRUMENTS

    @property
    def takes_logs(self) -> bool:
        """Whether its customer may send what an instrument wrote."""
        return False

    @property
    def payment_use(self) -> PaymentUse:
        """What it uses of payments, by their ids."""
        return NO_USE

    @property
    def kept_until(self) -> datetime | None:
        """The moment (UTC) at which the pieces that it keeps are given back; None where they are kept for an order."""
        return None

    def stock_shown(self, today: date) -> frozenset[str]:
        """Give the SKUs whose stock its customer reads on a day."""
        return frozenset()

    @property
    def kept_of_arrivals(self) -> frozenset[str]:
        """The SKUs of which pieces are reserved that have still to arrive."""
        return frozenset()

    def orderable(self, today: date) -> bool:
        """Say whether its customer can order something of it on a day."""
        return False

    @property
    def unmade(self) -> tuple[Document, ...]:
        """The documents that were given up and are wanted still: neither withdrawn nor replaced."""
        return tuple(each for each in self.documents if each.failed and not each.void and self.replacement(each) is None)

    @property
    def remarks(self) -> Questions:
        """The remarks on parcels that wait for an answer."""
        return tuple(question for question in self.questions if question.remarks)


S = TypeVar("S", bound=DossierBase)


def uncounted(state: S) -> S:
    """Give a state without how many entries there are and what staff alone see of the last one: what many an entry changes."""
    return replace(state, version=0, moved=0, shown=0, committed=None, acted=None, aside=None, last_act=None)
