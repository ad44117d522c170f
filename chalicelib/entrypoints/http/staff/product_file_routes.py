"""Staff's routes to the catalogue as a CSV file: in, how far that came, and out."""

from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.catalogue.price_jumps import PlannedPrice, planned_prices
from chalicelib.application.importing.faults import Bad
from chalicelib.application.ports.catalogue import RefusedRow
from chalicelib.application.ports.translations import SOURCE
from chalicelib.domain.values.language import Text
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import csv_of
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER
from chalicelib.entrypoints.http.staff.imports import NOTHING, named_row

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

LARGEST = 3 * 1024 * 1024
"""Bytes of a file: a function is called with 6 MB at most, in which a sign may take two."""
staff_product_files = Blueprint(__name__)
routes = Routes(staff_product_files, AUTHORIZER)


class PlannedProduct(Struct, frozen=True):
    """What a row of a file would do: to a new product, or to these fields of one.

    name: of the product after it. prices: those that the row brings.
    """

    row: int
    sku: str
    new: bool
    fields: tuple[str, ...]
    name: Text
    prices: tuple[PlannedPrice, ...]


class ProductFileAnswer(Struct, frozen=True):
    """What a file does, or would do: how many products it creates and changes, how many rows say what is so.

    import_id: of what was begun, whose progress can be asked for; null in a dry run.
    products: in a dry run, what each row would do. bad: in a dry run, each row that is wrong.
    """

    dry_run: bool
    import_id: str | None
    created: int
    changed: int
    unchanged: int
    products: tuple[PlannedProduct, ...]
    bad: tuple[Bad, ...]


class ProductImportProgress(Struct, frozen=True):
    """How far a file came: parts of it that are written, of how many.

    refused: rows whose product somebody else had changed meanwhile, so that they could not be written.
    """

    import_id: str
    created: int
    changed: int
    unchanged: int
    parts: int
    written: int
    done: bool
    refused: tuple[RefusedRow, ...]


@routes.post("/staff/product-imports", query=("dry_run",))
def product_imports(call: Call, wired: "Wiring") -> Answer:
    """Create and change the products of a CSV file or, where a row is wrong, none; `?dry_run=true` only tells what would be."""
    from chalicelib.application.catalogue import product_import

    caller, dry_run = wired.identify(call.claims), chosen(call, "dry_run", Literal["true", "false"]) == "true"
    text = csv_of(call, LARGEST)
    request = write_request(call, "", text.encode(), must_match=False)
    translations = wired.translations_for(call.lang or SOURCE)
    file = product_import.ProductFile(
        text, caller, request, wired.clock(), wired.seller.languages, frozenset(wired.seller.invoice.exemptions), translations
    )
    if dry_run:
        report = product_import.rehearse(wired.products, file)
        products = tuple(
            PlannedProduct(
                one.row.number,
                one.after.sku,
                one.before is None,
                one.fields,
                one.after.name,
                planned_prices(one.before, one.after),
            )
            for one in report.plan.planned
        )
        created = sum(each.new for each in products)
        shown = ProductFileAnswer(True, None, created, len(products) - created, report.plan.unchanged, products, report.bad)
        return Answer(200, encode(shown))
    done = product_import.begin_import(wired.products, file, wired.pause)
    if isinstance(done, product_import.FileReport):
        wrong = tuple(Wrong(named_row(each, translations), each.detail, each.fix) for each in done.bad)
        raise Problem(422, "invalid-body", NOTHING, wrong)
    return Answer(200, encode(ProductFileAnswer(False, done.id, done.created, done.changed, done.unchanged, (), ())))


@routes.get("/staff/product-imports/{import_id}")
def product_import_progress(call: Call, wired: "Wiring", import_id: str) -> Answer:
    """Say how far a file came that was sent."""
    from chalicelib.application.catalogue.product_import import read_import

    begun = read_import(wired.products, wired.identify(call.claims), import_id)
    written = len(begun.done)
    shown = ProductImportProgress(
        begun.id, begun.created, begun.changed, begun.unchanged, begun.parts, written, written == begun.parts, begun.refused
    )
    return tagged(encode(shown), begun.version)


@routes.get("/staff/product-export", ("cursor",))
def product_export(call: Call, wired: "Wiring") -> Answer:
    """Give the catalogue as a CSV file, which can be changed in a spreadsheet and sent to the import."""
    from chalicelib.application.catalogue.product_export import product_csv

    caller = wired.identify(call.claims)
    file = product_csv(wired.products, wired.product_index, caller, wired.seller.languages, call.query("cursor"), wired.clock())
    more = {"Next-Cursor": file.cursor} if file.cursor else {}
    answer = tagged(file.text.encode())
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="products.csv"', **more}
    return answer._replace(headers=headers)
