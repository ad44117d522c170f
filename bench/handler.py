"""The customer's lookup, from the gateway's event to its answer, beside the bare query of the same items."""

import json
import secrets
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer

from app import app
from bench.compare import Job, Row, ratio
from bench.local import TABLE, grow
from bench.store import newest
from chalicelib.adapters import identity
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
from chalicelib.application.view.kept_parts import KeptParts
from chalicelib.bootstrap import http
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.entrypoints.http.customer.dossier import READ
from tests.builder.stock import put_stock
from tests.samples.commands import LINES

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REFERENCE, TYPED, LONG = "45MR02G00A", "45MR02G00B", "45MR02G00C"
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
    again, anew = _handler(client, REFERENCE, DocumentCache()), _handler(client, REFERENCE, Forgetful())
    same, long = _query(client, REFERENCE, READ + 1), _query(client, LONG, READ + 1)
    return [
        ratio("offer looked up anew, with its stock / bare calls", 1.15, anew, same),
        ratio("offer looked up anew, 200 lines / bare calls", 2.50, _handler(client, LONG, Forgetful()), long),
        ratio("offer looked up again / bare calls, same items", 1.08, again, same),
        ratio("offer looked up again / bare calls, 26 typed items", 0.65, again, _query(client, TYPED, TYPED_ITEMS)),
    ]


class Forgetful(DocumentCache):
    """Keeps nothing: each document is made as for the first who asks for it."""

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give one made now."""
        return make()


def _query(client: "DynamoDBClient", reference: str, limit: int) -> Job:
    """Give the calls that the lookup of an offer makes: its newest items, the stock of its goods, and its customer's account."""
    beside = (keys.account(reference), *map(keys.stock, SKUS))
    stock: Any = {TABLE: {"Keys": [keys.key(partition) for partition in beside], "ConsistentRead": False}}

    def bare() -> None:
        client.query(**newest(reference, limit))
        client.batch_get_item(RequestItems=stock)

    return bare


def wiring(client: "DynamoDBClient", cache: DocumentCache, of: Seller) -> http.Wiring:
    """Give what the deployed function's code works with, on the client of the bench."""
    store, lists, signer = DynamoStore(client, TABLE), DynamoLists(client, TABLE), LinkSigner(lambda: ["k" * 40])
    return http.Wiring(
        store=store,
        authenticator=Authenticator(store, signer, of.links),
        seller=of,
        translations_for=translations,
        document_cache=cache,
        kept_parts=KeptParts(),
        clock=lambda: datetime.now(UTC),
        choose=secrets.choice,
        pause=lambda attempt: None,
        identify=lambda claims: identity.staff(claims, ""),
        origin_secrets=tuple,
        parking=http.parking,
        document_store=http.document_store,
        inbox=http.inbox,
        draw=http.draw,
        accounts=store,
        products=store,
        product_index=lists,
        shelf=DynamoStock(client, TABLE),
        lists=lists,
        minter=signer,
        search=lists,
        codes=CodeSealer(lambda: ["k" * 40]),
        code_store=store,
        lost_links=DynamoLostLinks(client, TABLE, WordSealer(lambda: ["k" * 40])),
    )


def _handler(client: "DynamoDBClient", reference: str, cache: DocumentCache) -> Job:
    """Give the deployed function's code on the client of the bench."""
    wired = wiring(client, cache, seller())
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
