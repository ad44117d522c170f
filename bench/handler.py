"""The customer's lookup, from the gateway's event to its answer, beside the bare query of the same items."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer

from app import app
from bench.compare import Row, ratio
from bench.local import TABLE, grow
from bench.store import newest
from chalicelib.adapters import identity
from chalicelib.adapters.dynamodb import DynamoLists, DynamoStore
from chalicelib.adapters.links import LinkSigner
from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.kept import Kept
from chalicelib.application.links import Kind, LinkKey
from chalicelib.application.open_link import Door
from chalicelib.bootstrap import http
from chalicelib.entrypoints.http.customer_dossier import READ

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REFERENCE, TYPED = "45MR02G00A", "45MR02G00B"
TYPED_ITEMS = 26
"""A usual dossier: its head and 25 entries."""


def rows(client: "DynamoDBClient") -> list[Row]:
    """The handler beside the query of the same items, and beside one of 26 items of typed attributes."""
    grow(client, REFERENCE, TYPED_ITEMS - 1)
    _type(client)
    ask = _handler(client)
    same = ratio("lookup handler / bare query, same items", 1.08, ask, lambda: client.query(**newest(REFERENCE, READ + 1)))
    typed = ratio("lookup handler / bare query, 26 typed items", 0.65, ask, lambda: client.query(**newest(TYPED, TYPED_ITEMS)))
    return [same, typed]


def _handler(client: "DynamoDBClient") -> Any:
    """The deployed function's code on the client of the bench."""
    store, lists, signer = DynamoStore(client, TABLE), DynamoLists(client, TABLE), LinkSigner(lambda: ["k" * 40])
    door = Door(store, signer, seller().links)
    wired = http.Wiring(
        store,
        door,
        seller(),
        words,
        Kept(),
        lambda: datetime.now(UTC),
        str,
        lambda attempt: None,
        lambda claims: identity.staff(claims, ""),
        http.parking,
        http.shelves,
        http.inbox,
        http.draw,
        store,
        lists,
        signer,
        lists,
    )
    http.wiring = lambda: wired  # type: ignore[assignment]  # lru_cache has a type of its own
    token = signer.mint(LinkKey(Kind.DOSSIER, REFERENCE, "l1", 1))
    resource = "/dossiers/{reference}"
    event = {
        "requestContext": {"resourcePath": resource, "httpMethod": "GET", "requestId": "r1", "stage": "api"},
        "headers": {"Authorization": f"Bearer {token}"},
        "multiValueHeaders": {"Authorization": [f"Bearer {token}"]},
        "multiValueQueryStringParameters": None,
        "pathParameters": {"reference": REFERENCE},
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
    }

    def ask() -> None:
        answer = app(event, None)
        assert answer["statusCode"] == 200, answer

    return ask


def _type(client: "DynamoDBClient") -> None:
    """The same head and entries, each field an attribute of its own, as an object mapper would store them."""
    serialise = TypeSerializer().serialize
    for item in client.query(**newest(REFERENCE, TYPED_ITEMS))["Items"]:
        data = json.loads(item["data"]["S"])
        fields = {name: serialise(value) for name, value in data.items()}
        kept: Any = {**item, **fields, "pk": {"S": f"D#{TYPED}"}}
        del kept["data"]
        client.put_item(TableName=TABLE, Item=kept)
