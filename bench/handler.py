"""The customer's lookup, from the gateway's event to its answer, beside the bare query of the same items."""

import json
import secrets
from collections.abc import Callable, Hashable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer

from app import app
from bench.compare import Job, Row, ratio
from bench.local import NOW, TABLE, grow, ours
from bench.store import newest
from chalicelib.adapters import codec, identity
from chalicelib.adapters.dynamodb import DynamoLists, DynamoLostLinks, DynamoStock, DynamoStore, keys
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.document_cache import DocumentCache
from chalicelib.application.customer.open_link import Authenticator
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.application.seller import Seller
from chalicelib.application.view.kept_parts import HistoryRows, KeptParts
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.whole_document import CustomerDocument
from chalicelib.bootstrap import http
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.commands import AddNote, ReviseOffer
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.entrypoints.http.customer.dossier import READ
from tests.builder.dossiers import StoreBuilder
from tests.builder.stock import put_stock
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.callers import MANAGER
from tests.samples.commands import LINES

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REFERENCE, TYPED, LONG = "45MR02G00A", "45MR02G00B", "45MR02G00C"
NOTED, REVISED = "45MR02G00D", "45MR02G00E"
SKUS = tuple(sorted({line.sku for line in LINES if line.goods is not False}))
"""Whose stock the offers show."""
TYPED_ITEMS = 26
"""A usual dossier: its head and 25 entries."""


def rows(client: "DynamoDBClient") -> list[Row]:
    """Give the handler beside the query of the same items, and beside one of 26 items of typed attributes."""
    grow(client, REFERENCE, TYPED_ITEMS - 1)
    _type(client)
    grow(client, LONG, TYPED_ITEMS - 1, lines=200)
    put_stock(client, TABLE, *(StockItem(sku, 5) for sku in SKUS))
    again, same = _handler(client, REFERENCE), _query(client, REFERENCE, READ + 1)
    long = _query(client, LONG, READ + 1)
    return [
        *(_after(client, what, reference, commands) for what, reference, commands in AFTER),
        _first("offer looked up first, with its stock / bare calls", 1.15, _handler(client, REFERENCE, forget=True), same),
        _first("offer looked up first, 200 lines / bare calls", 2.50, _handler(client, LONG, forget=True), long),
        ratio("offer looked up again / bare calls, same items", 1.08, again, same),
        ratio("offer looked up again / bare calls, 26 typed items", 0.65, again, _query(client, TYPED, TYPED_ITEMS)),
    ]


def _first(what: str, target: float, ours: Job, theirs: Job) -> Row:
    """Give the lookup of what the function knows nothing of."""
    return ratio(what, target, ours, theirs, before=codec.decode_entry.cache_clear)


def _notes() -> Iterator[Command]:
    return (AddNote(comment=f"Le colis part dans {number} jours.", visible=True) for number in count(1))


def _revisions() -> Iterator[Command]:
    terms = NewTerms(valid_until=NOW.date() + timedelta(days=30))
    return (ReviseOffer(lines=LINES, terms=terms, discount=f"0.{number:04}") for number in count(1))


AFTER = (
    ("offer looked up after a note / bare calls", NOTED, _notes),
    ("offer looked up after its revision / bare calls", REVISED, _revisions),
)
"""What is read after commits: one that leaves all but the history as it was, and one that leaves nothing else."""


def _after(client: "DynamoDBClient", what: str, reference: str, commands: Callable[[], Iterator[Command]]) -> Row:
    """Give the lookup of what nobody read before: a commit comes before each, and the handler is warm."""
    commits = _commits(client, reference, commands())
    return ratio(what, 1.15, _handler(client, reference), _query(client, reference, READ + 1), before=lambda: next(commits))


def _commits(client: "DynamoDBClient", reference: str, commands: Iterator[Command]) -> Iterator[None]:
    """Write the head and the newest entries as each of these commands leaves the same dossier, so that it grows no longer."""
    table = MemoryDynamo()
    store: Any = DynamoStore(table, TABLE)  # type: ignore[arg-type]  # stands in for the client
    grow(table, reference, TYPED_ITEMS - 2)
    part = keys.dossier(reference)

    def later(number: int) -> datetime:
        """Say when each comes: the document of a version and moment is kept."""
        return NOW + timedelta(milliseconds=number)

    items, order = table.items, table.order
    before = items[part]
    for item in before.values():
        client.put_item(TableName=TABLE, Item=item)
    for number, command in enumerate(commands, 1):
        table.items, table.order = {pk: dict(of) for pk, of in items.items()}, {at: list(of) for at, of in order.items()}
        StoreBuilder(store, partial(later, number), MANAGER).apply(reference, command)
        for key, item in table.items[part].items():
            if item != before.get(key):
                client.put_item(TableName=TABLE, Item=item)
        yield


