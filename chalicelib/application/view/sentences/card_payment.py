"""What the history calls a payment by card or debit that was begun, is on its way, or failed."""

from typing import assert_never

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.card_payment import (
    CardPaymentEvent,
    PaymentBegun,
    PaymentFailed,
    PaymentFailure,
    PaymentSubmitted,
    PayMethod,
)

BEGUN: dict[PayMethod, str] = {
    "card": mark("Card payment begun: %(amount)s"),
    "debit": mark("Payment by bank debit begun: %(amount)s"),
}
FAILED: dict[PaymentFailure, str] = {
    "refused": mark("Payment refused by the bank: %(amount)s"),
    "expired": mark("Payment not completed: %(amount)s"),
    "cancelled": mark("Payment given up: %(amount)s"),
    "returned": mark("Bank debit returned: %(amount)s"),
}


def sentence(reading: EntryReading, event: CardPaymentEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case PaymentBegun():
            text = translations.gettext(BEGUN[event.method])
        case PaymentSubmitted():
            text = translations.gettext("Bank debit under way: %(amount)s")
        case PaymentFailed():
            text = translations.gettext(FAILED[event.reason])
        case _:
            assert_never(event)
    return text % {"amount": amount(reading, event.amount)}
