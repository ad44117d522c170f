"""Where each item is in the table: keys, and the moments that an index sorts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from chalicelib.application.ports.effects import Effect, Queue
from chalicelib.application.projection.row_types import (
    AffairRow,
    LevelRow,
    ListRow,
    ProductRow,
    ProductTermRow,
    Row,
    TermRow,
    WorkRow,
)
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.numbering import spelling
from chalicelib.domain.sale.wait import Side
from chalicelib.domain.values.mailbox import mailbox

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

    Item = dict[str, AttributeValueTypeDef]

HEAD = "H"
"""Sorts above every event of its collection, so that one descending query begins with it."""
OWN_NUMBER = "own"
DUE_INDEX = "due"
DUE_SHARDS: dict[Queue, str] = {"mail": "0", "render": "render", "forward": "forward"}
"""One shard a queue; each carries a thousand effects a second."""
PARKED = "parked"
"""The shard of what failed past its retries, of any queue: no worker looks there."""
ACTED = "acted"
"""The shard of heads by the moment at which their customer last did something: no worker looks there."""
PRODUCTS = "G#"
"""How the partitions of products begin."""
TASKS = "J#"
"""How the partitions of tasks begin."""
PAYMENTS = "$#"
"""How the partitions of payments begin."""
STATEMENTS = "$S#"
"""How the partitions of bank statements begin."""
PAYERS = "$P#"
"""How the partitions of payers begin."""
INSTRUMENTS = "I#"
"""How the partitions of instruments begin."""
EFFECTS: dict[Queue, str] = {"mail": "F#", "render": "P#", "forward": "X#"}
"""How the partitions of a queue's effects begin: the filters of the stream tell by it whom a new effect wakes.

Nobody is woken by one to forward: a stream has two readers at most.
"""


def key(pk: str, sk: str = HEAD) -> "Item":
    """Give a primary key."""
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def dossier(reference: str) -> str:
    """Give partition of a dossier's head and events."""
    return f"D#{reference}"


def event(seq: int) -> str:
    """Sort key of event number `seq`."""
    return f"E#{seq:08d}"


def account(account_id: str) -> str:
    """Give partition of an account."""
    return f"A#{account_id}"


def product(sku: str) -> str:
    """Give partition of a product of the catalogue."""
    return f"{PRODUCTS}{sku}"


def stock(sku: str) -> str:
    """Give partition of what is there of a SKU."""
    return f"S#{sku}"


COUNTED = "Z#stock"
"""Partition of all SKUs that are counted, each with the month in which that began."""


def movements(month: str) -> str:
    """Give partition of the movements of stock of a month, `YYYY-MM` in UTC."""
    return f"V#{month}"


def movement(at: datetime, movement_id: str) -> "Item":
    """Give primary key of a movement: those of a month sort by their moment."""
    written = moment(at)
    return key(movements(written[:7]), f"{written}#{movement_id}")


def command(principal: str, idempotency_key: str) -> str:
    """Give partition of a command record; the principal is escaped, or one caller could name a key of another's."""
    return f"C#{principal.replace('%', '%25').replace('#', '%23')}#{idempotency_key}"


def sequence(series: str) -> str:
    """Give partition of a sequence of numbers."""
    return f"N#{series}"


def suppression(address: str) -> str:
    """Give partition of an address that is mailed no more: a digest, since an address is nobody's key."""
    return f"M#{sha256(mailbox(address).encode()).hexdigest()}"


def task(task_id: str) -> str:
    """Give partition of a task of staff's."""
    return f"{TASKS}{task_id}"


def payment(payment_id: str) -> str:
    """Give partition of a payment."""
    return f"{PAYMENTS}{payment_id}"


def statement(statement_id: str) -> str:
    """Give partition of a bank statement."""
    return f"{STATEMENTS}{statement_id}"


def payer(payer_id: str) -> str:
    """Give partition of what is remembered of a payer."""
    return f"{PAYERS}{payer_id}"


def instrument(instrument_id: str) -> str:
    """Give partition of an instrument."""
    return f"{INSTRUMENTS}{instrument_id}"


def instrument_serial(serial_id: str) -> str:
    """Give partition of what tells which instrument of a model bears a serial number."""
    return f"IS#{serial_id}"


def instrument_file(file_id: str) -> str:
    """Give partition of a file of instruments that is read in."""
    return f"II#{file_id}"


def task_address(address: str) -> str:
    """Give partition of what tells the newest task of an address: a digest, since an address is nobody's key."""
    return f"JA#{sha256(mailbox(address).encode()).hexdigest()}"


def staff_list(name: str) -> str:
    """Give partition of the list of colleagues."""
    return f"Z#{name}"


def order_code(code_id: str) -> str:
    """Give partition of the code that was mailed to a contact of a dossier."""
    return f"Y#{code_id}"


def lost_link(request_id: str) -> str:
    """Give partition of a request for a lost link."""
    return f"Q#{request_id}"


def counter(sealed: str) -> str:
    """Give partition of what counts such requests, or says which of them mails, by what seals what that is."""
    return f"U#{sealed}"


def own_number(number: str) -> str:
    """Give partition of a number of ours, the same however it is spelled."""
    return f"R#{spelling(number)}"