class Forgetful(DocumentCache):
    """Keeps nothing: each document is made as for the first who asks for it."""

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give one made now."""
        return make()


class ForgetfulParts(KeptParts):
    """Keeps nothing either."""

    def document(self, key: Hashable, made_of: object, make: Callable[[], CustomerDocument]) -> CustomerDocument:
        """Give one made now."""
        return make()

    def rows(self, reading: AnyReading) -> HistoryRows:
        """Give none."""
        return HistoryRows(None)


def _query(client: "DynamoDBClient", reference: str, limit: int) -> Job:
    """Give the calls that the lookup of an offer makes: its newest items, the stock of its goods, and its customer's account."""
    beside = (keys.account(reference), *map(keys.stock, SKUS))
    stock: Any = {TABLE: {"Keys": [keys.key(partition) for partition in beside], "ConsistentRead": False}}

    def bare() -> None:
        client.query(**newest(reference, limit))
        client.batch_get_item(RequestItems=stock)

    return bare


def wiring(client: "DynamoDBClient", of: Seller, *, forget: bool = False) -> http.Wiring:
    """Give what the deployed function's code works with, on the client of the bench; forget: as for the first who asks."""
    store, lists, signer = DynamoStore(client, TABLE), DynamoLists(client, TABLE), LinkSigner(lambda: ["k" * 40])
    return http.Wiring(
        store=store,
        authenticator=Authenticator(store, signer, of.links),
        seller=of,
        start=of.staff,
        staff_changed=lambda: None,
        user_roles=dict,
        translations_for=translations,
        document_cache=Forgetful() if forget else DocumentCache(),
        kept_parts=ForgetfulParts() if forget else KeptParts(),
        clock=lambda: datetime.now(UTC),
        choose=secrets.choice,
        pause=lambda attempt: None,
        identify=lambda claims: identity.staff(claims, {}),
        origin_secrets=tuple,
        parking=http.parking,
        document_store=http.document_store,
        inbox=http.inbox,
        draw=http.draw,
        draft_mails=http.draft_mails,
        print_statement=http.print_statement,
        print_labels=http.print_labels,
        accounts=store,
        products=store,
        product_index=lists,
        shelf=DynamoStock(client, TABLE),
        lists=lists,
        minter=signer,
        search=lists,
        codes=CodeSealer(lambda: ["k" * 40]),
        code_store=store,
        tasks=store,
        payers=store,
        payments=store,
        instruments=store,
        squares=http.squares,
        ask_stripe=http.ask_stripe,
        webhook_secrets=tuple,
        queue_payments=http.queue_payments,
        site_url="https://suivi.example",
        statements=store,
        lost_links=DynamoLostLinks(client, TABLE, WordSealer(lambda: ["k" * 40])),
    )


def _handler(client: "DynamoDBClient", reference: str, *, forget: bool = False) -> Job:
    """Give the deployed function's code on the client of the bench; forget: as for the first who asks, each time."""
    wired = wiring(ours(client), seller(), forget=forget)
    token = wired.minter.mint(LinkKey(LinkKind.DOSSIER, reference, "l1", 1))
    resource = "/dossiers/{reference}"
    event = {
        "requestContext": {"resourcePath": resource, "httpMethod": "GET", "requestId": "r1", "stage": "api"},
        "headers": {"Authorization": f"Bearer {token}"},
        "multiValueHeaders": {"Authorization": [f"Bearer {token}"]},
        "multiValueQueryStringParameters": None,
        "pathParameters": {"reference": reference},
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
    }

    def call() -> None:
        http.wiring = lambda: wired  # type: ignore[assignment]  # lru_cache has a type of its own
        answer = app(event, None)
        assert answer["statusCode"] == 200, answer

    return call


def _type(client: "DynamoDBClient") -> None:
    """Give the same head and entries, each field an attribute of its own, as an object mapper would store them."""
    serialise = TypeSerializer().serialize
    for item in client.query(**newest(REFERENCE, TYPED_ITEMS))["Items"]:
        data = json.loads(item["data"]["S"])
        fields = {name: serialise(value) for name, value in data.items()}
        row: Any = {**item, **fields, "pk": {"S": f"D#{TYPED}"}}
        del row["data"]
        client.put_item(TableName=TABLE, Item=row)
