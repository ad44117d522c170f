"""What a link of the invoices alone shows of a sale: what is owed, each invoice, its documents; nothing of goods and days."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from chalicelib.application.view.coming_money import with_money
from chalicelib.application.view.document_names import NAMES, document_number, title
from chalicelib.application.view.documents import link_to, of_invoice
from chalicelib.application.view.money_panels import choose_panel, pay_panel, prepay_panel
from chalicelib.application.view.paying import paying
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.refund_view import favour_notes, refund_notes
from chalicelib.application.view.shapes.invoice_list import ShownInvoice, ShownInvoiceDocument
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.payable import ShownPaying
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.application.view.transfer_panels import awaited_panel
from chalicelib.application.view.verdict import Verdict
from chalicelib.domain.sale.asked import asked, asked_before, asked_of, debited, on_their_way, transfer_of
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.contested import contested, is_late
from chalicelib.domain.sale.credit_chosen import chosen, to_choose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoice_documents import invoice_documents
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import idle_deposit, owed_back, to_come, to_credit, to_pay
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.values.creditor_reference import grouped, payment_reference
from chalicelib.domain.values.money import ZERO


class InvoicesShown(NamedTuple):
    """The parts that are a kind's own; terms: what the row of the list of all affairs is found by."""

    verdict: Verdict
    todo: ShownTodo
    paying: ShownPaying | None
    rows: list[ShownInvoice]
    documents: list[ShownInvoiceDocument]
    terms: Sequence[str]


def invoices_shown(reading: Reading) -> InvoicesShown:
    """Give what is owed and what shows it."""
    return InvoicesShown(
        verdict=_verdict(reading),
        todo=_todo(reading),
        paying=paying(reading),
        rows=list(_rows(reading)),
        documents=[_document(reading, document) for document in invoice_documents(reading.state)],
        terms=[invoice.number for invoice in reading.state.invoices],
    )


def _verdict(reading: Reading) -> Verdict:
    w, state, open_ = reading.translations, reading.state, asked(reading.state, reading.today)
    if open_:
        return _owed(reading, open_)
    before, coming_in = asked_before(state, reading.today), on_their_way(state, reading.today)
    if before:
        ahead = w.gettext("%(amount)s to pay before the order leaves.")
        text = w.gettext("A deposit of %(amount)s to pay.") if deposit_to_pay(state) else ahead
        return Verdict([text % {"amount": w.money(before, state.currency)}], None, w.gettext("to pay"))
    if debited(state) and not coming_in:
        sentences = [w.gettext("Nothing to pay for now."), w.gettext("Your bank is being debited.")]
        return Verdict(sentences, None, w.gettext("payment being checked"))
    if coming_in:
        total = sum((one.amount for one in coming_in), ZERO)
        announced = w.gettext("Transfer of %(amount)s announced.") % {"amount": w.money(total, state.currency)}
        return Verdict([w.gettext("Nothing to pay for now."), announced], None, w.gettext("transfer announced"))
    if to_credit(state):
        nothing = w.gettext("Nothing to pay for now.") if _owes_after_credit(state) else w.gettext("Nothing to pay.")
        return Verdict([nothing, w.gettext("A credit note follows.")], None, w.gettext("a credit note follows"))
    if owed_back(state):
        amount = {"amount": w.money(owed_back(state), state.currency)}
        sentences = [w.gettext("Nothing to pay."), w.gettext("You have %(amount)s with us.") % amount]
        return Verdict(sentences, None, w.gettext("in your favour"))
    if _is_over(state):
        return Verdict([w.gettext("Nothing to pay."), w.gettext("No invoice follows.")], None, w.gettext("nothing to pay"))
    if not state.invoices:
        return Verdict([w.gettext("No invoice yet.")], None, w.gettext("no invoice yet"))
    if to_come(state):
        return Verdict([w.gettext("Nothing to pay for now.")], None, w.gettext("nothing to pay for now"))
    if not any(invoice.gross for invoice in state.invoices):
        return Verdict([w.gettext("Nothing to pay."), f"{w.gettext('Free of charge')}."], None, w.gettext("nothing to pay"))
    if all(invoice.fully_credited for invoice in state.invoices):
        return Verdict([w.gettext("Nothing to pay."), _credited(reading)], None, w.gettext("credited"))
    return Verdict([w.gettext("All is paid.")], None, w.gettext("paid"))


def _owes_after_credit(state: Dossier) -> bool:
    """Say whether a part of an invoice that is to be credited will be asked for after that."""
    wrong = to_credit(state)
    return any(invoice.open > wrong.get(invoice.number, invoice.open) for invoice in state.invoices)


