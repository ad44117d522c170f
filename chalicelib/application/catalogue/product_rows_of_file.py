"""Rows of the catalogue's file as what each asks for: a new product, or the commands that change one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET
from msgspec.structs import asdict

from chalicelib.application.catalogue.product_cells import product_form
from chalicelib.application.catalogue.product_columns import PLAIN, SET, TEXTS, next_price, price_now
from chalicelib.application.importing.faults import Fault, Faulty
from chalicelib.application.ports.catalogue import StoredProduct
from chalicelib.application.ports.translations import mark
from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.catalogue.product_bodies import (
    ChangeProduct,
    CreateProduct,
    DropPrice,
    NewPrice,
    ProductCommand,
    PutBackProduct,
    SetPrice,
    WithdrawProduct,
)
from chalicelib.domain.errors import DomainError, Invalid
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.text_paths import text_path

EMPTY = mark("the cell is empty")
UNREAD = mark("“%(value)s” cannot be read here")
NEW = mark("the catalogue does not know this SKU, and a new product has a name")


class FileRow(NamedTuple):
    """A row's number in the file, its cells as they are read, empty ones too, and as they were typed."""

    number: int
    cells: Mapping[str, str]
    typed: Mapping[str, str]

    def fault(self, column: str, reason: str | None = None, **places: object) -> Fault:
        """Say what is wrong with a cell."""
        value = self.typed.get(column, "")
        return Fault(self.number, column, reason or (UNREAD if value else EMPTY), product_form(column), value, places)

    def refused(self, error: DomainError, asked: CreateProduct | ProductCommand | None = None) -> Fault:
        """Give a refusal of the domain, of what a row asks for, as what is wrong with a cell."""
        column = column_of(error.field or "sku", self.cells)
        if isinstance(asked, WithdrawProduct | PutBackProduct):
            column = "withdrawn"
        elif isinstance(asked, SetPrice) and column == "price_since" and self.cells.get("next_since") == str(asked.since):
            column = "next_since"
        return Fault(self.number, column, error.reason, product_form(column), self.typed.get(column, ""), error.evidence)


Asked = tuple[CreateProduct | ProductCommand, ...]


def asked_for(row: FileRow, stored: StoredProduct | None, languages: Sequence[Language], today: date) -> Asked:
    """Give what a row asks for of a product, nothing where it says what is so. Raises Faulty."""
    if stored is None:
        return (_new(row, languages, today),)
    commands = (*_changes(row, stored.product, languages), *_prices(row, stored.product, today), *_sold(row, stored.product))
    version = row.cells.get("version")
    if commands and version and version != str(stored.version):
        reason = mark("the product was changed since the file was read out: it is at version %(version)s")
        raise Faulty(row.fault("version", reason, version=stored.version))
    return commands


def column_of(field: str, cells: Mapping[str, str]) -> str:
    """Give the column of a field of a product's body: name.fr is name_fr, a price's amount its price."""
    first, _, rest = field.replace("[", ".").partition(".")
    if first in TEXTS:
        return f"{first}_{rest}" if rest else next((name for name in cells if name.startswith(f"{first}_")), first)
    return "price" if first in ("prices", "amount") else "price_since" if first == "since" else first


def _new(row: FileRow, languages: Sequence[Language], today: date) -> CreateProduct:
    cells = row.cells
    body: dict[str, Any] = {"sku": cells["sku"], **{name: cells[name] for name in (*SET, *PLAIN) if cells.get(name)}}
    body |= {name: text for name in TEXTS if (text := _text(row, name, None, languages))}
    body |= {"fits": _fits(cells)} if cells.get("fits") else {}
    prices = [_price(row, "price", "price_since", today), _price(row, "next_price", "next_since", None)]
    body["prices"] = [{"since": price.since, "amount": str(price.amount)} for price in prices if price]
    if "name" not in body:
        raise Faulty(row.fault(f"name_{languages[0]}", NEW))
    created: CreateProduct = _read(row, body, CreateProduct)
    return created


def _changes(row: FileRow, product: Product, languages: Sequence[Language]) -> tuple[ChangeProduct, ...]:
    """Give the one change of what differs, or none."""
    cells = row.cells
    given: dict[str, Any] = {name: cells[name] or None for name in PLAIN if name in cells}
    for name in SET:
        if cells.get(name):
            given[name] = cells[name]
        elif name in cells and name in ("kind", "vat_rate"):
            raise Faulty(row.fault(name))
    for name in TEXTS:
        if any(f"{name}_{language}" in cells for language in languages):
            given[name] = _text(row, name, getattr(product, name), languages)
            if given[name] is None and name == "name":
                raise Faulty(row.fault(f"name_{languages[0]}"))
    if "fits" in cells:
        given["fits"] = _fits(cells)
    change: ChangeProduct = _read(row, given, ChangeProduct)
    now = asdict(product)
    written = {name: value for name, value in asdict(change).items() if value is not UNSET}
    new = {name: value for name, value in written.items() if not _same(name, value, now[name])}
    return (ChangeProduct(**new),) if new else ()


