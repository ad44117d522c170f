"""What the history calls payments that are given back."""

from collections.abc import Mapping
from typing import assert_never

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.sentences.entry_reading import EntryReading, amount
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.payment_return import PaymentReleased, PaymentReturned, PaymentReturnEvent, ReturnReason
from chalicelib.domain.values.money import ZERO

RETURNED: Mapping[ReturnReason, str] = {
    "dispute": mark("Payment of %(amount)s disputed at the bank, which took it back"),
    "returned": mark("Payment of %(amount)s returned by the bank"),
    "bounced": mark("Cheque of %(amount)s not paid by the bank"),
}


def sentence(reading: EntryReading, event: PaymentReturnEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature."""
    translations = reading.translations
    match event:
        case PaymentReleased():
            of_invoice = translations.gettext("%(amount)s paid too much on invoice %(invoice)s kept to settle something else")
            of_deposit = translations.gettext("%(amount)s of the deposit kept to settle something else")
            places = {"amount": amount(reading, event.amount), "invoice": event.invoice}
            return (of_invoice if event.invoice else of_deposit) % places
        case PaymentReturned():
            whole = sum((one.amount for one in event.allocations), ZERO) + event.deposit
            return translations.gettext(RETURNED[event.reason]) % {"amount": amount(reading, whole)}
        case _:
            assert_never(event)