def effect(todo: Effect) -> "Item":
    """Give primary key of an effect to do."""
    return key(f"{EFFECTS[todo.queue]}{todo.reference}", f"{todo.seq}#{todo.kind}#{todo.contact}")


def effect_of(keys: Mapping[str, Any]) -> Effect:
    """Give the effect that an item of the table or a stream record's keys name. Raises ValueError if it is none."""
    partition = keys["pk"]["S"]
    if not partition.startswith(tuple(EFFECTS.values())):
        raise ValueError(f"no effect: {partition}")
    seq, kind, contact = keys["sk"]["S"].split("#", 2)
    return Effect(partition[2:], int(seq), kind, contact)


def planned(idempotency_key: str) -> str:
    """Give partition of the mark that effects were planned."""
    return f"O#{idempotency_key}"


def step_key(side: str, reason: str) -> str:
    """Say where a dossier waits: the partition of an index."""
    return f"{side}#{reason}"


def work(reference: str) -> str:
    """Give partition of a dossier's rows in the work list."""
    return f"W#{reference}"


def work_order(row: WorkRow) -> str:
    """Say where a row of the work list stands among what is due: under its day; what else is counted of it stands behind that.

    So an index of keys alone says all that, and a commit writes one item.
    """
    return "#".join((row.day.isoformat(), row.due.isoformat(), row.since.isoformat(), row.reason, row.owner))


def work_row(reference: str, side: Side, order: str) -> WorkRow | None:
    """Give the row of such a text; None where older code wrote it, which said the day alone."""
    day, *rest = order.split("#", 4)
    if len(rest) < 4:
        return None
    due, since = date.fromisoformat(rest[0]), date.fromisoformat(rest[1])
    return WorkRow(reference, side, cast("WaitReason", rest[2]), since, due, rest[3], date.fromisoformat(day))


def affair(until: date, reference: str = "") -> str:
    """Sort key of an affair in its account's collection, below the head's own `H`."""
    return f"F#{until.isoformat()}#{reference}"


def term(text: str) -> str:
    """Give partition of all terms that begin as this one does."""
    return f"T#{text[0]}"


def product_term(text: str) -> str:
    """Give partition of all terms of products that begin as this one does."""
    return f"GT#{text[0]}"


def product_import(import_id: str) -> str:
    """Give partition of a file that is read into the catalogue."""
    return f"GI#{import_id}"


def product_list() -> str:
    """Give partition of the SKUs of all products."""
    return "GL#"


def level_list() -> str:
    """Give partition of the SKUs of products that name a level below which they are ordered again."""
    return "GR#"


def listed(name: str, partition: str) -> str:
    """Give partition of a list's rows; promises stand where they stood before there were other lists."""
    return f"K#{partition}" if name == "promises" else f"L#{name}#{partition}"


def listed_place(name: str, sk: str) -> tuple[str, str, str]:
    """Give the order, reference and item of a list's row; promises have no order."""
    order, reference, item = f"#{sk}".split("#", 2) if name == "promises" else sk.split("#", 2)
    return order, reference, item


def row(of: Row) -> "Item":
    """Give primary key of a row."""
    match of:
        case WorkRow():
            return key(work(of.reference), of.side)
        case AffairRow():
            return key(account(of.account), affair(of.until, of.reference))
        case TermRow():
            return key(term(of.term), f"{of.term}#{of.reference}")
        case ProductTermRow():
            return key(product_term(of.term), f"{of.term}#{of.sku}")
        case ProductRow():
            return key(product_list(), of.sku)
        case LevelRow():
            return key(level_list(), of.sku)
        case ListRow(list="promises"):
            return key(listed(of.list, of.partition), f"{of.reference}#{of.item}")
        case ListRow():
            return key(listed(of.list, of.partition), f"{of.order}#{of.reference}#{of.item}")


def reference_of_row(pk: str, sk: str) -> str | None:
    """Give the dossier that a row of these keys is of, or what is no dossier by its partition; None if it is no row."""
    if pk.startswith("GT#"):
        return product(sk.rsplit("#", 1)[1])
    if pk in (product_list(), level_list()):
        return product(sk)
    if pk.startswith("W#"):
        return pk.removeprefix("W#")
    if pk.startswith("T#") or (pk.startswith("A#") and sk != HEAD):
        return sk.rsplit("#", 1)[1]
    if pk.startswith("L#tasks#"):
        return task(sk.split("#", 2)[1])
    if pk.startswith(("L#payments#", "L#kept_payments#")):
        return payment(sk.split("#", 2)[1])
    if pk.startswith("L#statements#"):
        return statement(sk.split("#", 2)[1])
    if pk.startswith("L#instruments#"):
        return instrument(sk.split("#", 2)[1])
    if pk.startswith("L#payers#"):
        return payer(sk.split("#", 2)[1])
    if pk.startswith("L#"):
        return sk.split("#", 2)[1]
    return sk.split("#", 1)[0] if pk.startswith("K#") else None


def rebuild() -> str:
    """Give partition of how far the rebuild of what is derived came."""
    return "B#derived"


def moment(at: datetime) -> str:
    """Give a moment in UTC, always of the same width, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
