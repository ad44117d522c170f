"""What is stored as JSON: one string an item, since each typed attribute costs the client time."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Union

import msgspec
from msgspec import Struct

from chalicelib.application.ports.catalogue import ImportPart, ProductImport
from chalicelib.application.ports.commit import Head, Loaded, Record
from chalicelib.application.ports.instrument_files import InstrumentFile, InstrumentPart
from chalicelib.application.ports.instrument_store import SerialHolder
from chalicelib.application.ports.task_store import AddressTask
from chalicelib.domain.access.grants import AffairsGrant, Grants
from chalicelib.domain.account.conditions import Conditions, Hold
from chalicelib.domain.account.naming import Naming
from chalicelib.domain.account.people import People
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.catalogue.product_fact import ProductFact
from chalicelib.domain.colleague.staff_list import StaffList
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import InstrumentFact
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.payment.matching.payer_rule import PayerRule
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.statement import Statement
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.kinds import KINDS
from chalicelib.domain.sale.order_code import OrderCode
from chalicelib.domain.sale.upcast import VERSION, upcast
from chalicelib.domain.task.task import TaskHistory

SNAPSHOT = 69
"""Version of the folded state; raise it when fold or Dossier change, then stored heads are folded anew from their events."""
MAX_HEAD = 320_000
"""Bytes of a head: a DynamoDB item holds 400 KB, keys and a page's other items have to fit too."""

REMEMBERED = 2048
"""Entries whose decoding is remembered: they are for ever, and a reader comes back after each commit."""


class _Entry(Struct, frozen=True):
    event: Event
    origin: Provenance
    committed: datetime


class StoredHead(Struct, frozen=True):
    """A head as it is stored."""

    state: Dossier
    people: People


class _Entitled(Struct, frozen=True):
    account: str
    contact: str
    links: tuple[Link, ...]
    epoch: int
    committed: datetime | None


class _Entitlement(Struct, frozen=True):
    state: _Entitled


class _Holding(Struct, frozen=True):
    hold: Hold | None = None


_encoder = msgspec.json.Encoder()
_entries = msgspec.json.Decoder(_Entry)
_entitlements = msgspec.json.Decoder(_Entitlement)
_peoples = msgspec.json.Decoder(People)
_grants = msgspec.json.Decoder(dict[str, AffairsGrant])
_names = msgspec.json.Decoder(tuple[Naming, ...])
_holding = msgspec.json.Decoder(_Holding)
_conditions = msgspec.json.Decoder(Conditions)
_products = msgspec.json.Decoder(Product)
_product_facts = msgspec.json.Decoder(ProductFact)
_payments = msgspec.json.Decoder(Payment)
_payers = msgspec.json.Decoder(PayerRule)
_payment_facts = msgspec.json.Decoder(PaymentFact)
_statements = msgspec.json.Decoder(Statement)
_instruments = msgspec.json.Decoder(Instrument)
_instrument_facts = msgspec.json.Decoder(InstrumentFact)
_serial_holders = msgspec.json.Decoder(SerialHolder)
_instrument_files = msgspec.json.Decoder(InstrumentFile)
_instrument_parts = msgspec.json.Decoder(InstrumentPart)
_imports = msgspec.json.Decoder(ProductImport)
_import_parts = msgspec.json.Decoder(ImportPart)
_records = msgspec.json.Decoder(Record)
_codes = msgspec.json.Decoder(OrderCode)
_tasks = msgspec.json.Decoder(TaskHistory)
_address_tasks = msgspec.json.Decoder(AddressTask)
_staff_lists = msgspec.json.Decoder(StaffList)
_asked_links = msgspec.json.Decoder(AskedLink)
_raw = msgspec.json.Decoder(dict)


def head_decoder(states: Iterable[type[DossierBase]]) -> msgspec.json.Decoder[Any]:
    """Decode heads whose state is of one of these classes, told apart by `kind`; their people are left as they are written."""
    state: Any = Union[tuple(states)]  # noqa: UP007 - a union that is made of data
    head = msgspec.defstruct("StoredHead", [("state", state), ("people", msgspec.Raw)], bases=(Struct,), frozen=True)
    return msgspec.json.Decoder(head)


_heads = head_decoder(kind.state for kind in KINDS)


def encode(value: object) -> str:
    """Give JSON of a value; decimals as strings."""
    return _encoder.encode(value).decode()


def encode_entry(entry: Entry) -> str:
    """Give JSON of an entry without its number, which is its key."""
    return encode(_Entry(entry.event, entry.origin, entry.committed))


@lru_cache(REMEMBERED)
def decode_entry(seq: int, version: int, data: str) -> Entry:
    """Give the entry, lifted to today's schema. Raises ValueError for a schema from the future or a payload that breaks it."""
    stored = _entries.decode(data) if version == VERSION else msgspec.convert(upcast(_raw.decode(data), version), _Entry)
    return Entry(seq, stored.event, stored.origin, stored.committed)


