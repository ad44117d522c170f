"""What a deposit's invoice and a credit note on it have beside the money: their number, what they name, whether they are made."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.as_issued import AsIssued
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_parts import no_staff, suppresses_nothing, without_account
from chalicelib.domain.sale.command_spec import Context, Enrolled, NumberRule, PeopleRule
from chalicelib.domain.sale.deposit_shares import credited_back, deposit_shares
from chalicelib.domain.sale.deposit_use import without
from chalicelib.domain.sale.despatch import as_it_stands
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import enrol_mailbox, mailbox_of
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.payment import DepositReceived, MovePayment, PaymentMoved, RecordDeposit, Refund, Refunded
from chalicelib.domain.sale.facts.payment_return import PaymentReleased, PaymentReturned, ReleasePayment, ReturnPayment
from chalicelib.domain.sale.invoices import Deposit, DepositCredit
from chalicelib.domain.sale.lines import DepositTaken
from chalicelib.domain.sale.payment_standing import of_payment
from chalicelib.domain.sale.spec import Change, Strike
from chalicelib.domain.values.money import ZERO

GivingBack = Refund | MovePayment | ReleasePayment | ReturnPayment
GoneBack = Refunded | PaymentMoved | PaymentReleased | PaymentReturned
"""What takes of a deposit what no invoice took off; what comes of each."""


def invoiced(state: Dossier, command: RecordDeposit, context: Context) -> DepositReceived:
    """Give the deposit with what its invoice asks for, where it has one."""
    amount = Decimal(command.amount)
    shares = deposit_shares(state, amount) if command.number else ()
    named = replace(as_it_stands(state, (), context.day), mailbox=mailbox_of(context.people, state.contact)) if shares else None
    number = command.number if shares else None
    return DepositReceived(command.payment, amount, command.overpaid, command.method, number=number, shares=shares, named=named)


def came(state: Dossier, event: DepositReceived, entry: Entry) -> Change:
    """List the deposit, and its invoice where it has one."""
    named = event.named or AsIssued()
    deposit = Deposit(
        event.payment, event.amount, entry.origin.effective, number=event.number, named=named, shares=event.shares,
        left=event.shares,
    )  # fmt: skip
    change: Change = {"deposits": (*state.deposits, deposit)}
    if event.number and not event.elsewhere:
        change["documents"] = with_document(state, entry, "deposit_invoice", event.number)
    return change


def credited(state: Dossier, deposits: Sequence[Deposit], event: GoneBack, entry: Entry) -> Change:
    """Take it off the deposit invoices, and list the credit note that does, where there is one."""
    change: Change = {"deposits": tuple(without(deposits, event.deposits))}
    if event.number:
        change["credit_notes"] = (*state.credit_notes, event.number)
        gross = sum((one.gross for one in event.deposits), ZERO)
        change["deposit_credits"] = (*state.deposit_credits, DepositCredit(event.number, entry.origin.effective, gross))
        if not event.elsewhere:
            change["documents"] = with_document(state, entry, "credit_note", event.number)
    return change


def strike_unless_issued(event: DepositReceived | GoneBack, history: Sequence[Entry]) -> Strike:
    """Say that a document that left the house stays."""
    return "permanent" if event.number else "by_accountant"


def _needs_invoice(state: DossierBase, command: RecordDeposit) -> bool:
    """Say whether it makes an invoice: what is carried over made one where it was."""
    return isinstance(state, Dossier) and command.recorded is None and bool(deposit_shares(state, Decimal(command.amount)))


def credit_of(state: Dossier, command: GivingBack) -> tuple[DepositTaken, ...]:
    """Give what the credit note takes off deposit invoices; nothing of what is no deposit's, or has no such invoice."""
    if isinstance(command, ReturnPayment):
        gone = of_payment(state.money, command.payment).get(None, ZERO)
        return credited_back(state, command.payment, gone, idle=False) if gone else ()
    if command.payment is None or (isinstance(command, ReleasePayment) and command.invoice):
        return ()
    return credited_back(state, command.payment, Decimal(command.amount), idle=True)


def _needs_credit(state: DossierBase, command: GivingBack) -> bool:
    return isinstance(state, Dossier) and command.recorded is None and bool(credit_of(state, command))


def _never_uploaded(command: Command) -> bool:
    """Say that no uploaded document stands in for these."""
    return False


def _enrol_mailbox(people: People, command: RecordDeposit, state: DossierBase) -> Enrolled:
    return Enrolled(enrol_mailbox(people, state.contact) if _needs_invoice(state, command) else people)


NUMBERED = NumberRule[RecordDeposit](sequence="invoice", billed=True, uploaded=_never_uploaded, needed=_needs_invoice)
CREDITING = NumberRule[GivingBack](sequence="credit_note", billed=True, uploaded=_never_uploaded, needed=_needs_credit)
REACHED = PeopleRule[RecordDeposit](
    account=without_account, enrol=_enrol_mailbox, staff=no_staff, suppresses=suppresses_nothing
)  # fmt: skip
"""Its invoice remembers the mail address of whom the dossier is for."""