def _is_over(state: Dossier) -> bool:
    """Say whether it ended without any invoice, and none follows."""
    withdrawn = state.offer is not None and state.offer.voided is not None and state.order is None
    return not state.invoices and not to_come(state) and (state.cancelled is not None or withdrawn)


def _credited(reading: Reading) -> str:
    n = len(reading.state.invoices)
    w = reading.translations
    return w.ngettext("The invoice is credited in full.", "The invoices are credited in full.", n)


def _owed(reading: Reading, open_: Sequence[Invoice]) -> Verdict:
    """Say how many invoices are to be paid, and until when the first of them."""
    w, n, first = reading.translations, len(open_), open_[0]
    late, passed = is_late(reading.state, first, reading.today), first.due < reading.today
    past = w.ngettext("which was due on %(day)s.", "the first was due on %(day)s.", n)
    ahead = w.ngettext("by %(day)s.", "the first by %(day)s.", n)
    count = w.ngettext("One invoice to pay,", "%(n)s invoices to pay,", n) % {"n": w.decimal(n)}
    short = w.ngettext("one invoice to pay", "%(n)s invoices to pay", n) % {"n": w.decimal(n)}
    return Verdict([count, (past if passed else ahead) % {"day": reading.weekday(first.due)}], None, short, late=late)


def _todo(reading: Reading) -> ShownTodo:
    w, state = reading.translations, reading.state
    if asked(state, reading.today):
        return with_money(reading, pay_panel(reading, *favour_notes(reading)))
    if asked_before(state, reading.today):
        return with_money(reading, prepay_panel(reading, *favour_notes(reading)))
    if on_their_way(state, reading.today) or debited(state):
        return awaited_panel(reading, *favour_notes(reading))
    wrong = to_credit(state)
    if wrong:
        named = w.ngettext("We are crediting invoice %(invoices)s", "We are crediting invoices %(invoices)s", len(wrong))
        credited = _quiet(reading, "us", named % {"invoices": w.listing(sorted(wrong))}, *favour_notes(reading))
        return with_money(reading, credited)
    if to_choose(state):
        return choose_panel(reading)
    if owed_back(state) and not to_come(state):
        amount = w.money(owed_back(state), state.currency)
        if chosen(state) == "keep":
            return _quiet(reading, "us", w.gettext("We keep it for your next invoice"), amount=amount)
        return _quiet(reading, "us", w.gettext("We are paying you back"), *refund_notes(reading), amount=amount)
    coming = to_come(state)
    if coming:
        amount = w.money(coming, state.currency)
        return _quiet(reading, "us", w.gettext("Still to be invoiced"), *favour_notes(reading), amount=amount)
    back = w.gettext("We paid you back on %(day)s.") % {"day": reading.weekday(state.refunded)} if state.refunded else None
    return _quiet(reading, "nobody", _verdict(reading).sentences[0].rstrip("."), *([back] if back else []))


def _quiet(reading: Reading, who: Who, what: str, *notes: str, amount: str | None = None) -> ShownTodo:
    """Give a panel on which whoever pays has nothing to do: by when we write, and of what, is not theirs to read."""
    tag = reading.translations.gettext("Nothing to do")
    return ShownTodo(
        who=who,
        tag=tag,
        title=what,
        by=None,
        notes=list(notes),
        amount=amount,
        late=None,
        sums=[],
        acts=[],
        links=[],
        bank=[],
        document=None,
    )


def _rows(reading: Reading) -> Iterator[ShownInvoice]:
    """Yield the invoices in the order in which they are due, then what is still to be invoiced."""
    state = reading.state
    for invoice in sorted(state.invoices, key=lambda one: (one.open <= 0, one.due)):
        yield shown_invoice(reading, invoice)
    if to_come(state):
        yield _coming(reading)


def shown_invoice(reading: Reading, invoice: Invoice) -> ShownInvoice:
    """Give an invoice as its row says it, on the page of the invoices and in a statement."""
    w, currency = reading.translations, reading.state.currency
    document = of_invoice(reading, invoice.number)
    dated = w.gettext("of %(day)s, PDF and Factur-X") if document and document.url else w.gettext("of %(day)s")
    payable = invoice in to_pay(reading.state)
    due = asked_of(reading.state, invoice, reading.today) if payable else ZERO
    late = bool(due) and is_late(reading.state, invoice, reading.today)
    reference = payment_reference(invoice.number)
    return ShownInvoice(
        name=invoice.number,
        note=dated % {"day": reading.when(invoice.issued)},
        document=document,
        due=reading.weekday(invoice.due),
        state=_state(reading, invoice, due, late=late),
        state_note=_less(reading, invoice),
        late=late,
        who="you" if due else "us" if invoice.open and not payable else "nobody",
        wait=_wait(reading, invoice, due),
        payment=ShownBank(w.gettext("Payment reference"), grouped(reference), reference) if due else None,
        amount=w.money(invoice.open, currency),
    )