def encode_head(head: Loaded) -> str:
    """Give JSON of a head. Raises NotAllowed above MAX_HEAD bytes."""
    data = _encoder.encode(StoredHead(head.state, head.people))
    if len(data) > MAX_HEAD:
        raise NotAllowed("the dossier is full: it would take %(size)s bytes of %(most)s", size=len(data), most=MAX_HEAD)
    return data.decode()


def decode_head(data: str) -> Loaded:
    """Give the head as encoded, of whatever kind it says. Raises msgspec.ValidationError for one that is none."""
    try:
        head = _heads.decode(data)
    except msgspec.ValidationError:
        head = _heads.decode(_encoder.encode(_with_kind(_raw.decode(data))))
    # People change seldom and are alike in many heads: whoever remembers what was decoded decodes them once.
    return Head(head.state, decode_people(bytes(head.people)))


def _with_kind(head: dict[str, Any]) -> dict[str, Any]:
    """Give a head from before kinds its kind: it is of the first one."""
    return {**head, "state": {"kind": KINDS[0].name, **head["state"]}}


def decode_entitlement(data: str) -> Dossier:
    """Give what of a head's state says who may see the dossier; all else is passed over, which takes a fraction of the time."""
    state = _entitlements.decode(data).state
    return Dossier(account=state.account, contact=state.contact, links=state.links, epoch=state.epoch, committed=state.committed)


def decode_head_people(data: str) -> People:
    """Give the people alone, of a head whose state is of another SNAPSHOT."""
    return msgspec.convert(_raw.decode(data)["people"], People)


def decode_people(data: str | bytes) -> People:
    """Give the people of a head or an account."""
    return _peoples.decode(data)


def decode_grants(data: str) -> Grants:
    """Give what an account's contacts may open of all affairs."""
    return _grants.decode(data)


def decode_names(data: str) -> tuple[Naming, ...]:
    """Give the names that staff gave an account."""
    return _names.decode(data)


def decode_conditions(data: str) -> Conditions:
    """Give what was agreed with a customer."""
    return _conditions.decode(data)


def decode_on_hold(data: str) -> bool:
    """Say of what was agreed with a customer whether staff hold their orders; all else is passed over."""
    return _holding.decode(data).hold is not None


def decode_product(data: str) -> Product:
    """Give a product of the catalogue."""
    return _products.decode(data)


def decode_product_fact(data: str) -> ProductFact:
    """Give an entry of a product's history."""
    return _product_facts.decode(data)


def decode_payment(data: str) -> Payment:
    """Give a payment as it stands."""
    return _payments.decode(data)


def decode_payer(data: str) -> PayerRule:
    """Give what is remembered of a payer."""
    return _payers.decode(data)


def decode_payment_fact(data: str) -> PaymentFact:
    """Give an entry of a payment's history."""
    return _payment_facts.decode(data)


def decode_instrument(data: str) -> Instrument:
    """Give an instrument as it stands."""
    return _instruments.decode(data)


def decode_instrument_fact(data: str) -> InstrumentFact:
    """Give an entry of an instrument's history."""
    return _instrument_facts.decode(data)


def decode_instrument_file(data: str) -> InstrumentFile:
    """Give how far a file of instruments came."""
    return _instrument_files.decode(data)


def decode_instrument_part(data: str) -> InstrumentPart:
    """Give a part of a file of instruments."""
    return _instrument_parts.decode(data)


def decode_serial_holder(data: str) -> SerialHolder:
    """Say which instrument bears a serial number."""
    return _serial_holders.decode(data)


def decode_statement(data: str) -> Statement:
    """Give a bank statement."""
    return _statements.decode(data)


def decode_asked_link(data: str) -> AskedLink:
    """Give a request for a lost link, as it was typed."""
    return _asked_links.decode(data)


def decode_order_code(data: str) -> OrderCode:
    """Give the code that was mailed for an order, as it is kept."""
    return _codes.decode(data)


def decode_staff_list(data: str) -> StaffList:
    """Give the list of colleagues with its history."""
    return _staff_lists.decode(data)


def decode_task(data: str) -> TaskHistory:
    """Give a task of staff's with its history."""
    return _tasks.decode(data)


def decode_address_task(data: str) -> AddressTask:
    """Say which task is the newest of an address."""
    return _address_tasks.decode(data)


def decode_import(data: str) -> ProductImport:
    """Give how far a file for the catalogue came."""
    return _imports.decode(data)


def decode_import_part(data: str) -> ImportPart:
    """Give a part of a file for the catalogue."""
    return _import_parts.decode(data)


def decode_record(data: str) -> Record:
    """Give a command record."""
    return _records.decode(data)
