"""The acts of staff on money: invoices, what takes them back, and what was paid."""

from datetime import date, timedelta
from decimal import Decimal

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import TEXT, DeskAct, Filled, Given, nothing_to_fill
from chalicelib.application.staff.desk.written_out import decimal, parts_fields
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.asked_deposit import deposit_to_pay, room_for_deposit
from chalicelib.domain.sale.commands import (
    AllocatePayment,
    AskDeposit,
    BookInvoice,
    ChangeDueDate,
    Credit,
    IssueInvoice,
    MarkPaid,
    MovePayment,
    RecordDeposit,
    Refund,
)
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.owed import (
    billable,
    idle_deposit,
    overpaid,
    owed_back,
    to_bill,
    to_come,
    to_credit,
    to_pay,
)
from chalicelib.domain.sale.prepayment import deposit_due
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.values.money import ZERO, cents

TERM = timedelta(days=30)
"""From an invoice to the day by which it is paid, where nobody agreed on one (C. com. L441-10, I)."""
NO_INVOICE = mark("there is no invoice yet")


def _issue(given: Given) -> Filled:
    state, today = given.state, given.reading.today
    terms = state.pay or given.reading.seller.offers.payment
    due = terms.due(today) if terms else today + TERM
    parts = to_bill(state) or billable(state)
    return Filled({"due": due.isoformat(), **({"parts": parts_fields(parts)} if parts else {})})


def _due(given: Given) -> Filled:
    waiting = to_pay(given.state)
    if not waiting:
        raise NotAllowed("nothing is to be paid")
    later: date = max(waiting[0].due, given.reading.today) + timedelta(days=1)
    return Filled({"invoice": waiting[0].number}, {"due": later.isoformat()})


def _book(given: Given) -> Filled:
    numbers = [invoice.number for invoice in given.state.invoices if not invoice.booked]
    if not numbers:
        raise NotAllowed("every invoice is booked" if given.state.invoices else NO_INVOICE)
    return Filled({"invoice": numbers[0]})


def _credit(given: Given) -> Filled:
    """Propose what we have to take back, else all that is left of the newest invoice."""
    state = given.state
    wrong = to_credit(state)
    if wrong:
        number, amount = next(iter(wrong.items()))
    else:
        standing = [invoice for invoice in state.invoices if not invoice.fully_credited and invoice.gross > invoice.credited]
        if not standing:
            raise NotAllowed("every invoice was credited" if state.invoices else NO_INVOICE)
        number, amount = standing[-1].number, standing[-1].gross - standing[-1].credited
    return Filled({"invoice": number, "amount": decimal(amount)}, {"reason": "returned"})


def _allocate(given: Given) -> Filled:
    waiting = [invoice for invoice in given.state.invoices if invoice.open > 0]
    if not waiting:
        raise NotAllowed("nothing is to be paid")
    first = sorted(waiting, key=_by_due)
    allocations = [{"invoice": invoice.number, "amount": decimal(invoice.open)} for invoice in first]
    return Filled({"allocations": allocations}, {"payment": TEXT})


def _by_due(invoice: Invoice) -> date:
    return invoice.due


def _deposit(given: Given) -> Filled:
    left = _room(given)
    return Filled({"amount": decimal(deposit_to_pay(given.state) or left)}, {"payment": TEXT})


def _ask_deposit(given: Given) -> Filled:
    """Propose three tenths of what is still to be invoiced."""
    left = _room(given)
    due = deposit_due(given.state, given.reading.today)
    return Filled({"amount": decimal(cents(left * 3 / 10) or left), "due": due.isoformat()})


def _room(given: Given) -> Decimal:
    """Give what a deposit may bring, on an order or on an offer that may be ordered. Raises NotAllowed where there is none."""
    state = given.state
    if state.order is None and not open_offer(state, given.reading.today):
        raise NotAllowed("there is no order yet")
    left = room_for_deposit(state)
    if left <= 0:
        raise NotAllowed("all of the order is paid or invoiced")
    return left