def _state(reading: Reading, invoice: Invoice, due: Decimal, *, late: bool) -> str:
    w = reading.translations
    if late:
        return w.gettext("Overdue")
    if due and contested(reading.state, invoice.number):
        return w.gettext("Contested")
    if invoice in to_pay(reading.state) and not due:
        announced = transfer_of(reading.state, invoice.number)
        return w.gettext("Transfer announced") if announced else w.gettext("Your bank is being debited")
    if invoice.open > 0:
        return w.gettext("Not yet due") if invoice in to_pay(reading.state) else w.gettext("To be credited")
    if invoice.open < 0:
        return w.gettext("In your favour")
    if invoice.fully_credited and invoice.credited_on:
        return w.gettext("Credited on %(day)s") % {"day": reading.when(invoice.credited_on)}
    if not invoice.gross:
        return w.gettext("Free of charge")
    return w.gettext("Paid on %(day)s") % {"day": reading.when(invoice.settled)} if invoice.settled else w.gettext("Paid")


def _less(reading: Reading, invoice: Invoice) -> str | None:
    """Say what went off an invoice of which something is left, or more than all, and what is to go off it."""
    w, currency = reading.translations, reading.state.currency
    wrong = to_credit(reading.state).get(invoice.number)
    in_part = bool(invoice.credited) and not invoice.fully_credited
    if not invoice.open and not in_part and not wrong:
        return None
    parts = [w.gettext("of %(amount)s") % {"amount": w.money(invoice.gross, currency)}] if invoice.open != invoice.gross else []
    if invoice.paid:
        parts.append(w.gettext("paid: %(amount)s") % {"amount": w.money(invoice.paid, currency)})
    if invoice.credited:
        parts.append(w.gettext("credited: %(amount)s") % {"amount": w.money(invoice.credited, currency)})
    if wrong:
        parts.append(w.gettext("to be credited: %(amount)s") % {"amount": w.money(wrong, currency)})
    return ", ".join(parts) or None


def _wait(reading: Reading, invoice: Invoice, due: Decimal) -> str:
    w, transfer = reading.translations, transfer_of(reading.state, invoice.number)
    if due:
        return w.gettext("Pay %(amount)s") % {"amount": w.money(due, reading.state.currency)}
    if invoice in to_pay(reading.state) and not transfer:
        return w.gettext("Nothing to do")
    if invoice in to_pay(reading.state) and transfer:
        return w.gettext("Expected by %(day)s") % {"day": reading.weekday(transfer.by)}
    if invoice.open > 0:
        return w.gettext("Wait for our credit note before you pay.")
    return w.gettext("Nothing to do")


def _coming(reading: Reading) -> ShownInvoice:
    w, state = reading.translations, reading.state
    coming, ahead = to_come(state), asked_before(state, reading.today)
    came, request = state.deposit - idle_deposit(state), state.asked if deposit_to_pay(state) else None
    less = w.gettext("of %(amount)s") % {"amount": w.money(coming, state.currency)}
    deposit = w.gettext("deposit received: %(amount)s") % {"amount": w.money(came, state.currency)}
    reference = payment_reference(reading.reference)
    return ShownInvoice(
        name=w.gettext("Still to be invoiced"),
        note=None,
        document=None,
        due=reading.weekday(request.due) if request else w.gettext("before shipping") if ahead else w.gettext("to come"),
        state=w.gettext("Not yet invoiced"),
        state_note=f"{less}, {deposit}" if came > ZERO else None,
        late=False,
        who="you" if ahead else "us",
        wait=w.gettext("Pay %(amount)s") % {"amount": w.money(ahead, state.currency)} if ahead else w.gettext("Nothing to do"),
        payment=ShownBank(w.gettext("Payment reference"), grouped(reference), reference) if ahead else None,
        amount=w.money(coming - max(came, ZERO), state.currency),
    )


def _document(reading: Reading, document: Document) -> ShownInvoiceDocument:
    w = reading.translations
    number = document_number(reading.reference, document)
    if document.kind == "delivery_note":
        return ShownInvoiceDocument(w.gettext("Proof"), link_to(reading, document, title(w, reading.reference, document)))
    label = NAMES[document.kind].short(w)
    return ShownInvoiceDocument(label, link_to(reading, document, w.gettext("%(number)s, PDF and Factur-X") % {"number": number}))
