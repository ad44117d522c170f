"""How each kind of stream is stored: its head, its facts, the rows of lists that follow from its head, and how it is read."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.application.ports.catalogue import PRODUCT, PRODUCT_IMPORT, ImportPart, ProductImport, StoredProduct
from chalicelib.application.ports.commit import ACCOUNT, DOSSIER, ORDER_CODE, Account, Fact, Loaded, Stream
from chalicelib.application.ports.instrument_files import INSTRUMENT_FILE, InstrumentFile, InstrumentPart
from chalicelib.application.ports.instrument_store import INSTRUMENT, INSTRUMENT_SERIAL, SerialHolder
from chalicelib.application.ports.payer_store import PAYER
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.staff_store import STAFF_LIST
from chalicelib.application.ports.statement_store import STATEMENT
from chalicelib.application.ports.task_store import TASK, TASK_ADDRESS, AddressTask
from chalicelib.application.projection.instrument_rows import instrument_rows_before_and_after
from chalicelib.application.projection.payer_rows import payer_rows_before_and_after
from chalicelib.application.projection.payment_rows import payment_rows_before_and_after
from chalicelib.application.projection.product_rows import product_rows_before_and_after
from chalicelib.application.projection.row_types import Row
from chalicelib.application.projection.rows import rows_before_and_after
from chalicelib.application.projection.statement_rows import statement_rows_before_and_after
from chalicelib.application.projection.task_rows import task_rows_before_and_after
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.catalogue.product_fact import ProductFact
from chalicelib.domain.colleague.staff_list import StaffList
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import InstrumentFact
from chalicelib.domain.payment.matching.payer_rule import PayerRule
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.statement import Statement
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.order_code import OrderCode
from chalicelib.domain.sale.upcast import VERSION
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.task.task import TaskHistory
from chalicelib.domain.values.calendar import utc

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.keys import Item

IMPORT_LIFE = timedelta(days=30)
H = TypeVar("H")
F = TypeVar("F", bound=Fact)


CODE_LIFE = timedelta(days=2)


class StoredStream(Struct, Generic[H, F], frozen=True, kw_only=True):
    """One row a stream. The head's item says its version in `version`; a commit holds it to that.

    partition: the key of its head and facts, of its id. read: the head of an item of today's code.
    rows: those of lists before a commit, whose head may be none, and after it; those that it leaves alone may be missing.
    """

    stream: Stream[H, F]
    partition: Callable[[str], str]
    head: "Callable[[str, H], Item]"
    fact: "Callable[[str, F], Item]"
    rows: Callable[[str, H | None, H, NewsPolicy], tuple[frozenset[Row], frozenset[Row]]]
    read: "Callable[[Item], H]"


def dossier_head(reference: str, head: Loaded) -> "Item":
    """Give a dossier's head as it is stored. Raises NotAllowed for one that is too large."""
    return {
        **keys.key(keys.dossier(reference)),
        "version": {"N": str(head.state.version)},
        "v": {"N": str(codec.SNAPSHOT)},
        "data": {"S": codec.encode_head(head)},
        **_acted(head.state.acted),
    }


def _acted(at: datetime | None) -> "Item":
    """Give what an index finds a head by once its customer did something: so a commit writes no item more."""
    return {"due_shard": {"S": keys.ACTED}, "due_at": {"S": keys.moment(at)}} if at else {}


def dossier_entry(reference: str, entry: Entry) -> "Item":
    """Give an entry of a dossier as it is stored."""
    return {
        **keys.key(keys.dossier(reference), keys.event(entry.seq)),
        "type": {"S": str(type(entry.event).__struct_config__.tag)},
        "v": {"N": str(VERSION)},
        "data": {"S": codec.encode_entry(entry)},
    }


def account_head(account_id: str, account: Account) -> "Item":
    """Give an account that was loaded and changed, as it is stored: one version further."""
    return {
        **keys.key(keys.account(account_id)),
        "version": {"N": str(account.version + 1)},
        "data": {"S": codec.encode(account.people)},
        **({"affairs": {"S": codec.encode(account.affairs)}} if account.affairs else {}),
        **({"names": {"S": codec.encode(account.names)}} if account.names else {}),
        **({"conditions": {"S": codec.encode(account.conditions)}} if account.conditions != NO_CONDITIONS else {}),
    }


def _account(item: "Item") -> Account:
    grants = codec.decode_grants(item["affairs"]["S"]) if "affairs" in item else {}
    names = codec.decode_names(item["names"]["S"]) if "names" in item else ()
    conditions = codec.decode_conditions(item["conditions"]["S"]) if "conditions" in item else NO_CONDITIONS
    return Account(codec.decode_people(item["data"]["S"]), int(item["version"]["N"]), grants, names, conditions)


