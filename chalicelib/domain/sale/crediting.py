"""A part of an invoice is credited: the amount, VAT included, is shared out over the invoice's VAT rates."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from chalicelib.domain.values.money import HUNDRED, ZERO, Totals, Vat, cents

Shares = Mapping[Vat, tuple[Decimal, Decimal]]


def credited(invoiced: Totals, amounts: Sequence[Decimal]) -> Totals:
    """Give net and VAT of the last of the amounts credited of an invoice, each shared out over what those before it left.

    Exact to the cent in sum, and credit notes that take an invoice back in parts add up to its net and VAT of each rate. The
    VAT of one may differ by a cent from the rate's share of its net: EN 16931 allows that (BR-CO-17 in CEN's rules).
    """
    left: dict[Vat, tuple[Decimal, Decimal]] = dict(invoiced.vat)
    shares: Shares = {}
    for amount in amounts:
        shares = _shared(left, amount)
        for vat, (net, tax) in shares.items():
            left[vat] = (left[vat][0] - net, left[vat][1] - tax)
    return Totals(sum((net for net, _ in shares.values()), ZERO), shares, sum((net + tax for net, tax in shares.values()), ZERO))


def _shared(left: Shares, amount: Decimal) -> Shares:
    """Give an amount in the proportions of what is left, of no rate more than that."""
    shares: dict[Vat, tuple[Decimal, Decimal]] = {}
    weight = sum((base + tax for base, tax in left.values()), ZERO)
    for vat, (base, tax) in left.items():
        gross = base + tax
        share = cents(amount * gross / weight) if weight else ZERO
        amount, weight = amount - share, weight - gross
        if share:
            net = min(base, max(share - tax, cents(share * HUNDRED / (HUNDRED + vat.rate))))
            shares[vat] = (net, share - net)
    return shares
