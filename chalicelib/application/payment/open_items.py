"""What payments may settle, over all dossiers: a row each, which tells enough to match without reading a head."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import convert

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.payment.matching.open_item import Discount, Kind, OpenItem
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.open_on import open_on
from chalicelib.domain.sale.waiting import NewsPolicy

LIST, OPEN = "open_items", "open"
"""The list has one partition: what is settled is in it no more."""
PAGE = 1000


def open_item_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield a row for each invoice on which something is to be paid, and for what is to be paid before anything leaves."""
    if not isinstance(head.state, Dossier):
        return
    for item in open_on(reference, head.state, head.people.name):
        yield ListRow(LIST, OPEN, item.due.isoformat(), reference, item.number or item.kind, tuple(sorted(_values(item))))


def open_items(lists: Lists) -> Iterator[OpenItem]:
    """Yield all that is open, what is due first before all."""
    cursor: str | None = None
    while True:
        page, cursor = lists.listed(LIST, OPEN, PAGE, cursor)
        yield from map(_item, page)
        if cursor is None:
            return


def _values(item: OpenItem) -> Iterator[tuple[str, str]]:
    """Yield what a row tells beside its keys."""
    yield "kind", item.kind
    yield "account", item.account
    yield "customer", item.customer
    yield "left", str(item.open)
    yield "gross", str(item.gross)
    yield "currency", item.currency
    if item.number:
        yield "number", item.number
    if item.order_number:
        yield "order_number", item.order_number
    if item.discount:
        yield "discount", f"{item.discount.percent} {item.discount.until.isoformat()}"


def _item(row: ListRow) -> OpenItem:
    values = dict(row.values)
    return OpenItem(
        convert(values["kind"], Kind), values.get("number"), row.reference, values["account"], values["customer"],
        values.get("order_number"), date.fromisoformat(row.order), Decimal(values["left"]), Decimal(values["gross"]),
        values["currency"], _discount(values.get("discount")),
    )  # fmt: skip


def _discount(text: str | None) -> Discount | None:
    percent, _, until = (text or "").partition(" ")
    return Discount(Decimal(percent), date.fromisoformat(until)) if until else None
