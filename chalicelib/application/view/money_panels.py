"""The act panel where money comes next: what is paid, and how, what is invoiced, credited or paid back."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from chalicelib.application.view.act_panel import idle, owed_meanwhile, panel
from chalicelib.application.view.came_in import came_in
from chalicelib.application.view.contest_view import contest_notes, contest_press
from chalicelib.application.view.controls import control
from chalicelib.application.view.documents import account, of_invoice, of_request
from chalicelib.application.view.forward_sheet import forward_press
from chalicelib.application.view.late_view import late_notes, late_sums, late_tag
from chalicelib.application.view.news_day import our_word
from chalicelib.application.view.paying import transfer_press
from chalicelib.application.view.pending_panels import refused
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.receipts import newest_receipt
from chalicelib.application.view.refund_view import refund_notes
from chalicelib.application.view.remarks import beside
from chalicelib.application.view.shapes.panel import ShownLate, ShownTodo
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.application.view.transfer_panels import not_arrived, on_its_way
from chalicelib.domain.sale.asked import asked, asked_before, asked_of, failure_of, transfer_of
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.contested import is_late
from chalicelib.domain.sale.credit_chosen import chosen
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import again, idle_deposit, overpaid, owed_back, to_credit
from chalicelib.domain.sale.prepayment import unpaid
from chalicelib.domain.sale.turn import Turn
from chalicelib.domain.values.creditor_reference import grouped, payment_reference
from chalicelib.domain.values.money import ZERO


def transfer(reading: Reading, invoice: Invoice) -> list[ShownBank]:
    """Say how an invoice is paid by transfer."""
    reference = payment_reference(invoice.number)
    return [*account(reading), ShownBank(reading.translations.gettext("Payment reference"), grouped(reference), reference)]


def transfer_of_order(reading: Reading) -> list[ShownBank]:
    """Say how an order is paid by transfer before there is an invoice: by our own number."""
    reference = payment_reference(reading.reference)
    return [*account(reading), ShownBank(reading.translations.gettext("Payment reference"), grouped(reference), reference)]


def _prepay(reading: Reading) -> ShownTodo:
    return prepay_panel(reading, *owed_meanwhile(reading), *beside(reading))


def prepay_panel(reading: Reading, *more: str) -> ShownTodo:
    """Give the panel of an order that is paid before it leaves, with more notes."""
    translations = reading.translations
    shown = (
        _deposit_panel(reading, *more)
        if deposit_to_pay(reading.state)
        else panel(
            reading,
            translations.gettext("Your turn"),
            translations.gettext("Pay the order, which then leaves"),
            translations.gettext("It is paid before shipping: we prepare it once your payment is there."),
            *more,
            amount=translations.money(asked_before(reading.state, reading.today), reading.state.currency),
            acts=transfer_press(reading),
            bank=transfer_of_order(reading),
        )
    )
    failed, announced = failure_of(reading.state, None), transfer_of(reading.state, None)
    shown = refused(reading, shown, failed) if failed else shown
    return not_arrived(reading, shown, announced) if announced and announced.by < reading.today else shown


def _deposit_panel(reading: Reading, *more: str) -> ShownTodo:
    """Give the panel of a deposit that was asked for."""
    w, request = reading.translations, reading.state.asked
    due = request.due if request else reading.today
    day = {"day": w.day_year(due)}
    late = ShownLate(w.gettext("Was due on %(day)s") % day, None) if due < reading.today else None
    notes = [] if late else [w.gettext("Due on %(day)s") % day]
    return panel(
        reading,
        w.gettext("Your turn"),
        w.gettext("Pay the deposit"),
        *notes,
        w.gettext("Its invoice follows your payment, and the invoices of the order take it off."),
        *more,
        by=due,
        amount=w.money(asked_before(reading.state, reading.today), reading.state.currency),
        late=late,
        acts=transfer_press(reading),
        bank=transfer_of_order(reading),
        document=of_request(reading, request.entry) if request else None,
    )


def _pay(reading: Reading) -> ShownTodo:
    return pay_panel(reading, *owed_meanwhile(reading), *beside(reading, asked(reading.state, reading.today)[0]))


def pay_panel(reading: Reading, *meanwhile: str) -> ShownTodo:
    """Give the panel of the invoice that is due first, with more notes."""
    translations, (invoice, *others) = reading.translations, asked(reading.state, reading.today)
    day, more = {"day": translations.day_year(invoice.due)}, len(others)
    late = is_late(reading.state, invoice, reading.today)
    overdue = ShownLate(translations.gettext("Was due on %(day)s") % day, None) if late else None
    notes = [*(() if overdue else (translations.gettext("Due on %(day)s") % day,)), *contest_notes(reading, invoice)]
    due = asked_of(reading.state, invoice, reading.today)
    notes += came_in(reading, invoice)
    if due < invoice.gross:
        notes.append(
            translations.gettext("What remains of %(amount)s.")
            % {"amount": translations.money(invoice.gross, reading.state.currency)}
        )
    if invoice.printed_due not in (None, invoice.due):
        sentence = translations.gettext("The invoice itself says %(day)s: the day was changed.")
        notes.append(sentence % {"day": translations.day_year(invoice.printed_due)})
    if unpaid(reading.state):
        notes.append(translations.gettext("It is paid before shipping: we prepare it once your payment is there."))
    if more:
        notes.append(translations.ngettext("%(n)s more invoice is open.", "%(n)s more invoices are open.", more) % {"n": more})
    shown = panel(
        reading,
        late_tag(reading, invoice),
        _asks(reading, invoice),
        *notes,
        *late_notes(reading, invoice),
        *meanwhile,
        by=invoice.due,
        amount=translations.money(due, reading.state.currency),
        late=overdue,
        sums=late_sums(reading, invoice),
        acts=(*transfer_press(reading), *forward_press(reading, invoice.number), *contest_press(reading, invoice)),
        bank=transfer(reading, invoice),
        document=of_invoice(reading, invoice.number),
    )
    failed, announced = failure_of(reading.state, invoice.number), transfer_of(reading.state, invoice.number)
    shown = refused(reading, shown, failed) if failed else shown
    return not_arrived(reading, shown, announced) if announced and announced.by < reading.today else shown


def _asks(reading: Reading, invoice: Invoice) -> str:
    """Ask for an invoice, or for what is left of it once a part was paid."""
    w = reading.translations
    text = w.gettext("Pay what is left of invoice %(number)s") if invoice.paid > 0 else w.gettext("Pay invoice %(number)s")
    return text % {"number": invoice.number}


def _paid(reading: Reading) -> ShownTodo:
    translations, invoices = reading.translations, reading.state.invoices
    last = max((invoice.settled for invoice in invoices if invoice.settled), default=reading.today)
    paid = translations.money(sum((invoice.paid for invoice in invoices), ZERO), reading.state.currency)
    only = of_invoice(reading, invoices[0].number) if len(invoices) == 1 else None
    if not any(invoice.gross for invoice in invoices):
        return idle(reading, translations.gettext("Free of charge"), document=only)
    shown = idle(
        reading,
        translations.gettext("Paid on %(day)s") % {"day": translations.date_year(last)},
        amount=paid,
        document=newest_receipt(reading) or only,
    )
    statement = control("payments", translations.gettext("Statement of account"))
    return shown if reading.then or not reading.may("read") else replace(shown, acts=[statement])


def _invoice(reading: Reading) -> ShownTodo:
    translations = reading.translations
    first, anew = translations.gettext("We are preparing the invoice"), translations.gettext("We are preparing the new invoice")
    return idle(reading, anew if again(reading.state) else first)


def _credit(reading: Reading) -> ShownTodo:
    """Say that an invoice of what never left is taken back; what is open on it is not asked for."""
    translations, wrong = reading.translations, to_credit(reading.state)
    title = translations.ngettext("We are crediting invoice %(invoices)s", "We are crediting invoices %(invoices)s", len(wrong))
    asked = any(invoice.open > 0 for invoice in reading.state.invoices if invoice.number in wrong)
    notes = (translations.gettext("Wait for our credit note before you pay."),) if asked else ()
    return idle(reading, title % {"invoices": translations.listing(sorted(wrong))}, *notes)


def _credited(reading: Reading) -> ShownTodo:
    return idle(reading, reading.translations.gettext("The invoice was credited in full"))


def choose_panel(reading: Reading) -> ShownTodo:
    """Give the panel of what was paid too much: it is the customer's, and without their choice it is paid back."""
    w, word = reading.translations, our_word(reading)
    amount = w.money(owed_back(reading.state), reading.state.currency)
    numbers = w.listing([invoice.number for invoice in overpaid(reading.state)])
    more = w.gettext("More was paid than invoice %(numbers)s asks for.") % {"numbers": numbers}
    otherwise = w.gettext("If you do not choose, you hear of us by %(day)s: we pay it back.")
    return panel(
        reading,
        w.gettext("Yours to choose"),
        w.gettext("You have %(amount)s with us") % {"amount": amount},
        more,
        *refund_notes(reading)[:1],
        *((otherwise % {"day": reading.weekday(word.day)},) if word else ()),
        acts=(
            control("keep", w.gettext("Keep it for the next invoice")),
            control("repay", w.gettext("Pay it back to me")),
        ),
    )


def _refund(reading: Reading) -> ShownTodo:
    translations = reading.translations
    amount = translations.money(owed_back(reading.state), reading.state.currency)
    if chosen(reading.state) == "keep":
        return idle(reading, translations.gettext("We keep it for your next invoice"), amount=amount)
    ended = reading.state.order is None and idle_deposit(reading.state)
    notes = (translations.gettext("It is your deposit, which no invoice takes off."),) if ended else ()
    return idle(reading, translations.gettext("We are paying you back"), *refund_notes(reading), *notes, amount=amount)


MONEY_PANELS: Mapping[Turn, Callable[[Reading], ShownTodo]] = {
    "pay": _pay,
    "prepay": _prepay,
    "announced": on_its_way,
    "paid": _paid,
    "invoice": _invoice,
    "credit": _credit,
    "credited": _credited,
    "refund": _refund,
    "choose": choose_panel,
}
