"""What a mail says of an order that is paid before anything leaves: how much, and how."""

from chalicelib.application.view.money_panels import transfer_of_order
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.effects.mails.content import MailFact


def prepayment_asked(reading: Reading) -> tuple[str, ...]:
    """Say that the order waits for its payment, nothing where none is asked for without an invoice."""
    if not to_prepay(reading.state) or deposit_to_pay(reading.state):
        return ()
    return (reading.translations.gettext("It is paid before shipping: we prepare it once your payment is there."),)


def how_to_prepay(reading: Reading) -> tuple[MailFact, ...]:
    """Give what is to be paid, and the account that it goes to."""
    amount, w = to_prepay(reading.state), reading.translations
    if not amount:
        return ()
    asked = MailFact(w.gettext("To be paid"), w.money(amount, reading.state.currency))
    return (asked, *(MailFact(each.label, each.value) for each in transfer_of_order(reading)))
