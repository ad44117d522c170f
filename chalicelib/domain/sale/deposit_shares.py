"""What a deposit is invoiced for, in proportion of what is still to be invoiced, and what of it is credited when it goes back."""

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.domain.sale.crediting import Shares, as_taken, in_proportion, split
from chalicelib.domain.sale.deposit_use import by_lines, shares_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Deposit
from chalicelib.domain.sale.lines import DepositTaken, gross_of
from chalicelib.domain.sale.owed import carried, coming, idle_deposit
from chalicelib.domain.values.money import ZERO, Vat
from chalicelib.domain.values.vat import VatTaken


def deposit_shares(state: Dossier, amount: Decimal) -> tuple[VatTaken, ...]:
    """Give what the invoice of a deposit asks for, no more than is still to be invoiced; nothing where it has none.

    An intra-Community supply has none (CGI 289, I-1-c), nor has a dossier with deposits of before that was asked: their
    invoices are another system's. Of categories that cannot stand on one invoice those that bear VAT stand there.
    """
    if not (state.order or state.on_offer) or any(deposit.number is None for deposit in state.deposits):
        return ()
    asked = coming(state)
    room = dict(asked.vat)
    for deposit in state.deposits:
        for vat, (net, tax) in shares_of(deposit.left).items():
            if vat in room:
                room[vat] = max(ZERO, room[vat][0] - net), max(ZERO, room[vat][1] - tax)
    most = asked.gross - state.deposit - sum((one.amount for one in carried(state, asked.gross)), ZERO)
    if most <= 0:
        return ()
    return as_taken(_together(state, in_proportion(room, min(amount, most))))


def _together(state: Dossier, shares: Shares) -> Shares:
    """Give those that may stand on one invoice before what they are of."""
    stand = {vat: share for vat, share in shares.items() if vat.category != "K"}
    reasons = {line.exemption for line in state.lines if line.vat_category == "E"}
    if len(reasons) > 1:
        stand = {vat: share for vat, share in stand.items() if vat.category != "E"}
    if len({vat.category for vat in stand} | {"O"}) > 1:
        stand = {vat: share for vat, share in stand.items() if vat.category != "O"}
    return stand


def credited_back(state: Dossier, payment: str, amount: Decimal, *, idle: bool) -> tuple[DepositTaken, ...]:
    """Give what a credit note takes off deposit invoices when an amount of a payment's deposit goes back.

    Money that no deposit invoice asks for goes first; then what no invoice will take off, of this payment, else of others.
    idle: False where the bank took it back, though invoices would have taken it off.
    """
    left = dict(_unused(state)) if idle else {one.number: shares_of(one.left) for one in state.deposits if one.number}
    free = idle_deposit(state) if idle else state.deposit
    need = amount - max(ZERO, free - sum((_gross(shares) for shares in left.values()), ZERO))
    taken = []
    for deposit in sorted(state.deposits, key=lambda one: one.payment != payment):
        shares = dict[Vat, tuple[Decimal, Decimal]]()
        for vat, share in left.get(deposit.number or "", {}).items():
            part = share if sum(share) <= need else split(vat, share, max(ZERO, need))
            if any(part):
                shares[vat] = part
                need -= sum(part)
        if deposit.number and shares:
            taken.append(DepositTaken(deposit.number, as_taken(shares)))
    return tuple(taken)


def _unused(state: Dossier) -> Iterator[tuple[str, Shares]]:
    """Yield what of each deposit invoice the invoices to come will not take off."""
    asked = coming(state)
    most = asked.gross - sum((one.amount for one in carried(state, asked.gross)), ZERO)
    coming_off = {one.number: shares_of(one.shares) for one in by_lines(state, asked.vat, most)}
    for deposit in state.deposits:
        if deposit.number:
            yield deposit.number, _less(deposit, coming_off.get(deposit.number, {}))


def _less(deposit: Deposit, taken: Shares) -> Shares:
    shares = shares_of(deposit.left)
    for vat, (net, tax) in taken.items():
        shares[vat] = shares[vat][0] - net, shares[vat][1] - tax
    return shares


def _gross(shares: Shares) -> Decimal:
    return gross_of(as_taken(shares))
