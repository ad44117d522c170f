"""Which part of a deposit an invoice takes off: deposit invoices by their VAT rates, the oldest first, then other money."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.sale.crediting import Shares, as_taken, split
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Deposit
from chalicelib.domain.sale.lines import DepositTaken, gross_of
from chalicelib.domain.values.money import ZERO, Totals, Vat, normalized_vat
from chalicelib.domain.values.vat import VatTaken


def by_lines(state: Dossier, vat: Shares, most: Decimal) -> tuple[DepositTaken, ...]:
    """Give what an invoice with this VAT takes off deposit invoices: of no rate more than it asks for, and no more than `most`.

    Net and VAT are each taken as far as they reach, so that a deposit over the whole is used up to the cent.
    """
    room, taken = dict(vat), []
    for deposit in state.deposits:
        shares = dict[Vat, tuple[Decimal, Decimal]]()
        for rate, left in shares_of(deposit.left).items():
            share = _least(rate, left, room.get(rate, (ZERO, ZERO)), most)
            if any(share):
                shares[rate] = share
                room[rate] = room[rate][0] - share[0], room[rate][1] - share[1]
                most -= sum(share)
        if deposit.number and shares:
            taken.append(DepositTaken(deposit.number, as_taken(shares)))
    return tuple(taken)


def used_by(state: Dossier, asked: Totals, most: Decimal) -> Decimal:
    """Give what an invoice takes off the deposit: by its lines, then of the money that no deposit invoice asks for."""
    lined = sum((one.gross for one in by_lines(state, asked.vat, most)), ZERO)
    return lined + max(ZERO, min(most - lined, loose(state)))


def loose(state: Dossier) -> Decimal:
    """Give the part of the deposit that no deposit invoice asks for."""
    return state.deposit - sum((gross_of(deposit.left) for deposit in state.deposits), ZERO)


def without(deposits: Iterable[Deposit], taken: tuple[DepositTaken, ...]) -> Iterator[Deposit]:
    """Yield the deposits after so much was taken off their invoices."""
    for deposit in deposits:
        left = shares_of(deposit.left)
        for one in taken:
            for vat, (net, tax) in shares_of(one.shares).items() if one.number == deposit.number else ():
                left[vat] = left[vat][0] - net, left[vat][1] - tax
        yield replace(deposit, left=as_taken({vat: share for vat, share in left.items() if any(share)}))


def shares_of(shares: Iterable[VatTaken]) -> dict[Vat, tuple[Decimal, Decimal]]:
    """Give net and VAT by category and rate."""
    return {normalized_vat(one.category, one.rate): (one.net, one.tax) for one in shares}


def asked_less(asked: Totals, taken: Iterable[DepositTaken]) -> Totals:
    """Give what an invoice asks for once lines took deposits off it."""
    groups: dict[Vat, tuple[Decimal, Decimal]] = dict(asked.vat)
    for one in taken:
        for vat, (net, tax) in shares_of(one.shares).items():
            groups[vat] = groups[vat][0] - net, groups[vat][1] - tax
    return _totals(groups)


def _totals(groups: Mapping[Vat, tuple[Decimal, Decimal]]) -> Totals:
    net = sum((base for base, _ in groups.values()), ZERO)
    return Totals(net, groups, net + sum((tax for _, tax in groups.values()), ZERO))


def _least(vat: Vat, left: tuple[Decimal, Decimal], room: tuple[Decimal, Decimal], most: Decimal) -> tuple[Decimal, Decimal]:
    share = min(left[0], room[0]), min(left[1], room[1])
    return share if sum(share) <= most else split(vat, share, max(ZERO, most))
