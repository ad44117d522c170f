"""What was open of an account at the end of a day before, found from its movements alone: no dossier is read as it was."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.application.payment.statement_item import OpenItem
from chalicelib.domain.sale.ledger import document_of
from chalicelib.domain.values.money import ZERO


def open_then(lines: Iterable[LedgerLine]) -> Iterator[OpenItem]:
    """Yield what the movements up to a day leave on each invoice and in each deposit; due days are those of today.

    That a credit note was to come is not known of a day before: what was open on an invoice was to be paid.
    """
    sums, issued = dict[tuple[str | None, str | None], Decimal](), dict[tuple[str | None, str | None], LedgerLine]()
    for line in lines:
        key = line.reference, document_of(line.movement)
        sums[key] = sums.get(key, ZERO) + line.movement.amount
        if line.movement.kind == "invoice":
            issued[key] = line
    for (reference, invoice), amount in sums.items():
        if invoice and amount:
            yield OpenItem("invoice" if amount > 0 else "credit", reference, amount, line=issued.get((reference, invoice)))
        elif amount:
            yield OpenItem("to_come" if amount > 0 else "ahead", reference, amount)
