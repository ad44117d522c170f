"""Asking Stripe by its own library: a page to pay on, and how charges, disputes and payouts stand."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import stripe

from chalicelib.adapters.stripe.minor_units import from_minor, to_minor
from chalicelib.application.errors import Unavailable
from chalicelib.application.payment.checkout import CheckoutOrder, StripeAnswer, StripeTask
from chalicelib.domain.payment.payment import Payer
from chalicelib.domain.payment.payment_id import is_payment_id, payment_id
from chalicelib.domain.payment.seen_payment import PaymentChange, PaymentMessage, SeenPayment
from chalicelib.domain.payment.stripe_question import StripeQuestion
from chalicelib.domain.values.calendar import paris_date

TIMEOUT, RETRIES = 4, 1
"""Seconds for one attempt, and how many more there are: together less than the function may take."""
PAGE = 100
"""Transactions of a payout that come at once: the most that Stripe gives."""
CHARGED = frozenset({"charge", "payment"})
"""Types of transactions that a customer's money came by; `payment` is one by debit."""
METHODS = {"card": "card", "debit": "sepa_debit"}
HOLDS = {"in_preparation", "needs_response", "under_review", "lost", "prevented"}
"""States of a dispute in which the money is not here; of a mere warning it is."""


# It logs what it is answered, which may hold a name; what went wrong is told by its kind alone.
logging.getLogger("stripe").setLevel(logging.CRITICAL)


class Refused(Exception):
    """Stripe refuses what is asked of it; the text is its code, which names nobody."""

    hopeless = True


def client(key: str, address: str = "") -> stripe.StripeClient:
    """Give a client of Stripe, or of what stands in for it at an address."""
    http = stripe.RequestsClient(timeout=TIMEOUT)
    if address:
        return stripe.StripeClient(key, http_client=http, max_network_retries=RETRIES, base_addresses={"api": address})
    return stripe.StripeClient(key, http_client=http, max_network_retries=RETRIES)


def carry_out(asked: stripe.StripeClient, task: StripeTask) -> StripeAnswer:
    """Do what the function is called for. Raises Unavailable where Stripe does not answer, Refused for what it refuses."""
    try:
        if task.question:
            return StripeAnswer(messages=tuple(_answers(asked, task.question)))
        url = _page(asked, task.order) if task.order else ""
        for order in task.give_up:
            _give_up(asked, order)
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError) as error:
        raise Unavailable from error
    except stripe.StripeError as error:
        raise Refused(error.code or type(error).__name__) from error
    return StripeAnswer(url)


def _page(asked: stripe.StripeClient, order: CheckoutOrder) -> str:
    session = _session(asked, order)
    if session.url is None:
        raise Refused("the page is over")
    return session.url


def _session(asked: stripe.StripeClient, order: CheckoutOrder) -> stripe.checkout.Session:
    """Make the session of a payment, or give the one that was made of it: the payment's id is the key."""
    named = {"payment": order.payment, "reference": order.reference, "invoice": order.invoice or "", "method": order.method}
    params: Any = {
        "mode": "payment",
        "payment_method_types": [METHODS[order.method]],
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": order.currency.lower(),
                    "unit_amount": to_minor(order.amount, order.currency),
                    "product_data": {"name": order.title},
                },
            }
        ],
        "client_reference_id": order.payment,
        "metadata": named,
        # A charge has the metadata of its intent: by it a refund is known.
        "payment_intent_data": {"metadata": named, "description": order.title},
        "locale": order.language,
        "expires_at": int(order.until.timestamp()),
        "success_url": order.paid_url,
        "cancel_url": order.left_url,
    }
    return asked.v1.checkout.sessions.create(params, {"idempotency_key": order.payment})


def _give_up(asked: stripe.StripeClient, order: CheckoutOrder) -> None:
    """Let nobody pay on a page any more, as far as Stripe can; whoever paid meanwhile has paid."""
    try:
        session = _session(asked, order)
        if session.status == "open":
            asked.v1.checkout.sessions.expire(session.id)
    except stripe.StripeError:
        return


