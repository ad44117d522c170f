"""A part of an invoice is credited: the amount, VAT included, is shared out over the invoice's VAT rates."""

from decimal import Decimal

from chalicelib.domain.money import HUNDRED, ZERO, Totals, Vat, cents


def credited(invoiced: Totals, amount: Decimal) -> Totals:
    """Net and VAT of an amount of an invoice, in its own proportions, exact to the cent in sum.

    The net of each share is rounded half up and its VAT is the rest, so that it may differ by a cent from the rate's share
    of the net: EN 16931 allows that (BR-CO-17 in CEN's rules).
    """
    shares: dict[Vat, tuple[Decimal, Decimal]] = {}
    left, weight = amount, invoiced.gross
    for vat, (base, tax) in invoiced.vat.items():
        gross = base + tax
        share = cents(left * gross / weight) if weight else ZERO
        left, weight = left - share, weight - gross
        if share:
            net = cents(share * HUNDRED / (HUNDRED + vat.rate))
            shares[vat] = (net, share - net)
    return Totals(sum((net for net, _ in shares.values()), ZERO), shares, amount)
