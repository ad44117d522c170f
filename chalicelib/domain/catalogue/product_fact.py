"""What happened to a product: who changed what of it, and when."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from chalicelib.domain.catalogue.product import Product

ProductDeed = Literal["created", "changed", "priced", "price_dropped", "withdrawn", "put_back", "imported"]


class ProductFact(Struct, frozen=True):
    """One entry of a product's history.

    fields: those that it changed. product: as it was left. by: the subject of who did it. at: the moment, UTC.
    """

    seq: int
    what: ProductDeed
    fields: tuple[str, ...]
    product: Product
    by: str
    at: datetime
