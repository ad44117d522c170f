"""The mails about a payment that the bank took back, and about a deposit that was freed: what is open, and how it is paid."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.values.money import ZERO
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.invoice import how_to_pay
from chalicelib.effects.mails.payment import money, note, on_deposit, remains
from chalicelib.effects.mails.prepaid import how_to_prepay
from chalicelib.effects.mails.quotes import reason

TEXTS: Mapping[e.ReturnReason, str] = {
    "dispute": mark("Your bank took back the payment of %(amount)s, because it was disputed."),
    "returned": mark("Your bank returned the payment of %(amount)s, so that it did not reach us."),
    "bounced": mark("Your bank did not pay the cheque of %(amount)s."),
}


def returned(reading: Reading, event: e.PaymentReturned, entry: Entry) -> MailContent | None:
    """Say what came back, and what remains to be paid by it."""
    w = reading.translations
    whole = sum((one.amount for one in event.allocations), ZERO) + event.deposit
    places = {"amount": money(reading, whole)}
    invoices = to_pay(reading.state)
    return MailContent(
        subject=w.gettext("Payment returned by your bank: %(amount)s") % places,
        paragraphs=(w.gettext(TEXTS[event.reason]) % places, *on_deposit(reading, event), *remains(reading), *reason(entry)),
        **note(reading, event),
        facts=tuple(how_to_pay(reading, invoices[0]) if invoices else how_to_prepay(reading)),
    )


def released(reading: Reading, event: e.PaymentReleased, entry: Entry) -> MailContent | None:
    """Say which credit note takes a deposit's invoice back; None without one: what the money settles next is mailed."""
    if not event.number:
        return None
    w, places = reading.translations, {"amount": money(reading, event.amount)}
    text = w.gettext("%(amount)s of your deposit is kept in your favour, to settle something else.")
    return MailContent(
        subject=w.gettext("Deposit kept in your favour: %(amount)s") % places,
        paragraphs=(text % places, *on_deposit(reading, event), *remains(reading), *reason(entry)),
        **note(reading, event),
    )


def _holds(reading: Reading, event: e.PaymentReturnEvent, entry: Entry) -> tuple[str, ...]:
    return remains(reading)


CONTENTS = of(e.PaymentReturned, returned) | of(e.PaymentReleased, released)
HOLDS = of(e.PaymentReturnEvent, _holds)
"""What holds once such an entry is struck."""
