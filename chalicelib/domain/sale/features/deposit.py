"""Deposits that are asked for; what comes of money is in `payment`."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.asked_deposit import room_for_deposit
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.deposit import AskDeposit, DepositAsked, DepositEvent
from chalicelib.domain.sale.invoices import AskedDeposit
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.prepayment import by_prepayment, deposit_due
from chalicelib.domain.sale.rules import not_before_order, not_before_quote, not_cancelled, takes_money
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs
from chalicelib.domain.values.money import HUNDRED, ZERO, cents
from chalicelib.domain.values.roles import STAFF


def fits_the_order(state: Dossier, event: DepositAsked, day: date) -> None:
    if by_prepayment(state):
        raise NotAllowed("the whole order is paid before it leaves: there is no deposit to ask for")
    left = max(room_for_deposit(state), ZERO)
    if not 0 < event.amount <= left:
        raise NotAllowed("at most %(left)s is still to be invoiced", field="amount", left=left)


def asked_in_time(state: Dossier, event: DepositAsked, day: date) -> None:
    if event.due < day:
        raise Invalid("the deposit would be due before it is asked for, %(day)s", field="due", day=day)
    if state.on_offer and state.offer and state.requested is None and event.due > state.offer.terms.valid_until:
        raise Invalid("the quote ends on %(until)s: have it paid by then", field="due", until=state.offer.terms.valid_until)


def _asked(state: Dossier, event: DepositAsked, entry: Entry) -> Change:
    return {
        "asked": AskedDeposit(entry.seq, entry.origin.effective, event.amount, event.due, event.ordinal),
        "documents": with_document(state, entry, "proforma", str(event.ordinal)),
    }


DEPOSIT_ASKED = Spec(
    event=DepositAsked,
    allowed=(takes_money, not_cancelled, not_before_quote, not_before_order, fits_the_order, asked_in_time), apply=_asked,
    shown="always", strike="allowed", falls_with=None, news=True, report=False, milestone=True,
    mail=Mailed("deposit_asked", to="readers", rank=66, billing="always"), document="render", staff=None,
)  # fmt: skip

SPECS: Specs[DepositEvent] = Specs(DEPOSIT_ASKED)


def _proposed(state: Dossier, command: AskDeposit, context: Context) -> Events:
    if (command.amount is None) == (command.share is None):
        raise Invalid("name either an amount or a share of the order", field="amount")
    gross = order_totals(state).gross if state.lines else ZERO
    amount = Decimal(command.amount) if command.amount else cents(gross * Decimal(command.share or 0) / HUNDRED)
    due = command.due or deposit_due(state, context.day)
    ordinal = 1 + sum(document.kind == "proforma" for document in state.documents)
    return (DepositAsked(ordinal, amount, due),)


COMMANDS = (
    CommandSpec(
        command=AskDeposit, roles=STAFF, source="manager", about=(DepositAsked,), comment="customers", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_proposed, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