def _same(name: str, new: Any, old: Any) -> bool:
    if name == "vat_rate":
        return bool(msgspec.convert(new, type(old)) == old)
    return bool(new == old)


def _prices(row: FileRow, product: Product, today: date) -> tuple[SetPrice | DropPrice, ...]:
    """Give what a row says anew of prices. A pair of price and day that the product has already says nothing.

    A price that was changed beside the day of an older one holds from today: no day that is over gets another price.
    """
    return (*_price_of_today(row, product, today), *_price_to_come(row, product, today))


def _price_of_today(row: FileRow, product: Product, today: date) -> tuple[SetPrice, ...]:
    now = price_now(product, today)
    if "price" not in row.cells:
        return ()
    if now and not row.cells["price"]:
        raise Faulty(row.fault("price", mark("a price that holds is not taken away: withdraw the product, or write a price")))
    new = _price(row, "price", "price_since", today)
    if new is None or new in product.prices or (now and new.amount == now.amount):
        return ()
    since = today if any(price.since == new.since and price.since < today for price in product.prices) else new.since
    return (SetPrice(amount=str(new.amount), since=since),)


def _price_to_come(row: FileRow, product: Product, today: date) -> tuple[SetPrice | DropPrice, ...]:
    if not {"next_price", "next_since"} <= row.cells.keys():
        return ()
    later, new = next_price(product, today), _price(row, "next_price", "next_since", None)
    if new is None:
        return (DropPrice(since=later.since),) if later else ()
    if new in product.prices:
        return ()
    moved = (DropPrice(since=later.since),) if later and later.since != new.since else ()
    return (*moved, SetPrice(amount=str(new.amount), since=new.since))


def _price(row: FileRow, price: str, since: str, default: date | None) -> Price | None:
    """Give a price and its day. Raises Faulty for one without the other, unless a day is given to take."""
    amount, day = row.cells.get(price, ""), row.cells.get(since, "")
    if not amount and not day:
        return None
    if not amount or (not day and default is None):
        raise Faulty(row.fault(since if amount else price))
    for column, field, value in ((price, "amount", amount), (since, "since", day)):
        if value:
            probe = {"amount": "1", "since": "2000-01-01", field: value}
            try:
                hold(msgspec.convert(probe, NewPrice))
            except (msgspec.ValidationError, Invalid):
                raise Faulty(row.fault(column)) from None
    new = msgspec.convert({"amount": amount, "since": day or default}, NewPrice)
    return msgspec.convert({"since": new.since, "amount": new.amount}, Price)


def _sold(row: FileRow, product: Product) -> tuple[WithdrawProduct | PutBackProduct, ...]:
    if "withdrawn" not in row.cells:
        return ()
    cell = row.cells["withdrawn"]
    if not cell:
        return (PutBackProduct(),) if product.withdrawn else ()
    try:
        withdrawn = msgspec.convert({"type": "withdraw_product", "since": cell}, WithdrawProduct)
        hold(withdrawn)
    except (msgspec.ValidationError, Invalid):
        raise Faulty(row.fault("withdrawn")) from None
    return () if withdrawn.since == product.withdrawn else (withdrawn,)


def _text(row: FileRow, name: str, old: Mapping[str, str] | None, languages: Sequence[Language]) -> dict[str, str] | None:
    """Give a text in all languages, or none where no cell has any.

    A column that is not there leaves what was, and so does a cell that says it without the spaces around it.
    """
    old = old or {}
    typed = {each: row.cells.get(f"{name}_{each}", old.get(each, "")) for each in languages}
    text = {each: old[each] if each in old and old[each].strip() == cell else cell for each, cell in typed.items()}
    missing = [each for each, cell in text.items() if not cell]
    if len(missing) == len(text):
        return None
    if missing:
        raise Faulty(row.fault(f"{name}_{missing[0]}"))
    return text


def _fits(cells: Mapping[str, str]) -> list[str]:
    return [part.strip() for part in cells["fits"].split("|") if part.strip()]


def _read(row: FileRow, body: dict[str, Any], shape: Any) -> Any:
    try:
        value = msgspec.convert(body, shape, strict=False)
        hold(value)
    except msgspec.ValidationError as error:
        detail, _, path = str(error).partition(" - at `$.")
        missing = detail.removeprefix("Object missing required field `").removesuffix("`") if "missing" in detail else ""
        raise Faulty(row.fault(column_of(missing or text_path(path.removesuffix("`"), body), row.cells))) from None
    except Invalid as error:
        raise Faulty(row.refused(error)) from None
    return value
