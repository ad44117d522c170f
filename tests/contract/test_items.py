"""What lies in the table, as other readers of it find it: the stream, an operator, a later version of this code."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoStore, effect_of
from chalicelib.application.ports.commit import Account, Record, Suppression
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.numbering import Count
from tests.contract.commits import MAIL, NOW, PEOPLE, REFERENCE, RENDERING, commit
from tests.contract.moto_table import on_moto

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TABLE = "dossiers"
TERMS = ("45kl89g00e", "0031564", "31564", "bigcorp", "europe", "jean", "bon", "jeanbigcorpexample", "bigcorpexample")
COUNTED = Count("F26", 1, NOW.date(), 1)


@pytest.fixture
def client() -> "Iterator[DynamoDBClient]":
    """A client of an empty table."""
    with on_moto(TABLE) as made:
        yield made


def items(client: "DynamoDBClient") -> dict[tuple[str, str], Any]:
    """Everything in the table by key."""
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in client.scan(TableName=TABLE)["Items"]}


def test_a_commit_is_these_items_with_one_payload_each(client: "DynamoDBClient") -> None:
    whole = commit(effects=(MAIL, RENDERING), numbers=("F26-1",), account=Account(PEOPLE, 0), counted=COUNTED)
    DynamoStore(client, TABLE).commit(whole)
    assert {key: set(item) - {"pk", "sk"} for key, item in items(client).items()} == {
        ("D#45KL89G00E", "H"): {"version", "v", "data"},
        ("D#45KL89G00E", "E#00000001"): {"type", "v", "data"},
        ("D#45KL89G00E", "E#00000002"): {"type", "v", "data"},
        ("C#staff:m1#k1", "H"): {"data", "ttl"},
        ("A#bigcorp", "H"): {"version", "data"},
        ("N#F26", "H"): {"version", "last", "day"},
        ("R#F261", "own"): {"dossier"},
        ("F#45KL89G00E", "1#link#c1"): {"tries", "due_shard", "due_at"},
        ("P#45KL89G00E", "1#render#"): {"tries", "due_shard", "due_at"},
        ("W#45KL89G00E", "customer"): {"v", "side", "place", "since", "due", "ttl"},
        ("A#bigcorp", "F#2004-08-31#45KL89G00E"): {"v", "contacts"},
        **{("T#" + term[0], f"{term}#45KL89G00E"): {"v"} for term in TERMS},
    }
    assert items(client)["D#45KL89G00E", "E#00000001"]["type"] == {"S": "details_set"}


def test_a_record_lives_for_thirty_days_and_one_of_payments_for_ever(client: "DynamoDBClient") -> None:
    store = DynamoStore(client, TABLE)
    first = commit()
    store.commit(first)
    store.commit(commit(first.head.state, record=Record("staff:a1", "k2", "p", 201, REFERENCE, 3, keep=True)))
    kept = items(client)
    assert kept["C#staff:m1#k1", "H"]["ttl"] == {"N": str(int((NOW + timedelta(days=30)).timestamp()))}
    assert "ttl" not in kept["C#staff:a1#k2", "H"]


def test_an_offer_that_ended_leaves_the_work_list_after_thirty_days(client: "DynamoDBClient") -> None:
    DynamoStore(client, TABLE).commit(commit())
    row = items(client)[f"W#{REFERENCE}", "customer"]
    assert row["due"]["S"].startswith("2004-08-31#2004-08-31#") and row["due"]["S"].endswith("#order#claire")
    assert row["ttl"] == {"N": str(int(datetime(2004, 9, 30, tzinfo=UTC).timestamp()))}


def test_an_effect_is_known_by_its_keys() -> None:
    assert effect_of({"pk": {"S": "F#45KL89G00E"}, "sk": {"S": "12#link#c-1.b"}}) == Effect("45KL89G00E", 12, "link", "c-1.b")
    assert effect_of({"pk": {"S": "P#45KL89G00E"}, "sk": {"S": "3#render#"}}) == Effect("45KL89G00E", 3, "render", "")
    forwarded = Effect("45KL89G00E", 9, "forwarded_invoice", "c2")
    assert effect_of({"pk": {"S": "X#45KL89G00E"}, "sk": {"S": "9#forwarded_invoice#c2"}}) == forwarded
    with pytest.raises(ValueError, match="no effect"):
        effect_of({"pk": {"S": "D#45KL89G00E"}, "sk": {"S": "12#link#c1"}})


def test_a_head_of_another_fold_is_folded_anew(client: "DynamoDBClient") -> None:
    store = DynamoStore(client, TABLE)
    written = commit()
    store.commit(written)
    stale = {"state": {"field": "of another time"}, "people": json.loads(codec.encode(PEOPLE))}
    client.put_item(
        TableName=TABLE,
        Item={
            "pk": {"S": f"D#{REFERENCE}"},
            "sk": {"S": "H"},
            "version": {"N": "2"},
            "v": {"N": "0"},
            "data": {"S": json.dumps(stale)},
        },
    )
    assert store.load(REFERENCE) == written.head
    page = store.page(REFERENCE, 50)
    assert page is not None
    assert page.head == written.head
    assert written.head.state != Dossier()


def test_no_address_lies_in_the_table_because_it_is_mailed_no_more(client: "DynamoDBClient") -> None:
    before = commit()
    DynamoStore(client, TABLE).commit(before)
    there = set(items(client))
    DynamoStore(client, TABLE).commit(commit(before.head.state, "k2", suppression=Suppression("zoe@shop.example", "bounced")))
    (key,) = (key for key in set(items(client)) - there if key[0].startswith("M#"))
    assert key == (f"M#{sha256(b'zoe@shop.example').hexdigest()}", "H")
    assert items(client)[key] == {
        "pk": {"S": key[0]}, "sk": {"S": "H"}, "why": {"S": "bounced"}, "since": {"S": "2026-08-06T07:14:00.000000+00:00"},
    }  # fmt: skip
    assert "zoe@shop.example" not in json.dumps(client.scan(TableName=TABLE)["Items"])
