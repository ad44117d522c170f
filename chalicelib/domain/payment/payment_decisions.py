"""What a command of staff on a payment amounts to, and what is refused."""

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.payment import OUR_CURRENCY, Payment
from chalicelib.domain.payment.payment_commands import (
    KeepPaymentFor,
    PaymentCameBack,
    PaymentCommand,
    SetPaymentAside,
    TakePaymentBack,
)
from chalicelib.domain.payment.payment_fact import KeptFor, PaymentWhat, SetAside, StatusChanged, TakenBack


def decided(payment: Payment, command: PaymentCommand) -> PaymentWhat:
    """Give what happened to the payment by the command. Raises NotAllowed."""
    match command:
        case SetPaymentAside():
            return _aside(payment, command)
        case TakePaymentBack():
            return _taken_back(payment)
        case KeepPaymentFor():
            return _kept_for(payment, command)
        case PaymentCameBack():
            return _came_back(payment, command)


def _aside(payment: Payment, command: SetPaymentAside) -> SetAside:
    if payment.aside is not None:
        raise NotAllowed("this payment is aside already")
    if payment.uses:
        raise NotAllowed("%(used)s of this payment is used: strike that first", used=payment.used)
    return SetAside(command.why)


def _taken_back(payment: Payment) -> TakenBack:
    if payment.aside is None:
        raise NotAllowed("this payment is not aside")
    if payment.direction == "out" or payment.currency != OUR_CURRENCY:
        raise NotAllowed("this payment can settle no invoice: it went out, or is in another currency")
    return TakenBack()


def _kept_for(payment: Payment, command: KeepPaymentFor) -> KeptFor:
    if command.account == payment.account:
        raise NotAllowed("that is so already", field="account")
    if command.account is not None and not payment.left:
        raise NotAllowed("nothing is left of this payment", field="account")
    return KeptFor(command.account)


def _came_back(payment: Payment, command: PaymentCameBack) -> StatusChanged:
    if payment.direction == "out" or payment.status not in ("received", "disputed"):
        raise NotAllowed("the money of this payment is not here")
    return StatusChanged("returned", command.reason)
