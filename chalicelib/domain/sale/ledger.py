"""A sale as an account of its customer has it: what was asked for, taken back, paid and returned, each on its day."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.payment.payment import PaymentMethod
from chalicelib.domain.sale.deposit_use import loose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.lines import gross_of
from chalicelib.domain.sale.money_move import MoneyKind, MoneyMove
from chalicelib.domain.sale.owed import idle_deposit
from chalicelib.domain.values.money import ZERO

MovementKind = Literal[
    "deposit_invoice", "invoice", "deposit_credit", "credit_note", "paid", "deposit", "refunded", "refund_back", "released",
    "returned", "moved",
]  # fmt: skip
"""Documents, then money: deposit_credit takes a deposit invoice back; released went back to its payment, returned to its bank.

refund_back: a refund that did not arrive.

moved: from one invoice to another, or off a deposit, which two movements of a day say; no reader of an account sees them.
"""
_MONEY: Mapping[MoneyKind, tuple[MovementKind, int]] = {
    "paid": ("paid", -1), "deposit": ("deposit", -1), "refunded": ("refunded", 1),
    "refund_back": ("refund_back", -1), "released": ("released", 1), "returned": ("returned", 1),
}  # fmt: skip
"""What of the money is between the customer and us; the rest goes from one document to another (moved)."""
_PLACES: Mapping[MovementKind, int] = {"deposit_invoice": 0, "invoice": 1, "deposit_credit": 2, "credit_note": 3}
"""In which order documents of one day stand, before its money."""


class Movement(Struct, frozen=True, omit_defaults=True):
    """What moved an account on a day (Paris): an amount above zero is owed to us, one below is in the customer's favour.

    number: of the document that it is; invoice: the one that it is about. due: of an invoice, as it stands today.
    item: what tells it apart in its sale, whatever is written later.
    """

    on: date
    kind: MovementKind
    amount: Decimal
    number: str | None = None
    invoice: str | None = None
    due: date | None = None
    method: PaymentMethod | None = None
    item: str = ""


def movements(state: Dossier) -> tuple[Movement, ...]:
    """Give what moved, in the order of its days; documents of a day before its money."""
    return tuple(sorted((*_documents(state), *_money(state)), key=lambda one: (one.on, one.item)))


def left_open(state: Dossier) -> Decimal:
    """Give the balance of all movements, found another way: what is open, less what no deposit invoice asks for of deposits."""
    return sum((invoice.open for invoice in state.invoices), ZERO) - loose(state)


def kept_ahead(state: Dossier) -> Decimal:
    """Give the part of the deposit that is no document's yet and that invoices to come take off.

    Below zero: deposit invoices ask for so much more than anything will use, and a credit note is to come.
    """
    return loose(state) - idle_deposit(state) if state.deposit else ZERO


def unsettled(state: Dossier) -> bool:
    """Say whether anything of it is open or in the customer's favour: a statement reads the state of these alone."""
    return any(invoice.open for invoice in state.invoices) or bool(state.deposit)


def asked_by_document(invoice: Invoice) -> Decimal:
    """Give what the document of an invoice asks for: its lines below zero take deposit invoices off."""
    return invoice.gross - sum((one.gross for one in invoice.deposits), ZERO)


def _documents(state: Dossier) -> Iterator[Movement]:
    for movement in _numbered(state):
        yield replace(movement, item=f"{_PLACES[movement.kind]} {movement.number}")


def _numbered(state: Dossier) -> Iterator[Movement]:
    for deposit in state.deposits:
        if deposit.number:
            yield Movement(deposit.on, "deposit_invoice", gross_of(deposit.shares), deposit.number, due=deposit.on)
    for invoice in state.invoices:
        yield Movement(invoice.issued, "invoice", asked_by_document(invoice), invoice.number, due=invoice.due)
        for credit in invoice.credits:
            on = credit.on or invoice.credited_on or invoice.issued
            yield Movement(on, "credit_note", -credit.amount, credit.number, invoice.number)
    for taken in state.deposit_credits:
        yield Movement(taken.on, "deposit_credit", -taken.amount, taken.number)


def _money(state: Dossier) -> Iterator[Movement]:
    for position, move in enumerate(state.money):
        item = f"4 {position:06d}"
        if move.kind in _MONEY:
            kind, sign = _MONEY[move.kind]
            yield Movement(move.on, kind, sign * move.amount, invoice=move.invoice, method=move.method, item=item)
        elif amount := _between(state, move):
            yield Movement(move.on, "moved", amount, invoice=move.source, item=f"{item} from")
            yield Movement(move.on, "moved", -amount, invoice=move.invoice, item=f"{item} to")


def _between(state: Dossier, move: MoneyMove) -> Decimal:
    """Give what moves between two documents: of a deposit that an invoice took, what its document does not take off."""
    if move.kind != "taken":
        return move.amount
    taken = (one.gross for invoice in state.invoices if invoice.number == move.invoice for one in invoice.deposits)
    return move.amount - sum(taken, ZERO)


def document_of(movement: Movement) -> str | None:
    """Name the invoice on which a movement stands; None: in the deposit of its sale, with the invoices of that."""
    return movement.number if movement.kind == "invoice" else movement.invoice