def _refund(given: Given) -> Filled:
    source, amount = _favour(given.state)
    return Filled({**source, "amount": decimal(amount)})


def _favour(state: Dossier) -> tuple[dict[str, object], Decimal]:
    """Give where money in the customer's favour lies, and how much. Raises NotAllowed where there is none."""
    too_much = overpaid(state)
    if too_much:
        return {"invoice": too_much[0].number}, -too_much[0].open
    idle = idle_deposit(state)
    for deposit in state.deposits:
        left = min(idle, _left_of(state, deposit.payment))
        if left > 0:
            return {"payment": deposit.payment}, left
    raise NotAllowed("nothing is owed to the customer")


def _left_of(state: Dossier, payment: str) -> Decimal:
    return sum((one.amount - one.refunded for one in state.deposits if one.payment == payment), ZERO)


def _move(given: Given) -> Filled:
    source, amount = _favour(given.state)
    waiting = to_pay(given.state)
    if not waiting:
        raise NotAllowed("nothing is to be paid")
    where = {"source": source["invoice"]} if "invoice" in source else source
    return Filled({**where, "invoice": waiting[0].number, "amount": decimal(min(amount, waiting[0].open))})


def _money(reading: Reading, amount: Decimal) -> str:
    return reading.translations.money(amount, reading.state.currency)


def _to_bill(reading: Reading) -> str:
    amount = to_come(reading.state) if reading.state.order else ZERO
    return _money(reading, amount) if amount else reading.translations.gettext("nothing to invoice")


def _to_pay(reading: Reading) -> str:
    amount = sum((invoice.open for invoice in to_pay(reading.state)), ZERO)
    due = reading.translations.gettext("%(amount)s due")
    return due % {"amount": _money(reading, amount)} if amount else reading.translations.gettext("nothing is due")


def _due_day(reading: Reading) -> str | None:
    waiting = to_pay(reading.state)
    return reading.when(waiting[0].due) if waiting else None


def _owed_back(reading: Reading) -> str | None:
    amount = owed_back(reading.state)
    return _money(reading, amount) if amount else None


def _to_credit(reading: Reading) -> str | None:
    amount = sum(to_credit(reading.state).values(), ZERO)
    return _money(reading, amount) if amount else None


def _deposited(reading: Reading) -> str | None:
    return _money(reading, reading.state.deposit) if reading.state.deposit else None


def _asked(reading: Reading) -> str | None:
    amount = deposit_to_pay(reading.state)
    return _money(reading, amount) if amount else None


ACTS = (
    DeskAct(act="invoice", command=IssueInvoice, label=mark("Invoice"), fill=_issue, key="F", about=_to_bill),
    DeskAct(act="due", command=ChangeDueDate, label=mark("Change a due date"), fill=_due, about=_due_day),
    DeskAct(act="book", command=BookInvoice, label=mark("Book an invoice"), fill=_book),
    DeskAct(act="credit", command=Credit, label=mark("Credit an invoice"), fill=_credit, about=_to_credit),
    DeskAct(act="payment", command=AllocatePayment, label=mark("Record a payment"), fill=_allocate, key="P", about=_to_pay),
    DeskAct(act="paid", command=MarkPaid, label=mark("Note that all is paid"), fill=nothing_to_fill, about=_to_pay),
    DeskAct(act="deposit", command=RecordDeposit, label=mark("Record a deposit"), fill=_deposit, about=_deposited),
    DeskAct(act="ask_deposit", command=AskDeposit, label=mark("Ask for a deposit"), fill=_ask_deposit, about=_asked),
    DeskAct(act="refund", command=Refund, label=mark("Give money back"), fill=_refund, about=_owed_back),
    DeskAct(act="move", command=MovePayment, label=mark("Move a payment"), fill=_move, about=_owed_back),
)
