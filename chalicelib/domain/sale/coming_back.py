"""Pieces of an invoice, and its carriage, that come back: each at what it was invoiced, all of them exactly the invoice."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.crediting import Shares, left_after, of_net, totals_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import CreditNote, Invoice
from chalicelib.domain.sale.invoicing import Amounts, by_vat, issued_amounts, recorded, standing_amounts
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.values.money import ZERO, Totals, Vat, cents, normalized_vat
from chalicelib.domain.values.vat import VatShare

Sums = dict[Vat, Decimal]


class Back(NamedTuple):
    """What comes back: its amounts, and what of their net credit notes over amounts had taken back before."""

    amounts: Amounts
    earlier: tuple[VatShare, ...]


def coming_back(state: Dossier, invoice: Invoice, parts: tuple[Part, ...], *, freight: bool) -> Back:
    """Say what these pieces come to, with the carriage if asked.

    What is the last of a VAT rate takes what is left of it. Raises Invalid or NotAllowed for what the invoice does not ask for.
    """
    _check(invoice, parts, freight=freight)
    issued, stands = issued_amounts(state, invoice), standing_amounts(state, invoice)
    nets = tuple(_net(issued, stands, part) for part in parts)
    less = _less(state, issued, stands, parts, nets)
    alone = recorded(state, parts, nets, less, freight=freight)
    left = left_after(issued.totals, invoice.credits)
    shares, earlier = dict[Vat, tuple[Decimal, Decimal]](), []
    for vat, (net, _) in alone.totals.vat.items():
        base, tax = left[vat]
        if not net and stands.totals.vat[vat][0]:
            continue
        if net == stands.totals.vat[vat][0]:
            shares[vat] = base, tax
            earlier += [VatShare(vat.rate, net - base, vat.category)] if net > base else []
        elif net > base:
            raise NotAllowed(
                "of %(rate)s %(left)s is left before VAT: credit an amount of it (groups)",
                field="parts", rate=f"{vat.category} {vat.rate:f} %", left=base,
            )  # fmt: skip
        else:
            shares[vat] = of_net(left, vat, net)
    return Back(alone._replace(totals=_without_nothing(shares)), tuple(earlier))


def came_back(state: Dossier, credit: CreditNote) -> Amounts:
    """Give the amounts of what came back, as they were credited."""
    shares = {normalized_vat(one.category, one.rate): (one.net, one.tax) for one in credit.shares}
    amounts = recorded(state, credit.parts, credit.nets, by_vat(credit.less), freight=credit.freight)
    return amounts._replace(totals=totals_of(shares))


def _check(invoice: Invoice, parts: tuple[Part, ...], *, freight: bool) -> None:
    pieces = {part.line: part.quantity for part in invoice.parts}
    for part in parts:
        if part.line not in pieces:
            raise Invalid("the invoice has no line %(line)s", field="parts", line=part.line)
        left = invoice.stands(part.line, pieces[part.line])
        if part.quantity > left:
            raise NotAllowed("line %(line)s has %(left)s left on the invoice", field="parts", line=part.line, left=left)
    if freight and not invoice.carriage:
        raise NotAllowed("the invoice asks for no carriage", field="freight")


def _net(issued: Amounts, stands: Amounts, part: Part) -> Decimal:
    """Say what so many pieces come to: what stays is its share of the net as issued, and where nothing stays all of it goes."""
    whole = next(one for one in issued.lines if one.line.id == part.line)
    now = next(one for one in stands.lines if one.line.id == part.line)
    return now.net - cents(whole.net * (now.quantity - part.quantity) / whole.quantity)


def _less(
    state: Dossier, issued: Amounts, stands: Amounts, parts: tuple[Part, ...], nets: tuple[Decimal, ...]
) -> Mapping[Vat, Decimal]:
    """Give the discount on all lines that goes with them, for each VAT category and rate."""
    bases: Sums = {}
    for part, net in zip(parts, nets, strict=True):
        line = state.line(part.line)
        vat = normalized_vat(line.vat_category, line.vat_rate)
        bases[vat] = bases.get(vat, ZERO) + net
    whole, now = ({one.vat: one for one in amounts.allowances} for amounts in (issued, stands))
    less: Sums = {}
    for vat, base in bases.items():
        if vat in now and whole[vat].base:
            stays = cents(whole[vat].amount * (now[vat].base - base) / whole[vat].base)
            less[vat] = now[vat].amount - stays
    return less


def _without_nothing(shares: Shares) -> Totals:
    return totals_of({vat: share for vat, share in shares.items() if any(share)})
