"""What staff may do with payments of a dossier: free what is too much, note what came back of payments and refunds."""

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import DeskAct, Filled, Given
from chalicelib.application.staff.desk.written_out import decimal
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.payment.payment_id import is_payment_id
from chalicelib.domain.sale.commands import RecordRefundBack, ReleasePayment, ReturnPayment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import idle_deposit, owed_back
from chalicelib.domain.sale.payment_standing import standing
from chalicelib.domain.sale.refunds import standing_refunds
from chalicelib.domain.values.money import ZERO


def _release(given: Given) -> Filled:
    state = given.state
    too_much = {invoice.number: -invoice.open for invoice in state.invoices if invoice.open < 0}
    idle = idle_deposit(state)
    for (payment, invoice), amount in reversed([*standing(state.money).items()]):
        left = min(amount, too_much.get(invoice, ZERO) if invoice else idle)
        if is_payment_id(payment) and left > 0:
            return Filled({"payment": payment, "amount": decimal(left), **({"invoice": invoice} if invoice else {})})
    raise NotAllowed("nothing is owed to the customer")


def _return(given: Given) -> Filled:
    payment = _newest(given.state)
    if payment is None:
        raise NotAllowed("no payment stands here")
    return Filled({"payment": payment}, {"reason": "returned"})


def _refund_back(given: Given) -> Filled:
    refunds = standing_refunds(given.state.money)
    if not refunds:
        raise NotAllowed("no refund stands here")
    return Filled({"refund": refunds[-1].entry})


def _refund_left(reading: Reading) -> str | None:
    refunds = standing_refunds(reading.state.money)
    return reading.translations.money(refunds[-1].amount, reading.state.currency) if refunds else None


def _newest(state: Dossier) -> str | None:
    return next((payment for payment, _ in reversed([*standing(state.money)]) if payment), None)


def _too_much(reading: Reading) -> str | None:
    amount = owed_back(reading.state)
    return reading.translations.money(amount, reading.state.currency) if amount else None


def _payment(reading: Reading) -> str | None:
    return _newest(reading.state)


ACTS = (
    DeskAct(
        act="free_payment",
        command=ReleasePayment,
        label=mark("Free a payment"),
        fill=_release,
        about=_too_much,
    ),
    DeskAct(act="payment_back", command=ReturnPayment, label=mark("Note a payment returned"), fill=_return, about=_payment),
    DeskAct(
        act="refund_back",
        command=RecordRefundBack,
        label=mark("Note that a refund did not arrive"),
        fill=_refund_back,
        about=_refund_left,
    ),
)
