"""Staff's routes to payments: what came in, what of it is open, and what accountants put against what dossiers owe.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.ports.translations import SOURCE, refusal
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import payment_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.application.caller import Caller
    from chalicelib.application.payment.settling import Settling
    from chalicelib.application.staff.payment_desk import PaymentsAsked
    from chalicelib.bootstrap.http import Wiring

staff_payments = Blueprint(__name__)
routes = Routes(staff_payments, AUTHORIZER)


class PartAnswer(Struct, frozen=True):
    """What became of what goes to a dossier: the version that it led to, or why it was refused, in words.

    invoices: on which it is; none where it came before there was one.
    """

    reference: str
    invoices: tuple[str, ...]
    amount: Decimal
    status: Literal["done", "refused"]
    version: int | None
    reason: str | None
    field: str | None


class AllocationAnswer(Struct, frozen=True):
    """The payment after all parts, what is left of it, and what became of each part in the order in which they were asked."""

    payment: str
    version: int
    left: Decimal
    parts: tuple[PartAnswer, ...]


@routes.get("/staff/payments", ("view", "cursor", "dossier", "words"))
def payments(call: Call, wired: "Wiring") -> Answer:
    """Give payments of which something is left, the oldest first; or of another `?view=`, a `?dossier=`, or with `?words=`."""
    from chalicelib.application.staff.payment_desk import PaymentView, Wanted, payment_page

    caller, view = wired.identify(call.claims), chosen(call, "view", PaymentView)
    asked, wanted = (
        _asked(call, wired, caller),
        Wanted(view or "open", call.query("dossier"), call.query("cursor"), call.query("words") or ""),
    )
    return tagged(encode(payment_page(wired.payments, asked, wanted)))


@routes.get("/staff/payments/counts")
def counts(call: Call, wired: "Wiring") -> Answer:
    """Count what each list of payments has, and say what is left of them in all."""
    from chalicelib.application.staff.payment_counts import payment_counts

    asked = _asked(call, wired, wired.identify(call.claims))
    return tagged(encode(payment_counts(wired.payments, asked)))


@routes.post("/staff/payments")
def enter(call: Call, wired: "Wiring") -> Answer:
    """Enter a payment that no bank file and no card tells of."""
    from chalicelib.application.staff.payment_writing import enter_payment
    from chalicelib.domain.payment.payment_commands import EnterPayment

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, "", content, must_match=False)
    entered = convert(content, EnterPayment, wired.seller.languages)
    return payment_written(enter_payment(wired.payments, entered, caller, request, wired.clock(), wired.pause))


@routes.get("/staff/payments/{payment}")
def payment(call: Call, wired: "Wiring", payment: str) -> Answer:
    """Give a payment: what its door said of it, which dossiers use it, and who did what with it."""
    from chalicelib.application.staff.payment_desk import read_payment

    shown = read_payment(wired.payments, _asked(call, wired, wired.identify(call.claims)), payment)
    return tagged(encode(shown), shown.payment.version)


@routes.post("/staff/payments/{payment}/allocations")
def allocations(call: Call, wired: "Wiring", payment: str) -> Answer:
    """Put a payment against invoices of one dossier or several, each for itself; sent again, it goes on where it was left."""
    from chalicelib.application.staff.payment_allocation import AllocationOrder, allocate
    from chalicelib.domain.payment.payment_commands import AllocateToDossiers

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, payment, content, must_match=False)
    wanted = convert(content, AllocateToDossiers, wired.seller.languages)
    done = allocate(_settling(wired), AllocationOrder(payment, wanted, caller, request))
    words = wired.translations_for(call.lang or SOURCE)
    parts = tuple(
        PartAnswer(
            part.reference, part.invoices, part.amount, part.status, part.version,
            refusal(words, part.error) if part.error else None, part.error.field if part.error else None,
        )
        for part in done.parts
    )  # fmt: skip
    answer = AllocationAnswer(done.payment.id, done.payment.version, done.payment.left, parts)
    return Answer(201, encode(answer), {"Idempotent-Replayed": "true"} if done.replayed else {})


@routes.post("/staff/payments/accept-sure")
def accept(call: Call, wired: "Wiring") -> Answer:
    """Book what is certain of payments, as it was shown: each for itself; sent again, it goes on where it was left."""
    from chalicelib.application.payment.accept_sure import AcceptSure, accept_sure

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, "", content, must_match=False)
    wanted = convert(content, AcceptSure, wired.seller.languages)
    return Answer(200, encode(accept_sure(_settling(wired), wanted, caller, request)))


@routes.post("/staff/payments/{payment}/commands")
def command(call: Call, wired: "Wiring", payment: str) -> Answer:
    """Give one of the commands on a payment, told by its `type`."""
    from chalicelib.application.staff.payment_writing import PaymentOrder, command_payment
    from chalicelib.domain.payment.payment_commands import PaymentCommand

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, payment, content, must_match=False)
    asked: PaymentCommand = convert(content, PaymentCommand, wired.seller.languages)
    return payment_written(command_payment(_settling(wired), PaymentOrder(payment, asked, caller, request)))


def _settling(wired: "Wiring") -> "Settling":
    from chalicelib.application.payment.settling import Settling

    return Settling(wired.payments, wired.seller, wired.clock, wired.pause, wired.lists)


def _asked(call: Call, wired: "Wiring", caller: "Caller") -> "PaymentsAsked":
    from chalicelib.application.staff.payment_desk import PaymentsAsked
    from chalicelib.application.staff.payment_proposals import Proposals

    translations = wired.translations_for(call.lang or SOURCE)
    return PaymentsAsked(caller, translations, Proposals(wired.lists, wired.payers), wired.accounts)
