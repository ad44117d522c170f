"""DossierStore on DynamoDB: one strongly consistent query a lookup, one transaction a commit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, overload

from botocore.exceptions import ClientError, HTTPClientError
from msgspec import convert

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.batch import get_all
from chalicelib.adapters.dynamodb.items import Action, actions, claiming, pending_of, rewriting
from chalicelib.adapters.dynamodb.refused import refusal
from chalicelib.adapters.dynamodb.retries import patiently
from chalicelib.adapters.dynamodb.stock_items import stock_of
from chalicelib.adapters.dynamodb.streams import STREAMS, StoredStream, instrument_of, payer_of, payment_of, product_of, task_of
from chalicelib.adapters.pauses import pause
from chalicelib.application.ports.catalogue import ImportPart, StoredProduct
from chalicelib.application.ports.commit import ACCOUNT, Account, AlreadyDone, AnyCommit, Conflict, Fact, Loaded, Record, Stream
from chalicelib.application.ports.dossiers import Page, StockAndHold
from chalicelib.application.ports.effects import Pending
from chalicelib.application.ports.instrument_files import InstrumentPart
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_fact import ProductFact
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import InstrumentFact
from chalicelib.domain.payment.matching.payer_rule import PayerRule
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.statement import Statement
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.task.task import TaskHistory

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.dynamodb.keys import Item


H = TypeVar("H")
MOST_FACTS = 1000
"""Facts of a payment that one read gives: each is a decision of somebody's, or a step of its door."""