def _answers(asked: stripe.StripeClient, question: StripeQuestion) -> Iterator[PaymentMessage]:
    if question.charge:
        now = datetime.now(UTC)  # before it is asked: what changes meanwhile has a question of its own
        yield from _charge(asked.v1.charges.retrieve(question.charge), now)
    elif question.dispute:
        dispute = asked.v1.disputes.retrieve(question.dispute)
        charge = dispute.charge if isinstance(dispute.charge, str) else dispute.charge.id
        yield from _dispute(asked.v1.charges.retrieve(charge), dispute)
    elif question.debit:
        yield from _debit(asked, question.debit)
    elif question.payout:
        yield from _payout(asked, asked.v1.payouts.retrieve(question.payout))


def _payment(charge: stripe.Charge) -> str | None:
    """Give the payment of ours that a charge is of."""
    payment = getattr(charge.metadata, "payment", "")
    return payment if is_payment_id(payment) else None


def _charge(charge: stripe.Charge, asked: datetime) -> Iterator[PaymentMessage]:
    """Say what went back of a charge by now, in all."""
    if payment := _payment(charge):
        back = from_minor(charge.amount_refunded, charge.currency)
        yield PaymentMessage(change=PaymentChange(id=payment, status="refunded", reason="refund", amount=back, at=asked))


def _dispute(charge: stripe.Charge, dispute: stripe.Dispute) -> Iterator[PaymentMessage]:
    """Say how a dispute stands: the money is gone, or it is here again."""
    payment, status = _payment(charge), dispute.status
    if payment and status in HOLDS:
        lost, due = status == "lost", getattr(getattr(dispute, "evidence_details", None), "due_by", None)
        until = paris_date(datetime.fromtimestamp(due, UTC)) if due and not lost else None
        gone = PaymentChange(id=payment, status="returned" if lost else "disputed", reason="dispute", due=until)
        yield PaymentMessage(change=gone)
    elif payment and status == "won":
        yield PaymentMessage(change=PaymentChange(id=payment, status="received", reason="won"))


def _debit(asked: stripe.StripeClient, intent: str) -> Iterator[PaymentMessage]:
    """Say which account a debit is taken from, and by which mandate; nothing where no charge of it is there."""
    for charge in asked.v1.charges.list({"payment_intent": intent, "limit": 1}).data:
        details: Any = getattr(charge.payment_method_details, "sepa_debit", None)
        payment = _payment(charge)
        if payment and details:
            mandate = _mandate(asked, getattr(details, "mandate", None))
            yield PaymentMessage(change=PaymentChange(id=payment, last4=getattr(details, "last4", None) or "", mandate=mandate))


def _mandate(asked: stripe.StripeClient, mandate: str | None) -> str:
    """Give the reference by which banks know a mandate; nothing where it is not to be read."""
    if not mandate:
        return ""
    try:
        details: Any = asked.v1.mandates.retrieve(mandate).payment_method_details
    except stripe.InvalidRequestError:
        return ""
    return getattr(getattr(details, "sepa_debit", None), "reference", None) or ""


def _payout(asked: stripe.StripeClient, payout: stripe.Payout) -> Iterator[PaymentMessage]:
    """Say what each payment of a payout cost, and that the payout itself is no customer's money."""
    params: Any = {"payout": payout.id, "limit": PAGE, "expand": ["data.source"]}
    for transaction in asked.v1.balance_transactions.list(params).auto_paging_iter():
        source: Any = transaction.source
        payment = _payment(source) if transaction.type in CHARGED and isinstance(source, stripe.Charge) else None
        if payment:
            fee = from_minor(transaction.fee, transaction.currency)
            yield PaymentMessage(change=PaymentChange(id=payment, fee=fee))
    if payout.amount > 0:
        on = paris_date(datetime.fromtimestamp(payout.arrival_date, UTC))
        yield PaymentMessage(
            payment=SeenPayment(
                id=payment_id("stripe.payout", payout.id), source="stripe", method="transfer", payout=True,
                amount=from_minor(payout.amount, payout.currency), currency=payout.currency.upper(), value_date=on,
                payer=Payer("Stripe"), text=payout.statement_descriptor or payout.id,
            )
        )  # fmt: skip
