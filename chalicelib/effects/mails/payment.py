"""The mails about money: received, credited, paid back; each says what is open by now, and where to it is paid."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from chalicelib.application.view.by_event import of
from chalicelib.application.view.credit_view import in_favour, money_left, what_follows, why
from chalicelib.application.view.document_names import see
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.coming_back import came_back
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.owed import idle_deposit, to_bill, to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.values.money import ZERO
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.document import entry_of
from chalicelib.effects.mails.invoice import how_to_pay, invoice_of
from chalicelib.effects.mails.line_rows import row
from chalicelib.effects.mails.prepaid import how_to_prepay
from chalicelib.effects.mails.quotes import reason

Money = e.MarkedPaid | e.PaymentAllocated | e.DepositReceived | e.Refunded | e.PaymentMoved


def payment(reading: Reading, event: e.MarkedPaid | e.PaymentAllocated | e.DepositReceived, entry: Entry) -> MailContent | None:
    """Give what was received, on which invoices, and what remains to be paid."""
    w = reading.translations
    allocations: tuple[Allocation, ...]
    if isinstance(event, e.DepositReceived):
        amount, allocations = event.amount, ()
        used = w.gettext("We have received your deposit of %(amount)s. The next invoices take it off.")
        idle = w.gettext("We have received %(amount)s. No invoice is to come.")
        text = idle if idle_deposit(reading.state) and not to_bill(reading.state) else used
        document = entry_of(reading.state, "deposit_invoice", event.number) if event.number else None
    else:
        amount = sum((each.amount for each in event.allocations), ZERO)
        allocations, document = event.allocations, None
        text = w.gettext("We have received your payment of %(amount)s.")
    if not amount:
        return None
    places = {"amount": money(reading, amount)}
    facts = (MailFact(_invoice(reading, each.invoice), money(reading, each.amount)) for each in allocations)
    return MailContent(
        subject=w.gettext("Payment received: %(amount)s") % places,
        paragraphs=(text % places, *remains(reading), *in_favour(reading), *reason(entry)),
        action=see(w, "deposit_invoice") if document else w.gettext("See the receipt"),
        document=document or entry.seq,
        facts=(*facts, *_next(reading)),
    )


def moved(reading: Reading, event: e.PaymentMoved, entry: Entry) -> MailContent | None:
    """Say which money settles which invoice, and what is left of both."""
    w = reading.translations
    places = {"invoice": event.invoice, "amount": money(reading, event.amount), "source": event.source}
    of_invoice = w.gettext("%(amount)s that was paid too much on invoice %(source)s goes to invoice %(invoice)s.")
    text = of_invoice if event.source else w.gettext("%(amount)s of your deposit goes to invoice %(invoice)s.")
    return MailContent(
        subject=w.gettext("%(amount)s in your favour used for invoice %(invoice)s") % places,
        paragraphs=(text % places, *on_deposit(reading, event), *remains(reading), *in_favour(reading), *reason(entry)),
        **note(reading, event),
        facts=_next(reading),
    )


def credit(reading: Reading, event: e.Credited, entry: Entry) -> MailContent | None:
    """Give the credit note, and what it leaves of its invoice."""
    w, invoice = reading.translations, invoice_of(reading, event.invoice)
    if invoice is None:
        return None
    places = {"number": event.number, "invoice": event.invoice, "amount": money(reading, event.amount)}
    text = w.gettext("Credit note %(number)s takes %(amount)s including VAT off invoice %(invoice)s.")
    because, document = why(reading, event), entry_of(reading.state, "credit_note", event.number)
    cause = (w.gettext("Reason: %(reason)s.") % {"reason": because},) if because else ()
    note = next((each for each in invoice.credits if each.number == event.number and each.parts), None)
    lines = came_back(reading.state, note).lines if note else ()
    return MailContent(
        subject=w.gettext("Credit note %(number)s: %(amount)s on invoice %(invoice)s") % places,
        paragraphs=(text % places, *cause, *_becomes(reading, event, invoice), *reason(entry)),
        action=see(w, "credit_note") if document else w.gettext("Follow the order"),
        document=document,
        facts=how_to_pay(reading, invoice),
        title=w.gettext("Credited") if lines else "",
        rows=tuple(row(reading, one.line, one.quantity, total=money(reading, one.net)) for one in lines),
    )


def _becomes(reading: Reading, event: e.Credited, invoice: Invoice) -> tuple[str, ...]:
    """Say what becomes of the money and of the pieces; what is in the customer's favour is taken off or paid back."""
    if invoice.open < 0 and not event.invoice_again:
        return *in_favour(reading), *what_follows(reading, event)
    return money_left(reading, invoice), *what_follows(reading, event)


