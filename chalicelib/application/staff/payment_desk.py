"""Payments as staff read them: pages of what is open, in a customer's favour, aside or booked, and one with its history."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.payment.settle import PaymentDesk
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.projection.payment_rows import LIST, PaymentPlace
from chalicelib.domain.payment.payment import (
    AsideWhy,
    BankEntry,
    Direction,
    Named,
    Payer,
    Payment,
    PaymentMethod,
    PaymentSource,
    PaymentStatus,
    Use,
)
from chalicelib.domain.payment.payment_fact import PaymentFact
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.values.money import ZERO

PAGE = 50
MOST_COUNTED = 1000
COUNTED: tuple[PaymentPlace, ...] = ("open", "credit", "aside", "pending", "back")
PaymentView = Literal["open", "credit", "aside", "booked", "pending", "back"]


class ListedPayment(Struct, frozen=True):
    """A payment in a list. aside: why it settles nothing, null where it may. account: in whose favour what is left is kept."""

    payment: str
    version: int
    source: PaymentSource
    method: PaymentMethod
    direction: Direction
    status: PaymentStatus
    amount: Decimal
    left: Decimal
    currency: str
    value_date: date
    payer: Payer
    reference: str
    text: str
    aside: AsideWhy | None
    account: str | None
    uses: tuple[Use, ...]


class PaymentPage(Struct, frozen=True):
    """A page of payments, the oldest first, booked ones the newest first. No cursor: it is the last page."""

    payments: tuple[ListedPayment, ...]
    cursor: str | None


class StaffPayment(Struct, frozen=True):
    """A payment as staff see it. seen: when it was first known here. fee: of the card's service. history: oldest first."""

    payment: ListedPayment
    seen: datetime
    bank: BankEntry | None
    named: Named | None
    fee: Decimal | None
    refunded: Decimal
    history: tuple[PaymentFact, ...]


class PaymentCount(Struct, frozen=True):
    """How many payments a list has, and what is left of them in all; more: it has more than were counted."""

    view: PaymentPlace
    count: int
    left: Decimal
    more: bool


class PaymentCounts(Struct, frozen=True):
    """How much there is of each list but of what is booked."""

    counts: tuple[PaymentCount, ...]


def listed_payment(payment: Payment) -> ListedPayment:
    """Give a payment as lists show it."""
    return ListedPayment(
        payment=payment.id,
        version=payment.version,
        source=payment.source,
        method=payment.method,
        direction=payment.direction,
        status=payment.status,
        amount=payment.amount,
        left=payment.left,
        currency=payment.currency,
        value_date=payment.value_date,
        payer=payment.payer,
        reference=payment.reference,
        text=payment.text,
        aside=payment.aside.why if payment.aside else None,
        account=payment.account,
        uses=payment.uses,
    )


def payment_page(store: PaymentDesk, lists: Lists, caller: Caller, view: PaymentView, cursor: str | None) -> PaymentPage:
    """Give a page of a list. Raises Forbidden or BadCursor."""
    staff_only(caller)
    rows, more = lists.listed(LIST, view, PAGE, cursor)
    return PaymentPage(tuple(map(listed_payment, store.payments([row.reference for row in rows]))), more)


def payment_counts(lists: Lists, caller: Caller) -> PaymentCounts:
    """Count what is in each list, from its rows alone. Raises Forbidden."""
    staff_only(caller)
    return PaymentCounts(tuple(_counts(lists)))


def _counts(lists: Lists) -> Iterator[PaymentCount]:
    for view in COUNTED:
        rows, more = lists.listed(LIST, view, MOST_COUNTED, None)
        left = sum((Decimal(dict(row.values)["left"]) for row in rows), ZERO)
        yield PaymentCount(view, len(rows), left, more is not None)


def load_payment(store: PaymentDesk, payment_id: str) -> Payment:
    """Give a payment, strongly consistent. Raises NotFound."""
    payment = store.head(PAYMENT, payment_id) if is_payment_id(payment_id) else None
    if payment is None:
        raise NotFound
    return payment


def read_payment(store: PaymentDesk, caller: Caller, payment_id: str) -> StaffPayment:
    """Give a payment with all that happened to it. Raises Forbidden or NotFound."""
    staff_only(caller)
    payment = load_payment(store, payment_id)
    return StaffPayment(
        payment=listed_payment(payment),
        seen=payment.seen,
        bank=payment.bank,
        named=payment.named,
        fee=payment.fee,
        refunded=payment.refunded,
        history=tuple(store.payment_facts(payment_id)),
    )