def product_head(sku: str, stored: StoredProduct) -> "Item":
    """Give a product as it is stored."""
    return {
        **keys.key(keys.product(sku)),
        "version": {"N": str(stored.version)},
        "data": {"S": codec.encode(stored.product)},
    }


def product_fact(sku: str, fact: ProductFact) -> "Item":
    """Give an entry of a product's history as it is stored."""
    return {**keys.key(keys.product(sku), keys.event(fact.seq)), "data": {"S": codec.encode(fact)}}


def product_of(item: "Item") -> StoredProduct:
    return StoredProduct(codec.decode_product(item["data"]["S"]), int(item["version"]["N"]))


def task_of(item: "Item") -> TaskHistory:
    """Give the task that an item holds."""
    return codec.decode_task(item["data"]["S"])


def payment_head(payment_id: str, payment: Payment) -> "Item":
    """Give a payment as it is stored."""
    return {
        **keys.key(keys.payment(payment_id)),
        "version": {"N": str(payment.version)},
        "data": {"S": codec.encode(payment)},
    }


def payment_fact(payment_id: str, fact: PaymentFact) -> "Item":
    """Give an entry of a payment's history as it is stored."""
    return {**keys.key(keys.payment(payment_id), keys.event(fact.seq)), "data": {"S": codec.encode(fact)}}


def payment_of(item: "Item") -> Payment:
    """Give the payment that an item holds."""
    return codec.decode_payment(item["data"]["S"])


def instrument_head(instrument_id: str, instrument: Instrument) -> "Item":
    """Give an instrument as it is stored."""
    return {
        **keys.key(keys.instrument(instrument_id)),
        "version": {"N": str(instrument.version)},
        "data": {"S": codec.encode(instrument)},
    }


def instrument_fact(instrument_id: str, fact: InstrumentFact) -> "Item":
    """Give an entry of an instrument's history as it is stored."""
    return {**keys.key(keys.instrument(instrument_id), keys.event(fact.seq)), "data": {"S": codec.encode(fact)}}


def instrument_of(item: "Item") -> Instrument:
    """Give the instrument that an item holds."""
    return codec.decode_instrument(item["data"]["S"])


def serial_head(serial_id: str, holder: SerialHolder) -> "Item":
    """Give what tells who bears a serial number, as it is stored."""
    return {
        **keys.key(keys.instrument_serial(serial_id)),
        "version": {"N": str(holder.version)},
        "data": {"S": codec.encode(holder)},
    }


def instrument_file_head(file_id: str, head: InstrumentFile) -> "Item":
    """Give how far a file of instruments came, as it is stored: no longer than one for the catalogue."""
    return {
        **keys.key(keys.instrument_file(file_id)),
        "version": {"N": str(head.version)},
        "data": {"S": codec.encode(head)},
        "ttl": _import_end(head.at),
    }


def instrument_file_part(file_id: str, part: InstrumentPart) -> "Item":
    """Give a part of such a file as it is stored."""
    return {
        **keys.key(keys.instrument_file(file_id), keys.event(part.seq)),
        "data": {"S": codec.encode(part)},
        "ttl": _import_end(part.at),
    }


def statement_head(statement_id: str, statement: Statement) -> "Item":
    """Give a bank statement as it is stored."""
    return {
        **keys.key(keys.statement(statement_id)),
        "version": {"N": str(statement.version)},
        "data": {"S": codec.encode(statement)},
    }


def code_head(code_id: str, code: OrderCode) -> "Item":
    """Give a code as it is stored: forgotten two days after it expired, since those of one day are counted."""
    return {
        **keys.key(keys.order_code(code_id)),
        "version": {"N": str(code.version)},
        "data": {"S": codec.encode(code)},
        "ttl": {"N": str(int((utc(code.expires) + CODE_LIFE).timestamp()))},
    }


def task_head(task_id: str, history: TaskHistory) -> "Item":
    """Give a task as it is stored: DynamoDB takes out a closed one once its time is over, its history with it."""
    closed = history.task.closed
    return {
        **keys.key(keys.task(task_id)),
        "version": {"N": str(history.version)},
        "data": {"S": codec.encode(history)},
        **({"ttl": _moment(closed.until)} if closed else {}),
    }


def payer_head(payer: str, rule: PayerRule) -> "Item":
    """Give what is remembered of a payer as it is stored."""
    return {
        **keys.key(keys.payer(payer)),
        "version": {"N": str(rule.version)},
        "data": {"S": codec.encode(rule)},
    }


def payer_of(item: "Item") -> PayerRule:
    """Give what is remembered of the payer that an item holds."""
    return codec.decode_payer(item["data"]["S"])


def staff_list_head(name: str, staff: StaffList) -> "Item":
    """Give the list of colleagues as it is stored, its history with it."""
    return {
        **keys.key(keys.staff_list(name)),
        "version": {"N": str(staff.version)},
        "data": {"S": codec.encode(staff)},
    }