class DynamoStore:
    """Dossiers, accounts and command records in one table."""

    def __init__(
        self, client: "DynamoDBClient", table: str, policy: NewsPolicy = POLICY, wait: Callable[[int], None] = pause, *,
        streams: Mapping[str, StoredStream[Any, Any]] = STREAMS,
    ) -> None:  # fmt: skip
        self._client = client
        self._table = table
        self._policy = policy
        self._wait = wait
        self._streams = streams

    def load(self, reference: str) -> Loaded | None:
        """Give the head, strongly consistent, or None."""
        item = self._get(keys.dossier(reference))
        return self._loaded(reference, item) if item else None

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """Give the heads in the order asked for, without those that do not exist.

        Strongly consistent unless that is not asked.
        """
        return [(r, self._loaded(r, item)) for r, item in self._heads(references, consistent=consistent)]

    def entitlements(self, references: Sequence[str]) -> Sequence[tuple[str, Dossier]]:
        """Give what says who may see dossiers, strongly consistent; a head of another snapshot is read whole."""
        return [
            (r, codec.decode_entitlement(item["data"]["S"]) if _of_today(item) else self._loaded(r, item).state)
            for r, item in self._heads(references, consistent=True)
        ]

    def _heads(self, references: Sequence[str], *, consistent: bool) -> "Iterator[tuple[str, Item]]":
        wanted = [keys.key(keys.dossier(reference)) for reference in dict.fromkeys(references)]
        items = get_all(self._client, self._table, wanted, self._wait, consistent=consistent)
        by_reference = {item["pk"]["S"][2:]: item for item in items}
        return ((r, by_reference[r]) for r in dict.fromkeys(references) if r in by_reference)

    def page(self, reference: str, limit: int) -> Page | None:
        """Give the head and at most `limit` of the newest entries, newest first, in one query; fewer where they exceed 1 MB."""
        items = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.dossier(reference)}},
            ScanIndexForward=False,
            Limit=limit + 1,
            ConsistentRead=True,
        )["Items"]
        if not items:
            return None
        return Page(self._loaded(reference, items[0]), Entries(items[1:]))

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """Give at most `limit` entries with seq below `before`, newest first."""
        return self._range(reference, before - 1, limit) if before > 1 else []

    def pending(self, reference: str, first: int, last: int) -> Sequence[Pending]:
        """Give the mails that are still to leave because of these entries: a dossier has few at once, and one page holds them."""
        items = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :mails",
            ExpressionAttributeValues={":mails": {"S": f"{keys.EFFECTS['mail']}{reference}"}},
            ConsistentRead=True,
        )["Items"]
        waiting = (pending_of(item) for item in items if item["due_shard"]["S"] != keys.PARKED)
        return [one for one in waiting if first <= one.effect.seq <= last]

    def history(self, reference: str) -> Sequence[Entry]:
        """Give all entries, oldest first."""
        return self._range(reference)

    def account(self, account: str) -> Account | None:
        """Give the account, strongly consistent, or None."""
        return self.head(ACCOUNT, account)

    def head(self, stream: Stream[H, Fact], stream_id: str) -> H | None:
        """Give the head of a stream that is not folded, strongly consistent, or None."""
        stored = self._streams[stream.name]
        item = self._get(stored.partition(stream_id))
        head: H | None = stored.read(item) if item else None
        return head

    def products(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, Product]:
        """Give the products of the catalogue by SKU, strongly consistent unless that is not asked, without unknown ones."""
        read = (codec.decode_product(item["data"]["S"]) for item in self._all_of(keys.product, skus, consistent=consistent))
        return {product.sku: product for product in read}

    def stored_products(self, skus: frozenset[str]) -> Mapping[str, StoredProduct]:
        """Give products by SKU with their versions, strongly consistent."""
        read = map(product_of, self._all_of(keys.product, skus, consistent=True))
        return {stored.product.sku: stored for stored in read}

    def tasks(self, ids: Sequence[str]) -> Mapping[str, TaskHistory]:
        """Give tasks by id, as of a second ago, without those of which nothing is known any more."""
        read = map(task_of, self._all_of(keys.task, frozenset(ids), consistent=False))
        return {history.id: history for history in read}

    def payments(self, ids: Sequence[str]) -> Sequence[Payment]:
        """Give payments in the order asked for, as of a second ago, without those that there are not."""
        read = {one.id: one for one in map(payment_of, self._all_of(keys.payment, frozenset(ids), consistent=False))}
        return [read[one] for one in dict.fromkeys(ids) if one in read]

    def payers(self, ids: Sequence[str]) -> Mapping[str, PayerRule]:
        """Give what is remembered of these payers, as of a second ago, without those of whom nothing is."""
        rules = map(payer_of, self._all_of(keys.payer, frozenset(ids), consistent=False))
        return {rule.id: rule for rule in rules if rule.account is not None}

    def statements(self, ids: Sequence[str]) -> Sequence[Statement]:
        """Give bank statements in the order asked for, as of a second ago, without those that there are not."""
        items = self._all_of(keys.statement, frozenset(ids), consistent=False)
        read = {one.id: one for one in (codec.decode_statement(item["data"]["S"]) for item in items)}
        return [read[one] for one in dict.fromkeys(ids) if one in read]

    def instruments(self, ids: Sequence[str]) -> Sequence[Instrument]:
        """Give instruments in the order asked for, as of a second ago, without those that there are not."""
        read = {one.id: one for one in map(instrument_of, self._all_of(keys.instrument, frozenset(ids), consistent=False))}
        return [read[one] for one in dict.fromkeys(ids) if one in read]

    def instrument_facts(self, instrument: str) -> Sequence[InstrumentFact]:
        """Give all facts of an instrument, oldest first, strongly consistent."""
        items = self._items(keys.instrument(instrument), None, MOST_FACTS)
        return [codec.decode_instrument_fact(item["data"]["S"]) for item in reversed(items)]

    def bearers(self, serial_ids: frozenset[str]) -> Mapping[str, str]:
        """Give the instruments that bear serial numbers, strongly consistent, without those of nobody."""
        items = self._all_of(keys.instrument_serial, serial_ids, consistent=True)
        prefix = keys.instrument_serial("")
        held = {item["pk"]["S"].removeprefix(prefix): codec.decode_serial_holder(item["data"]["S"]) for item in items}
        return {serial: holder.instrument for serial, holder in held.items() if holder.instrument}

    def instrument_part(self, file_id: str, seq: int) -> InstrumentPart | None:
        """Give a part of a file of instruments, strongly consistent, or None."""
        key = keys.key(keys.instrument_file(file_id), keys.event(seq))
        item = self._client.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")
        return codec.decode_instrument_part(item["data"]["S"]) if item else None

    def payment_facts(self, payment: str) -> Sequence[PaymentFact]:
        """Give all facts of a payment, oldest first, strongly consistent."""
        items = self._items(keys.payment(payment), None, MOST_FACTS)
        return [codec.decode_payment_fact(item["data"]["S"]) for item in reversed(items)]

    def import_part(self, import_id: str, seq: int) -> ImportPart | None:
        """Give a part of a file, strongly consistent, or None."""
        key = keys.key(keys.product_import(import_id), keys.event(seq))
        item = self._client.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")
        return codec.decode_import_part(item["data"]["S"]) if item else None

    def product_facts(self, sku: str, before: int | None, limit: int) -> Sequence[ProductFact]:
        """Give at most `limit` facts of a product, those below the number `before` if it is given, newest first."""
        return [codec.decode_product_fact(item["data"]["S"]) for item in self._items(keys.product(sku), before, limit)]

    def _items(self, partition: str, before: int | None, limit: int) -> "list[Item]":
        return self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues={
                ":pk": {"S": partition},
                ":first": {"S": keys.event(0)},
                ":last": {"S": keys.event(before - 1 if before else 99_999_999)},
            },
            ScanIndexForward=False,
            Limit=limit,
            ConsistentRead=True,
        )["Items"]

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """Give what is there of SKUs, strongly consistent unless that is not asked, without those that we do not count."""
        read = (stock_of(item) for item in self._all_of(keys.stock, skus, consistent=consistent))
        return {item.sku: item for item in read}

    def stock_and_hold(self, skus: frozenset[str], account: str) -> StockAndHold:
        """Give what is there of SKUs, and whether staff hold an account, in one read, as of a second ago."""
        pk = keys.account(account)
        wanted = [keys.key(partition) for partition in (pk, *map(keys.stock, sorted(skus)))]
        items = {item["pk"]["S"]: item for item in get_all(self._client, self._table, wanted, self._wait, consistent=False)}
        head = items.pop(pk, None)
        on_hold = head is not None and "conditions" in head and codec.decode_on_hold(head["conditions"]["S"])
        stock = map(stock_of, items.values())
        return StockAndHold({item.sku: item for item in stock}, on_hold)

    def _all_of(self, partition: Callable[[str], str], ids: frozenset[str], *, consistent: bool) -> "list[Item]":
        wanted = [keys.key(partition(one)) for one in sorted(ids)]
        return get_all(self._client, self._table, wanted, self._wait, consistent=consistent) if wanted else []

    def count(self, series: str) -> Count:
        """Say where a sequence of numbers stands, strongly consistent."""
        item = self._get(keys.sequence(series))
        if item is None:
            return Count(series, 0, None, 0)
        return Count(series, int(item["last"]["N"]), date.fromisoformat(item["day"]["S"]), int(item["version"]["N"]))

    def holder(self, number: str) -> str | None:
        """Give the dossier of the document that has this number of ours, however it is spelled, strongly consistent, or None."""
        key = keys.key(keys.own_number(number), keys.OWN_NUMBER)
        item = self._client.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")
        return item["dossier"]["S"] if item else None

    def record(self, principal: str, key: str) -> Record | None:
        """Give the record of a command, strongly consistent, or None."""
        item = self._get(keys.command(principal, key))
        return codec.decode_record(item["data"]["S"]) if item else None

    def suppressed(self, address: str) -> Undeliverable | None:
        """Say why an address is mailed no more, however it is written, strongly consistent; None where mails go out to it."""
        item = self._get(keys.suppression(address))
        return convert(item["why"]["S"], Undeliverable) if item else None

    def commit(self, commit: AnyCommit) -> None:
        """Write all of it in one transaction, or raise AlreadyDone, Conflict, LeaseLost, NumberTaken or OutOfStock.

        The client repeats a request that got no answer, under the same ClientRequestToken; nothing rests on that token,
        since the command record refuses a second writing by itself. What stays unanswered is settled by reading the record.
        """
        self._write(actions(self._table, commit, self._policy, self._streams), commit.record)

    def claim(self, record: Record, at: datetime) -> None:
        """Write a record alone, or raise AlreadyDone with the one that has its key."""
        asked = [claiming(self._table, record, at)]
        patiently(lambda: self._write(asked, record), self._wait, lambda error: isinstance(error, Conflict))

    def _write(self, asked: Sequence[Action], record: Record) -> None:
        try:
            self._client.transact_write_items(TransactItems=[action.write for action in asked])
        except (ClientError, HTTPClientError) as error:
            done = self.record(record.principal, record.key)
            refused = refusal(error, asked)
            if done is None:
                raise (refused or error) from error
            if refused or done != record:
                raise AlreadyDone(done) from error

    def _get(self, pk: str) -> "Item | None":
        return self._client.get_item(TableName=self._table, Key=keys.key(pk), ConsistentRead=True).get("Item")

    def _loaded(self, reference: str, item: "Item") -> Loaded:
        data = item["data"]["S"]
        if _of_today(item):
            return codec.decode_head(data)
        head = Loaded(fold(self._range(reference, int(item["version"]["N"]))), codec.decode_head_people(data))
        if int(item["v"]["N"]) < codec.SNAPSHOT:
            self._write_back(reference, head, item)
        return head

    def _write_back(self, reference: str, head: Loaded, old: "Item") -> None:
        """Keep a head that was folded anew, so that nobody waits for it again; who may not write, or comes late, reads on."""
        with suppress(ClientError, HTTPClientError):
            self._client.transact_write_items(TransactItems=[rewriting(self._table, reference, head, old)])

    def _range(self, reference: str, last: int = 99_999_999, limit: int | None = None) -> list[Entry]:
        """Give entries 1 to `last`: oldest first, or with a limit the newest of them, newest first."""
        pages: Iterable[list[Item]] = (
            page["Items"]
            for page in self._client.get_paginator("query").paginate(
                TableName=self._table,
                KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
                ExpressionAttributeValues={
                    ":pk": {"S": keys.dossier(reference)},
                    ":first": {"S": keys.event(1)},
                    ":last": {"S": keys.event(last)},
                },
                ScanIndexForward=limit is None,
                ConsistentRead=True,
                PaginationConfig={"MaxItems": limit, "PageSize": limit} if limit else {},
            )
        )
        return [_entry(item) for items in pages for item in items]


class Entries(Sequence[Entry]):
    """Entries decoded once, when they are looked at: a document that was made before needs none of them."""

    def __init__(self, items: "Sequence[Item]") -> None:
        self._items = items
        self._decoded: list[Entry | None] = [None] * len(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> "Entries": ...

    def __getitem__(self, index: int | slice) -> "Entry | Entries":
        if isinstance(index, slice):
            return Entries(self._items[index])
        entry = self._decoded[index]
        if entry is None:
            entry = self._decoded[index] = _entry(self._items[index])
        return entry


def _of_today(item: "Item") -> bool:
    return int(item["v"]["N"]) == codec.SNAPSHOT


def _entry(item: "Item") -> Entry:
    return codec.decode_entry(int(item["sk"]["S"][2:]), int(item["v"]["N"]), item["data"]["S"])
