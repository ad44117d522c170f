"""The mail about an invoice: what it comes to, by when and where to it is paid."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import see
from chalicelib.application.view.money_panels import transfer
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sums import sums_of
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import Amounts, LineAmount, issued_amounts
from chalicelib.domain.sale.owed import to_pay
from chalicelib.effects.mails.content import MailContent, MailFact, MailRow
from chalicelib.effects.mails.document import entry_of
from chalicelib.effects.mails.line_rows import row
from chalicelib.effects.mails.quotes import reason


def invoice_issued(reading: Reading, event: e.InvoiceIssued, entry: Entry) -> MailContent | None:
    """Give the invoice as it stands by now: what is still open and the account to pay it to, or that nothing is."""
    invoice = invoice_of(reading, event.number)
    if invoice is None:
        return None
    amounts, document = issued_amounts(reading.state, invoice), entry_of(reading.state, "invoice", invoice.number)
    return MailContent(
        subject=subject_of(reading, invoice),
        paragraphs=_paragraphs(reading, invoice, event),
        action=see(reading.translations, "invoice") if document else reading.translations.gettext("Follow the order"),
        document=document,
        forward=reading.translations.gettext("Pass it on to your accounts department") if document else None,
        facts=how_to_pay(reading, invoice),
        title=reading.translations.gettext("Invoiced"),
        rows=tuple(_row(reading, amount) for amount in amounts.lines),
        sums=_sums(reading, amounts),
    )


def invoice_of(reading: Reading, number: str) -> Invoice | None:
    """Give the invoice of a number."""
    return next((one for one in reading.state.invoices if one.number == number), None)


def asked(reading: Reading, invoice: Invoice) -> bool:
    """Say whether an invoice is to be paid: something is open on it, and nothing of it is to be credited first."""
    return invoice in to_pay(reading.state)


def how_to_pay(reading: Reading, invoice: Invoice) -> tuple[MailFact, ...]:
    """Give what is open on an invoice, until when, and the account that it goes to; nothing if it is not to be paid."""
    if not asked(reading, invoice):
        return ()
    amount = MailFact(
        reading.translations.gettext("To be paid"), reading.translations.money(invoice.open, reading.state.currency)
    )
    due = MailFact(reading.translations.gettext("Due date"), reading.translations.day_year(invoice.due))
    return (amount, due, *(MailFact(each.label, each.value) for each in transfer(reading, invoice)))


def subject_of(reading: Reading, invoice: Invoice) -> str:
    """Give what a mail about an invoice is called: its amount and its day, or what became of it."""
    w = reading.translations
    if invoice.open > 0 and not asked(reading, invoice):
        return w.gettext("Invoice %(number)s: to be credited") % {"number": invoice.number}
    if not invoice.gross:
        text = w.gettext("Invoice %(number)s: free of charge")
    elif invoice.fully_credited:
        text = w.gettext("Invoice %(number)s: %(amount)s, credited in full")
    elif invoice.open <= 0:
        text = w.gettext("Invoice %(number)s: %(amount)s, paid")
    elif invoice.open < invoice.gross:
        text = w.gettext("Invoice %(number)s: %(amount)s left to pay, due on %(day)s")
    else:
        text = w.gettext("Invoice %(number)s: %(amount)s, due on %(day)s")
    amount = w.money(invoice.open if invoice.open > 0 else invoice.gross, reading.state.currency)
    return text % {"number": invoice.number, "amount": amount, "day": reading.when(invoice.due)}


def _paragraphs(reading: Reading, invoice: Invoice, event: e.InvoiceIssued) -> tuple[str, ...]:
    w = reading.translations
    text = w.gettext("Invoice %(number)s of %(day)s comes to %(amount)s including VAT.")
    gross = w.money(invoice.gross, reading.state.currency)
    first = text % {"number": invoice.number, "day": w.day_year(invoice.issued), "amount": gross}
    carried = w.gettext("What you paid on invoice %(number)s goes to it: %(amount)s.")
    places = ({"number": one.invoice, "amount": w.money(one.amount, reading.state.currency)} for one in event.carried)
    deposit = w.gettext("Your deposit is taken off it: %(amount)s.") % {"amount": w.money(event.prepaid, reading.state.currency)}
    taken_off = (*(carried % each for each in places), *((deposit,) if event.prepaid else ()))
    return first, *taken_off, remains(reading, invoice)


def remains(reading: Reading, invoice: Invoice) -> str:
    """Say what is left to be paid on an invoice, and by when."""
    w = reading.translations
    if not invoice.gross:
        return w.gettext("Free of charge: nothing is to be paid.")
    if invoice.fully_credited:
        return w.gettext("It was credited in full.")
    if invoice.open <= 0:
        return w.gettext("Nothing remains to be paid on it.")
    if not asked(reading, invoice):
        return w.gettext("Wait for our credit note before you pay.")
    late = invoice.due < reading.today
    if invoice.open < invoice.gross and not late:
        left = w.gettext("%(amount)s remains to be paid on it, by %(day)s.")
        return left % {"amount": w.money(invoice.open, reading.state.currency), "day": w.day_year(invoice.due)}
    due = w.gettext("It was due on %(day)s.") if late else w.gettext("It is due on %(day)s.")
    return due % {"day": w.day_year(invoice.due)}


def _row(reading: Reading, amount: LineAmount) -> MailRow:
    return row(reading, amount.line, amount.quantity, total=reading.translations.money(amount.net, reading.state.currency))


def _sums(reading: Reading, amounts: Amounts) -> tuple[MailFact, ...]:
    """Give the amounts as issued."""
    return tuple(MailFact(label, value) for label, value in sums_of(amounts, reading.state, reading.translations))


def due_date_changed(reading: Reading, event: e.DueDateChanged, entry: Entry) -> MailContent | None:
    """Give the day on which an invoice is due now; None once it was changed again, or nothing is to be paid."""
    invoice, w = invoice_of(reading, event.invoice), reading.translations
    if invoice is None or invoice.due != event.due or not asked(reading, invoice):
        return None
    places = {"number": invoice.number, "day": w.day_year(event.due), "was": w.day_year(event.was)}
    text = w.gettext("Invoice %(number)s is due on %(day)s, instead of %(was)s.")
    subject = w.gettext("Invoice %(number)s: due on %(day)s") % {**places, "day": reading.when(event.due)}
    return MailContent(
        subject=subject,
        paragraphs=(text % places, w.gettext("Its document stays as it is."), *reason(entry)),
        action=see(w, "invoice"),
        document=entry_of(reading.state, "invoice", invoice.number),
        facts=how_to_pay(reading, invoice),
    )


def _due_holds(reading: Reading, event: e.DueDateChanged, entry: Entry) -> tuple[str, ...]:
    invoice = invoice_of(reading, event.invoice)
    if invoice is None or not asked(reading, invoice):
        return ()
    text = reading.translations.gettext("Invoice %(number)s is due on %(day)s.")
    return (text % {"number": invoice.number, "day": reading.translations.day_year(invoice.due)},)


CONTENTS = of(e.InvoiceIssued, invoice_issued) | of(e.DueDateChanged, due_date_changed)
HOLDS = of(e.DueDateChanged, _due_holds)
"""What holds once such an entry is struck."""
