"""A customer pays by card or debit: what they pay is written down first, then the page is made on which they do."""

from decimal import Decimal
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.stripe_page import checkout_order
from chalicelib.application.errors import Unavailable
from chalicelib.application.payment.checkout import StripeTask
from chalicelib.application.ports.translations import mark
from chalicelib.application.writing.freeing import execute_freeing
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.application.writing.signatures import check_signature
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.commands import BeginPayment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.card_payment import PayMethod
from chalicelib.domain.sale.pending import Pendings, pending_of
from chalicelib.domain.values.fields import Amount, Phrase, Word
from chalicelib.entrypoints.http.customer.acts import Acting, acting
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.problem import Problem
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

card_payments = Blueprint(__name__)
routes = Routes(card_payments)

DOWN = mark("the card service does not answer: nothing was charged. Press again in a moment, or pay by transfer")
NO_METHOD = mark("this amount is not paid in this way here: pay by transfer, or call us, %(phone)s")
OVER = mark("this payment is over, or was begun anew since: begin again")


class NewPayment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is paid, how, and the name of who pays; invoice: null for what is paid before anything leaves."""

    name: Phrase
    amount: Amount
    method: PayMethod
    invoice: Word | None = None


class CheckoutPage(Struct, frozen=True):
    """Where it is paid, and the version of the dossier."""

    url: str
    version: str


PAYMENT_ACTS = {"/dossiers/{reference}/payments": NewPayment}
"""The body that the route takes."""


@routes.post("/dossiers/{reference}/payments")
def pay(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Begin a payment by card or debit; the answer says where it is made. The same request again gives the same page."""
    by = acting(call, wired, reference)
    body: NewPayment = convert(by.content, NewPayment, wired.seller.languages)
    check_signature(body.name, by.head.people, wired.seller)
    if body.method not in wired.seller.payments.methods(Decimal(body.amount), by.head.state.currency):
        raise NotAllowed(NO_METHOD, field="method", phone=wired.seller.contact.phone)
    payment = payment_id("stripe", by.reference, by.caller.subject, by.request.key)
    command = BeginPayment(name=body.name, payment=payment, amount=body.amount, method=body.method, invoice=body.invoice)
    outcome = execute_freeing(wired.store, wired.lists, by.asks(wired, command), by.now, wired.pause)
    answer = CheckoutPage(_page(wired, by, payment), shown_version(by.reference, outcome.version))
    return Answer(201, encode(answer), {"Idempotent-Replayed": "true"} if outcome.replayed else {})


def _page(wired: "Wiring", by: Acting, payment: str) -> str:
    """Have the page made, and those of what this one takes the place of given up."""
    head = wired.store.load(by.reference)
    pending = pending_of(_pending(head.state), payment) if head else None
    if head is None or pending is None or pending.submitted or pending.until <= by.now:
        raise NotAllowed(OVER)
    contacts, words = head.people.contacts, wired.translations_for
    # In the language of who began it, to whose page it leads back; it follows from the payment alone, as Stripe's key asks.
    orders = {
        one.payment: checkout_order(
            by.reference,
            head.state.currency,
            one,
            words(contacts[one.contact].language if one.contact in contacts else None),
            wired.site_url,
        )
        for one in (*_pending(by.head.state), pending)
    }
    earlier = tuple(
        orders[one.payment]
        for one in _pending(by.head.state)
        if not one.submitted and one.invoice == pending.invoice and one.payment != payment and one.until > by.now
    )
    try:
        return wired.ask_stripe(StripeTask(order=orders[payment], give_up=earlier)).url
    except Unavailable as error:
        raise Problem(503, "unavailable", NotAllowed(DOWN), headers={"Retry-After": "10"}) from error


def _pending(state: DossierBase) -> Pendings:
    return state.pending if isinstance(state, Dossier) else ()
