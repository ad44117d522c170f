"""What a draft of an invoice or credit note amounts to, so that nobody has to read it off a page."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.sale.crediting import credited
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.invoice import Credited, InvoiceIssued
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import issued_amounts
from chalicelib.domain.values.money import ZERO, Totals
from chalicelib.domain.values.vat import VatCategory


class DraftLine(Struct, frozen=True):
    """Pieces of a line, and their net."""

    line: int
    quantity: int
    net: Decimal


class DraftRate(Struct, frozen=True):
    """Net and VAT of one category and rate."""

    vat_category: VatCategory
    vat_rate: Decimal
    net: Decimal
    vat: Decimal


class DraftTotals(Struct, frozen=True):
    """The lines and the totals by rate, all of them above zero, also of what is credited.

    paid: of an invoice, what was paid on it before. to_pay: what is left to be paid of the invoice, or of the invoice that is
    credited; below zero: so much is in the customer's favour.
    """

    lines: tuple[DraftLine, ...]
    rates: tuple[DraftRate, ...]
    net: Decimal
    gross: Decimal
    paid: Decimal
    to_pay: Decimal


def draft_totals(then: Loaded, entry: Entry) -> DraftTotals | None:
    """Give the totals of the draft of an entry, None of one that asks for no money; `then` is the dossier with it."""
    state, event = then.state, entry.event
    if isinstance(event, InvoiceIssued):
        invoice = _invoice(state, event.number)
        amounts = issued_amounts(state, invoice)
        lines = tuple(DraftLine(one.line.id, one.quantity, one.net) for one in amounts.lines)
        return _totals(lines, amounts.totals, invoice.paid, invoice.open)
    if isinstance(event, Credited):
        invoice = _invoice(state, event.invoice)
        taken = credited(issued_amounts(state, invoice).totals, invoice.credits)
        nets = event.nets or (ZERO,) * len(event.parts)
        lines = tuple(DraftLine(part.line, part.quantity, net) for part, net in zip(event.parts, nets, strict=True))
        return _totals(lines, taken, invoice.paid, invoice.open)
    return None


def _totals(lines: Iterable[DraftLine], totals: Totals, paid: Decimal, to_pay: Decimal) -> DraftTotals:
    rates = tuple(DraftRate(vat.category, vat.rate, net, tax) for vat, (net, tax) in totals.vat.items())
    return DraftTotals(tuple(lines), rates, totals.net, totals.gross, paid, to_pay)


def _invoice(state: Dossier, number: str) -> Invoice:
    return next(one for one in state.invoices if one.number == number)
