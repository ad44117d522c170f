"""What a payment is proposed to settle, and why: reasons, never a score."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.values.money import ZERO

Code = Literal[
    "reference_read", "numbers_read", "order_read", "sum_exact", "amount_exact", "payer_known", "name_equal", "less_by",
    "more_by", "charges_short", "discount_taken", "others_fit", "several_possible", "number_not_open", "number_cut",
    "payer_unknown", "payer_of_another", "payout_known", "rule_aside", "other_currency", "outgoing", "kept_for", "batch_parts",
    "reversal",
]  # fmt: skip
Tone = Literal["good", "warn"]


class Reason(Struct, frozen=True):
    """One fact that speaks for a proposal (good), or that somebody has to look at (warn).

    n: how many it speaks of; amount: how much; word: what was read.
    """

    code: Code
    tone: Tone
    n: int = 0
    amount: Decimal | None = None
    word: str = ""


class Allocated(Struct, frozen=True):
    """An amount above zero of the payment for an item; number None: for its dossier, before there is an invoice."""

    reference: str
    number: str | None
    amount: Decimal


class Proposal(Struct, frozen=True):
    """What a payment settles; rest: what is left of it then. possible: what may be meant where nothing tells which.

    sure: numbers or references of ours were read in full, and what is open on them is the amount to the cent, in one currency.
    """

    allocations: tuple[Allocated, ...]
    reasons: tuple[Reason, ...]
    sure: bool
    rest: Decimal
    possible: tuple[Allocated, ...] = ()


def in_full(items: tuple[OpenItem, ...]) -> tuple[Allocated, ...]:
    """Give what settles items to the last cent."""
    return tuple(Allocated(item.reference, item.invoice, item.open) for item in items)


def total(items: tuple[OpenItem, ...]) -> Decimal:
    """Give what is open on items together."""
    return sum((item.open for item in items), ZERO)
