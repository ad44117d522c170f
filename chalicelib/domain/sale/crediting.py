"""What credit notes take of an invoice, net and VAT of each category and rate: all of them come to exactly the invoice."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.invoices import CreditNote
from chalicelib.domain.values.money import HUNDRED, ZERO, Totals, Vat, cents, normalized_vat
from chalicelib.domain.values.vat import VatTaken

Shares = Mapping[Vat, tuple[Decimal, Decimal]]
"""Net and VAT of each category and rate."""


def left_after(invoiced: Totals, credits: Iterable[CreditNote]) -> Shares:
    """Say what credit notes left of an invoice."""
    left = dict(invoiced.vat)
    for credit in credits:
        for vat, (net, tax) in _taken(left, credit).items():
            left[vat] = (left[vat][0] - net, left[vat][1] - tax)
    return left


def credited(invoiced: Totals, credits: Sequence[CreditNote]) -> Totals:
    """Net and VAT that the last of these credit notes took."""
    *before, last = credits
    return totals_of(_taken(left_after(invoiced, before), last))


def totals_of(shares: Shares) -> Totals:
    """Give the sums of what is taken."""
    net = sum((net for net, _ in shares.values()), ZERO)
    return Totals(net, shares, net + sum((tax for _, tax in shares.values()), ZERO))


def of_amount(left: Shares, amount: Decimal) -> Shares:
    """All that is left, or an amount, VAT included, of the one VAT rate of which something is.

    Of several nobody but who credits knows which it is of. Raises Invalid.
    """
    some = {vat: share for vat, share in left.items() if sum(share)}
    if amount >= sum((sum(share, ZERO) for share in some.values()), ZERO):
        return some
    if len(some) > 1:
        raise Invalid(
            "something is left of %(rates)s: name what comes back (parts, freight), or an amount of each VAT rate (groups)",
            field="amount", rates=_named(some),
        )  # fmt: skip
    return {vat: split(vat, share, amount) for vat, share in some.items()}


def of_groups(left: Shares, wanted: Mapping[Vat, Decimal]) -> Shares:
    """Give an amount, VAT included, of each VAT category and rate. Raises Invalid for one of which not so much is left."""
    for vat, amount in wanted.items():
        most = sum(left.get(vat, ()), ZERO)
        if not 0 < amount <= most:
            raise NotAllowed("at most %(left)s of %(rate)s can be credited", field="groups", left=most, rate=_name(vat))
    return {vat: split(vat, left[vat], amount) for vat, amount in wanted.items()}


def of_net(left: Shares, vat: Vat, net: Decimal) -> tuple[Decimal, Decimal]:
    """Give a net with its VAT: what stays is taxed as its rate says, and where nothing stays all VAT goes."""
    base, tax = left[vat]
    stays = max(ZERO, min(tax, cents((base - net) * vat.rate / HUNDRED)))
    return net, tax - stays


def as_taken(shares: Shares) -> tuple[VatTaken, ...]:
    """Say what is taken, as it is stored."""
    return tuple(VatTaken(vat.rate, net, tax, vat.category) for vat, (net, tax) in shares.items())


def _taken(left: Shares, credit: CreditNote) -> Shares:
    """Say what a credit note takes of what those before it left; one of before that was kept took of all in proportion."""
    if credit.shares:
        return {normalized_vat(one.category, one.rate): (one.net, one.tax) for one in credit.shares}
    return in_proportion(left, credit.amount)


def in_proportion(left: Shares, amount: Decimal) -> Shares:
    """Give an amount in the proportions of what is left, of no rate more than that."""
    shares: dict[Vat, tuple[Decimal, Decimal]] = {}
    weight = sum((base + tax for base, tax in left.values()), ZERO)
    for vat, (base, tax) in left.items():
        gross = base + tax
        share = cents(amount * gross / weight) if weight else ZERO
        amount, weight = amount - share, weight - gross
        if share:
            shares[vat] = split(vat, (base, tax), share)
    return shares


def split(vat: Vat, left: tuple[Decimal, Decimal], amount: Decimal) -> tuple[Decimal, Decimal]:
    """Net and VAT of an amount, of neither more than is left.

    The VAT may differ by a cent from the rate's share of its net: EN 16931 allows that (BR-CO-17 in CEN's rules).
    """
    base, tax = left
    net = min(base, max(amount - tax, cents(amount * HUNDRED / (HUNDRED + vat.rate))))
    return net, amount - net


def _named(shares: Shares) -> str:
    return ", ".join(map(_name, shares))


def _name(vat: Vat) -> str:
    return f"{vat.category} {vat.rate:f} %"
