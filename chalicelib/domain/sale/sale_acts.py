"""What is to be done next about a sale, by what it waits for: goods and money, or the customer's decision and payment."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.act import About, Act, ExpectedAct
from chalicelib.domain.sale.announced import arriving
from chalicelib.domain.sale.credit_chosen import chosen
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.owed import overpaid, owed_back, to_bill, to_credit, to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.sale.steps import ready, unconfirmed
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.values.money import ZERO


def expected(state: Dossier, wait: Wait, today: date) -> ExpectedAct:
    """Give the act that ends a wait of a sale, or keeps its customer informed until it ends."""
    if wait.side == "customer":
        return _theirs(state, wait)
    match wait.reason:
        case "confirmation":
            return ExpectedAct("confirm", _lines(state, state.goods))
        case "order":
            return ExpectedAct("prepare", _lines(state, [line for line in state.unshipped if state.supply(line.id) is None]))
        case "supply":
            return _supply(state, wait, today)
        case "shipment":
            return ExpectedAct("ship", _lines(state, state.unshipped))
        case "credit":
            owed = to_credit(state)
            return ExpectedAct("credit", About(amount=sum(owed.values(), ZERO), invoices=tuple(owed)))
        case "invoice":
            return ExpectedAct("invoice", About(lines=tuple(part.line for part in to_bill(state)), of=len(state.lines)))
        case _:
            invoices = tuple(invoice.number for invoice in overpaid(state))
            act: Act = "release" if chosen(state) == "keep" else "refund"
            return ExpectedAct(act, About(amount=owed_back(state), invoices=invoices))


def _supply(state: Dossier, wait: Wait, today: date) -> ExpectedAct:
    """Announce the day of goods that have none, or whose day has passed; receive what is due; else say how far it is."""
    coming = [line for line in state.unshipped if not ready(state, line.id)]
    undated = [line for line in coming if (day := _day(state, line)) is None or day < today]
    if undated:
        return ExpectedAct("date", _lines(state, undated))
    span = arriving(state)
    if span and wait.due in span.days:
        return ExpectedAct("receive", _lines(state, [line for line in coming if _day(state, line) == wait.due] or coming))
    return ExpectedAct("news", _lines(state, coming))


def _day(state: Dossier, line: Line) -> date | None:
    announcement = state.announcement(line.id)
    return announcement.on if announcement else None


def _theirs(state: Dossier, wait: Wait) -> ExpectedAct:
    if wait.reason == "payment":
        invoices = to_pay(state)
        amount: Decimal = sum((invoice.open for invoice in invoices), to_prepay(state))
        return ExpectedAct("pay", About(amount=amount, invoices=tuple(invoice.number for invoice in invoices)))
    if wait.reason == "reception":
        return ExpectedAct("reception", About(parcels=tuple(parcel.number for parcel in unconfirmed(state))))
    return ExpectedAct("order", _lines(state, state.lines))


def _lines(state: Dossier, lines: "list[Line] | tuple[Line, ...]") -> About:
    """Name lines among all that are supplied and shipped."""
    return About(lines=tuple(line.id for line in lines), of=len(state.goods))
