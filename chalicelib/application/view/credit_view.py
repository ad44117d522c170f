"""Why something was credited, and what becomes of the money: page, mails and paper say it alike."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale.credit_chosen import to_choose
from chalicelib.domain.sale.credit_reasons import CreditReason
from chalicelib.domain.sale.facts.invoice import Credited
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import carried, idle_deposit, owed_back, to_bill, to_come, to_pay
from chalicelib.domain.sale.turn import WHO
from chalicelib.domain.values.money import ZERO

REASONS: Mapping[CreditReason, str] = {
    "returned": mark("goods returned"),
    "defective": mark("goods not in order"),
    "not_delivered": mark("not delivered"),
    "price": mark("price corrected"),
    "goodwill": mark("goodwill"),
    "invoice_error": mark("mistake in the invoice"),
    "cancelled": mark("order cancelled"),
}


def why(reading: AnyReading, event: Credited) -> str | None:
    """Why it was credited; None of before that was kept."""
    return reading.translations.gettext(REASONS[event.reason]) if event.reason else None


def money_left(reading: Reading, invoice: Invoice) -> str:
    """Say what the credit note leaves of its invoice: something to pay, something in the customer's favour, or nothing."""
    w, currency = reading.translations, reading.state.currency
    if invoice.open > 0 and invoice not in to_pay(reading.state):
        return w.gettext("Wait for our credit note before you pay.")
    if invoice.open > 0:
        text = w.gettext("%(amount)s remains to be paid on it, by %(day)s.")
        return text % {"amount": w.money(invoice.open, currency), "day": w.day_year(invoice.due)}
    if invoice.open < 0:
        return w.gettext("%(amount)s is in your favour.") % {"amount": w.money(-invoice.open, currency)}
    return w.gettext("Nothing remains to be paid on it.")


def may_choose(reading: Reading) -> bool:
    """Say whether the page asks what is to be done with what was paid too much: while nothing is ours to do first."""
    return WHO[reading.turn] == "you" and to_choose(reading.state)


def in_favour(reading: Reading) -> tuple[str, ...]:
    """Say what we owe the customer and what becomes of it: where an invoice is open or to come, one may take it off."""
    w, state = reading.translations, reading.state
    back = owed_back(state)
    if not back:
        return ()
    text = w.gettext("In your favour: %(amount)s, which we pay back to you.")
    if may_choose(reading):
        text = w.gettext(
            "In your favour: %(amount)s. On the page you choose: kept for the next invoice, or paid back. "
            "Without a choice we pay it back."
        )
    if back == sum((one.amount for one in carried(state, to_come(state))), ZERO):
        text = w.gettext("In your favour: %(amount)s, which the next invoice takes off.")
    elif to_pay(state) or (to_bill(state) and back > idle_deposit(state)):
        text = w.gettext("In your favour: %(amount)s, which we take off an invoice or pay back to you.")
    return (text % {"amount": w.money(back, state.currency)},)


def what_follows(reading: Reading, event: Credited) -> tuple[str, ...]:
    """Another invoice, which takes off what was paid; goods that leave once more."""
    w, sentences = reading.translations, list[str]()
    if event.invoice_again and to_bill(reading.state):
        paid = any(one.invoice == event.invoice for one in carried(reading.state, event.amount))
        sentences.append(w.gettext("A new invoice follows, and takes it off.") if paid else w.gettext("A new invoice follows."))
    if event.deliver_again and reading.state.unshipped:
        sentences.append(w.gettext("A new delivery follows."))
    return tuple(sentences)