def address_head(address: str, newest: AddressTask) -> "Item":
    """Give what tells the newest task of an address, as it is stored: no longer than the task."""
    return {
        **keys.key(keys.task_address(address)),
        "version": {"N": str(newest.version)},
        "data": {"S": codec.encode(newest)},
        **({"ttl": _moment(newest.until)} if newest.until else {}),
    }


def import_head(import_id: str, head: ProductImport) -> "Item":
    """Give how far a file for the catalogue came, as it is stored: some days longer than the worker tries to carry it out."""
    return {
        **keys.key(keys.product_import(import_id)),
        "version": {"N": str(head.version)},
        "data": {"S": codec.encode(head)},
        "ttl": _import_end(head.at),
    }


def import_part(import_id: str, part: ImportPart) -> "Item":
    """Give a part of such a file as it is stored: no longer than how far the file came."""
    return {
        **keys.key(keys.product_import(import_id), keys.event(part.seq)),
        "data": {"S": codec.encode(part)},
        **({"ttl": _import_end(part.at)} if part.at else {}),
    }


def _import_end(at: datetime) -> Any:
    return _moment(at + IMPORT_LIFE)


def _moment(at: datetime) -> Any:
    """Give a moment as DynamoDB's TTL has it."""
    return {"N": str(int(utc(at).timestamp()))}


def no_rows(stream_id: str, before: object, after: object, policy: NewsPolicy) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give no row: no list shows it."""
    return frozenset(), frozenset()


def no_facts(stream_id: str, fact: Fact) -> "Item":
    """Refuse, since it has no history. Raises TypeError."""
    raise TypeError(f"{stream_id} has no history")


def _by_name(*stored: StoredStream[Any, Any]) -> Mapping[str, StoredStream[Any, Any]]:
    return {row.stream.name: row for row in stored}


STREAMS = _by_name(
    StoredStream(
        stream=DOSSIER,
        partition=keys.dossier,
        head=dossier_head,
        fact=dossier_entry,
        rows=rows_before_and_after,
        read=lambda item: codec.decode_head(item["data"]["S"]),
    ),
    StoredStream(
        stream=ACCOUNT, partition=keys.account, head=account_head, fact=no_facts, rows=no_rows, read=_account
    ),
    StoredStream(
        stream=PRODUCT, partition=keys.product, head=product_head, fact=product_fact, rows=product_rows_before_and_after,
        read=product_of,
    ),
    StoredStream(
        stream=PRODUCT_IMPORT, partition=keys.product_import, head=import_head, fact=import_part, rows=no_rows,
        read=lambda item: codec.decode_import(item["data"]["S"]),
    ),
    StoredStream(
        stream=ORDER_CODE, partition=keys.order_code, head=code_head, fact=no_facts, rows=no_rows,
        read=lambda item: codec.decode_order_code(item["data"]["S"]),
    ),
    StoredStream(
        stream=TASK, partition=keys.task, head=task_head, fact=no_facts, rows=task_rows_before_and_after, read=task_of,
    ),
    StoredStream(
        stream=PAYMENT, partition=keys.payment, head=payment_head, fact=payment_fact, rows=payment_rows_before_and_after,
        read=payment_of,
    ),
    StoredStream(
        stream=STATEMENT, partition=keys.statement, head=statement_head, fact=no_facts, rows=statement_rows_before_and_after,
        read=lambda item: codec.decode_statement(item["data"]["S"]),
    ),
    StoredStream(
        stream=INSTRUMENT, partition=keys.instrument, head=instrument_head, fact=instrument_fact,
        rows=instrument_rows_before_and_after, read=instrument_of,
    ),
    StoredStream(
        stream=INSTRUMENT_FILE, partition=keys.instrument_file, head=instrument_file_head, fact=instrument_file_part,
        rows=no_rows, read=lambda item: codec.decode_instrument_file(item["data"]["S"]),
    ),
    StoredStream(
        stream=INSTRUMENT_SERIAL, partition=keys.instrument_serial, head=serial_head, fact=no_facts, rows=no_rows,
        read=lambda item: codec.decode_serial_holder(item["data"]["S"]),
    ),
    StoredStream(
        stream=PAYER, partition=keys.payer, head=payer_head, fact=no_facts, rows=payer_rows_before_and_after, read=payer_of,
    ),
    StoredStream(
        stream=STAFF_LIST, partition=keys.staff_list, head=staff_list_head, fact=no_facts, rows=no_rows,
        read=lambda item: codec.decode_staff_list(item["data"]["S"]),
    ),
    StoredStream(
        stream=TASK_ADDRESS, partition=keys.task_address, head=address_head, fact=no_facts, rows=no_rows,
        read=lambda item: codec.decode_address_task(item["data"]["S"]),
    ),
)  # fmt: skip
"""By the stream's name. Each row was checked against its own head and facts where it is written; here they are of any."""
