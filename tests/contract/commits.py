"""Commits as tests write them, without the application."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoParking, DynamoStock, DynamoStore
from chalicelib.adapters.dynamodb.lists import DynamoLists
from chalicelib.adapters.dynamodb.streams import STREAMS
from chalicelib.application.ports.catalogue import ProductIndex, ProductStore
from chalicelib.application.ports.commit import DOSSIER, Commit, Loaded, Record, account_write
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect, EffectStore
from chalicelib.application.ports.instrument_files import InstrumentFileStore
from chalicelib.application.ports.lists import Lists, Search
from chalicelib.application.ports.payment_store import PaymentStore
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.staff.accounts import AccountStore
from chalicelib.application.staff.parked import Parking
from chalicelib.domain.account.people import Address, Contact, People
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.values.actor import Actor
from tests.samples.events import EVENTS
from tests.samples.stock_item import ITEM, STORED

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REFERENCE = "45KL89G00E"
NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
PEOPLE = People(
    "bigcorp",
    "BigCorp Europe",
    {"c1": Contact("c1", "Jean Bon", "jean@bigcorp.example", "fr")},
    {"a1": Address(("BigCorp",), "38000", "Grenoble", "FR")},
)
MAIL = Effect(REFERENCE, 1, "link", "c1")
RENDERING = Effect(REFERENCE, 1, "render", "")


class Storing(InstrumentFileStore, DossierStore, AccountStore, PaymentStore, ProductStore, TaskStore, Protocol):
    """One implementation of all of them."""


class Listing(Lists, Search, ProductIndex, Protocol):
    """One implementation of both."""


class Stores(NamedTuple):
    """An implementation of the protocols on the same data; `effects` is the queue of mails.

    raw: the client and the table. shelf: the stock.
    """

    dossiers: Storing
    effects: EffectStore
    renderings: EffectStore
    parking: Parking
    lists: Listing
    raw: "tuple[DynamoDBClient, str]"
    shelf: StockStore


def on(client: "DynamoDBClient", table: str) -> Stores:
    """The adapters on a table."""
    mails, renderings = DynamoEffects(client, table), DynamoEffects(client, table, "render")
    dossiers = DynamoStore(client, table, streams={**STREAMS, ITEM.name: STORED})
    return Stores(
        dossiers,
        mails,
        renderings,
        DynamoParking(client, table),
        DynamoLists(client, table),
        (client, table),
        DynamoStock(client, table),
    )


def entries(events: Sequence[e.Event], after: int = 0) -> tuple[Entry, ...]:
    """Entries committed now."""
    provenance = Provenance(NOW.date(), NOW, Actor("manager"), "m1", "staff")
    return tuple(Entry(seq, event, provenance, NOW) for seq, event in enumerate(events, start=after + 1))


def commit(
    before: Dossier | None = None, key: str = "k1", events: Sequence[e.Event] | None = None, **changes: Any
) -> Commit[Loaded, Entry]:
    """A commit that follows a state, or begins the dossier with its details and an offer."""
    state = before or Dossier()
    written = entries(events if events is not None else (EVENTS[:2] if before is None else (e.NoteAdded(),)), state.version)
    expected = state.version
    for entry in written:
        state = evolve(state, entry)
    reference = changes.get("reference", REFERENCE)
    if "account" in changes:
        changes["also"] = (account_write(changes.pop("account")),)
    given = {"stream": DOSSIER, "at": NOW, "reference": reference,
             "expected": expected, "entries": written, "head": Loaded(state, PEOPLE),
             "record": Record("staff:m1", key, "print", 201, reference, state.version),
             "before": Loaded(before, PEOPLE) if before else None}  # fmt: skip
    return Commit(**{**given, **changes})
