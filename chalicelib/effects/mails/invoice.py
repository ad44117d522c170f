"""The mail about an invoice: what it comes to, by when and where to it is paid."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import see
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sums import sums_of
from chalicelib.application.view.todo import transfer
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Invoice
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoicing import Amounts, LineAmount, issued_amounts
from chalicelib.domain.sale.owed import to_pay
from chalicelib.effects.mails.content import MailContent, MailFact, MailRow
from chalicelib.effects.mails.document import entry_of
from chalicelib.effects.mails.line_rows import row


def invoice(reading: Reading, event: e.InvoiceIssued, entry: Entry) -> MailContent | None:
    """The invoice as it stands by now: what is still open and the account to pay it to, or that nothing is."""
    found = invoice_of(reading, event.number)
    if found is None:
        return None
    amounts = issued_amounts(reading.state, found)
    return MailContent(
        subject=_subject(reading, found),
        paragraphs=_paragraphs(reading, found, event),
        action=see(reading.words, "invoice"),
        document=entry_of(reading.state, "invoice", found.number),
        facts=how_to_pay(reading, found),
        title=reading.words.gettext("Invoiced"),
        rows=tuple(_row(reading, amount) for amount in amounts.lines),
        sums=_sums(reading, amounts),
    )


def invoice_of(reading: Reading, number: str) -> Invoice | None:
    """The invoice of a number."""
    return next((one for one in reading.state.invoices if one.number == number), None)


def asked(reading: Reading, found: Invoice) -> bool:
    """Whether an invoice is to be paid: something is open on it, and nothing of it is to be credited first."""
    return found in to_pay(reading.state)


def how_to_pay(reading: Reading, found: Invoice) -> tuple[MailFact, ...]:
    """What is open on an invoice, until when, and the account that it goes to; nothing if it is not to be paid."""
    if not asked(reading, found):
        return ()
    amount = MailFact(reading.words.gettext("To be paid"), reading.words.money(found.open, reading.state.currency))
    due = MailFact(reading.words.gettext("Due date"), reading.words.day_year(found.due))
    return (amount, due, *(MailFact(each.label, each.value) for each in transfer(reading, found)))


def _subject(reading: Reading, found: Invoice) -> str:
    w = reading.words
    if found.open > 0 and not asked(reading, found):
        return w.gettext("Invoice %(number)s: to be credited") % {"number": found.number}
    if found.undone:
        says = w.gettext("Invoice %(number)s: %(amount)s, credited in full")
    elif found.open <= 0:
        says = w.gettext("Invoice %(number)s: %(amount)s, paid")
    elif found.open < found.gross:
        says = w.gettext("Invoice %(number)s: %(amount)s left to pay, due on %(day)s")
    else:
        says = w.gettext("Invoice %(number)s: %(amount)s, due on %(day)s")
    amount = w.money(found.open if found.open > 0 else found.gross, reading.state.currency)
    return says % {"number": found.number, "amount": amount, "day": reading.when(found.due)}


def _paragraphs(reading: Reading, found: Invoice, event: e.InvoiceIssued) -> tuple[str, ...]:
    w = reading.words
    says = w.gettext("Invoice %(number)s of %(day)s comes to %(amount)s including VAT.")
    gross = w.money(found.gross, reading.state.currency)
    first = says % {"number": found.number, "day": w.day_year(found.issued), "amount": gross}
    carried = w.gettext("What you paid on invoice %(number)s goes to it: %(amount)s.")
    places = ({"number": one.invoice, "amount": w.money(one.amount, reading.state.currency)} for one in event.carried)
    return first, *(carried % each for each in places), _remains(reading, found)


def _remains(reading: Reading, found: Invoice) -> str:
    w = reading.words
    if found.undone:
        return w.gettext("It was credited in full.")
    if found.open <= 0:
        return w.gettext("Nothing remains to be paid on it.")
    if not asked(reading, found):
        return w.gettext("Wait for our credit note before you pay.")
    late = found.due < reading.today
    if found.open < found.gross and not late:
        left = w.gettext("%(amount)s remains to be paid on it, by %(day)s.")
        return left % {"amount": w.money(found.open, reading.state.currency), "day": w.day_year(found.due)}
    due = w.gettext("It was due on %(day)s.") if late else w.gettext("It is due on %(day)s.")
    return due % {"day": w.day_year(found.due)}


def _row(reading: Reading, amount: LineAmount) -> MailRow:
    return row(reading, amount.line, amount.quantity, total=reading.words.money(amount.net, reading.state.currency))


def _sums(reading: Reading, amounts: Amounts) -> tuple[MailFact, ...]:
    """The amounts as issued."""
    return tuple(MailFact(label, value) for label, value in sums_of(amounts, reading.state, reading.words))


CONTENTS = of(e.InvoiceIssued, invoice)
