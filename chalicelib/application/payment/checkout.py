"""What the function that asks Stripe is asked: a page on which somebody pays, or how something stands."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from chalicelib.application.errors import Unavailable
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.payment.stripe_question import StripeQuestion
from chalicelib.domain.sale.facts.card_payment import PayMethod
from chalicelib.domain.values.language import Language


class CheckoutOrder(Struct, frozen=True, kw_only=True):
    """A page on which a payment of ours is made: the same order gives the same page, as long as Stripe keeps its key.

    title: what is paid. until: when it can be paid no more (UTC). paid_url, left_url: where the reader comes back to.
    """

    payment: str
    reference: str
    invoice: str | None
    amount: Decimal
    currency: str
    method: PayMethod
    title: str
    language: Language
    until: datetime
    paid_url: str
    left_url: str


class StripeTask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the function is called with: one of the three. give_up: orders whose pages nobody is to pay on any more."""

    order: CheckoutOrder | None = None
    give_up: tuple[CheckoutOrder, ...] = ()
    question: StripeQuestion | None = None


class StripeAnswer(Struct, frozen=True, omit_defaults=True):
    """The address of the page, or what is to be put of payments."""

    url: str = ""
    messages: tuple[PaymentMessage, ...] = ()


AsksStripe = Callable[[StripeTask], StripeAnswer]
"""Raises Unavailable where Stripe does not answer, NotAllowed for what it refuses."""


def nobody_to_ask(task: StripeTask) -> StripeAnswer:
    """Stand for Stripe where no key is. Raises Unavailable."""
    raise Unavailable
