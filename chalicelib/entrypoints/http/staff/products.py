"""Staff's routes to the catalogue."""

from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint

from chalicelib.application.staff.product_list import MOST, PAGE, ProductQuery, product_page
from chalicelib.application.staff.product_views import ProductView, product_counts
from chalicelib.application.staff.products import ProductRequest, read_product, write_product
from chalicelib.domain.catalogue.product import ProductKind
from chalicelib.domain.catalogue.product_bodies import CreateProduct, ProductCommand
from chalicelib.domain.sale.search_terms import query_terms
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import before, chosen, limit, wrong
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import product_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER
from chalicelib.entrypoints.http.staff.lists import LONGEST

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_products = Blueprint(__name__)
routes = Routes(staff_products, AUTHORIZER)


@routes.post("/staff/products")
def create_product(call: Call, wired: "Wiring") -> Answer:
    """Create a product of the catalogue."""
    return _written(call, wired, "", CreateProduct)


@routes.get("/staff/products", ("q", "withdrawn", "view", "kind", "limit", "cursor"))
def products(call: Call, wired: "Wiring") -> Answer:
    """Give the products whose SKU, or words of whose names, begin with what was typed; all by their SKU if nothing was.

    With `?view=` or `?kind=` those alone that are in it, or of it.
    """
    caller, text = wired.identify(call.claims), call.query("q")
    withdrawn = chosen(call, "withdrawn", Literal["true", "false"]) == "true"
    if text is not None and (not query_terms(text) or len(text) > LONGEST):
        raise wrong(
            Wrong("q", f"q must have a letter or digit, and at most {LONGEST} characters", "send how a SKU or a name begins")
        )
    view, kind = chosen(call, "view", ProductView), chosen(call, "kind", ProductKind)
    query = ProductQuery(text, withdrawn, limit(call, PAGE, MOST), call.query("cursor"), view, kind)
    return tagged(encode(product_page(wired.shelf, wired.product_index, caller, query, wired.clock())))


@routes.get("/staff/product-counts")
def counted_products(call: Call, wired: "Wiring") -> Answer:
    """Say how many products there are, in each view and of each kind."""
    return tagged(encode(product_counts(wired.shelf, wired.product_index, wired.identify(call.claims), wired.clock())))


@routes.get("/staff/products/{sku}", ("before",))
def product(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give the product with its newest facts, or those before `?before=`."""
    shown = read_product(wired.products, wired.identify(call.claims), sku, before(call), wired.clock())
    return tagged(encode(shown), shown.version)


@routes.post("/staff/products/{sku}/commands")
def command(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give one of the commands on a product, told by its `type`."""
    return _written(call, wired, sku, ProductCommand)


def _written(call: Call, wired: "Wiring", sku: str, shape: object) -> Answer:
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, sku, content, must_match=False)
    asked: CreateProduct | ProductCommand = convert(content, shape, wired.seller.languages)
    wanted = ProductRequest(sku, asked, caller, request, frozenset(wired.seller.invoice.exemptions))
    return product_written(write_product(wired.products, wanted, wired.clock(), wired.pause))