def refund(reading: Reading, event: e.Refunded, entry: Entry) -> MailContent | None:
    """Give what was paid back, and of which invoice, or of the deposit."""
    w = reading.translations
    places = {"invoice": event.invoice, "amount": money(reading, event.amount)}
    of_invoice = w.gettext("We have paid back %(amount)s that was paid too much on invoice %(invoice)s.")
    text = of_invoice if event.invoice else w.gettext("We have paid back %(amount)s of your deposit.")
    return MailContent(
        subject=w.gettext("Paid back to you: %(amount)s") % places,
        paragraphs=(text % places, *on_deposit(reading, event), *remains(reading), *in_favour(reading), *reason(entry)),
        **note(reading, event),
    )


def on_deposit(reading: Reading, event: e.Refunded | e.PaymentMoved | e.PaymentReturnEvent) -> tuple[str, ...]:
    """Name the credit note that takes a deposit's invoice back, where there is one."""
    w = reading.translations
    if not event.number:
        return ()
    text = w.gettext("Credit note %(number)s takes it off deposit invoice %(invoice)s.")
    return (text % {"number": event.number, "invoice": w.listing([one.number for one in event.deposits])},)


class Note(TypedDict):
    """The button of a mail, and the document that it leads to."""

    action: str
    document: int | None


def note(reading: Reading, event: e.Refunded | e.PaymentMoved | e.PaymentReturnEvent) -> Note:
    """Give the button, which leads to that credit note."""
    w, document = reading.translations, entry_of(reading.state, "credit_note", event.number) if event.number else None
    return {"action": see(w, "credit_note") if document else _follow(reading), "document": document}


def _follow(reading: Reading) -> str:
    """Name the page that the button leads to."""
    w = reading.translations
    return w.gettext("See the quote") if reading.state.order is None else w.gettext("Follow the order")


def money(reading: Reading, amount: Decimal) -> str:
    """Give an amount of the dossier's currency."""
    return reading.translations.money(amount, reading.state.currency)


def remains(reading: Reading) -> tuple[str, ...]:
    """Give what is open on all invoices, nothing where there is none; else what is to be paid before anything leaves.

    What is to be credited first is not asked for.
    """
    w, invoices, before = reading.translations, reading.state.invoices, to_prepay(reading.state)
    if before and not to_pay(reading.state):
        ahead = w.gettext("%(amount)s remains to be paid before we ship.")
        text = w.gettext("%(amount)s of the deposit remains to be paid.") if deposit_to_pay(reading.state) else ahead
        return (text % {"amount": money(reading, before)},)
    if not invoices:
        return ()
    total = sum((invoice.open for invoice in to_pay(reading.state)), ZERO)
    if not total and any(invoice.open > 0 for invoice in invoices):
        return (w.gettext("Wait for our credit note before you pay."),)
    if not total:
        return (w.gettext("Nothing remains to be paid on what was invoiced."),)
    return (w.gettext("%(amount)s remains to be paid on what was invoiced.") % {"amount": money(reading, total)},)


def _next(reading: Reading) -> tuple[MailFact, ...]:
    """Give the invoice that is due first, or what is paid before anything leaves."""
    invoices: Sequence[Invoice] = to_pay(reading.state)
    return how_to_pay(reading, invoices[0]) if invoices else how_to_prepay(reading)


def _invoice(reading: Reading, number: str) -> str:
    return reading.translations.gettext("Invoice %(number)s") % {"number": number}


def _holds(reading: Reading, event: Money, entry: Entry) -> tuple[str, ...]:
    return (*remains(reading), *in_favour(reading))


CONTENTS = (
    of(e.MarkedPaid | e.PaymentAllocated | e.DepositReceived, payment)
    | of(e.Credited, credit)
    | of(e.Refunded, refund)
    | of(e.PaymentMoved, moved)
)
HOLDS = of(Money, _holds)
"""What holds once such an entry is struck."""
