"""What staff say of the stock of a SKU."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.values.fields import Comment, Day, Moment, Quantity, Word

Pieces = Annotated[int, Meta(ge=0, le=1_000_000)]


class _StockBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A body that knows all its fields."""


class BeginCounting(_StockBody, frozen=True, kw_only=True, tag="begin_counting"):
    """Count the pieces of a product of the catalogue from now on: so many are in the house."""

    on_hand: Pieces
    reason: Comment | None = None


class ReceiveGoods(_StockBody, frozen=True, kw_only=True, tag="receive_goods"):
    """So many pieces came, of an expected arrival or of none; those of it that dossiers keep are kept in the house from now on.

    rest_on: the day on which the rest of the arrival is expected, where fewer came; not given: no more of it comes.
    """

    quantity: Quantity
    arrival: Word | None = None
    rest_on: Day | None = None
    reason: Comment | None = None


class SystemCount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many pieces are there by the count of another system, as of a moment; what moved after that moment is kept on top."""

    on_hand: Pieces
    as_of: Moment
    reason: Comment | None = None


class CountStock(_StockBody, frozen=True, kw_only=True, tag="count_stock"):
    """So many pieces were counted, as of a moment, now if not given; what moved after that moment is kept on top."""

    on_hand: Pieces
    reason: Comment
    as_of: Moment | None = None


class ExpectGoods(_StockBody, frozen=True, kw_only=True, tag="expect_goods"):
    """So many pieces are expected by a day."""

    quantity: Quantity
    on: Day
    reason: Comment | None = None


class ChangeArrival(_StockBody, frozen=True, kw_only=True, tag="change_arrival"):
    """Fewer or more pieces are expected, or on another day; what is not given stays."""

    arrival: Word
    quantity: Quantity | None = None
    on: Day | None = None
    reason: Comment | None = None


class CancelArrival(_StockBody, frozen=True, kw_only=True, tag="cancel_arrival"):
    """Nothing of an arrival comes; pieces of it that dossiers keep are missing in the house from now on."""

    arrival: Word
    reason: Comment


StockCommand = BeginCounting | ReceiveGoods | CountStock | ExpectGoods | ChangeArrival | CancelArrival
