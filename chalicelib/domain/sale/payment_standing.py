"""Whose money stands where: what each payment still has on each invoice, and in the deposit."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from chalicelib.domain.sale.money_move import MoneyMove
from chalicelib.domain.values.money import ZERO

Spot = tuple[str, str | None]
"""A payment, empty where the entry named none, and an invoice, None of the deposit."""


def standing(money: Iterable[MoneyMove]) -> Mapping[Spot, Decimal]:
    """Give what stands of each payment on each invoice and in the deposit, in the order in which it came.

    Of what left without saying whose it was, the newest of an invoice went first, and of a deposit the oldest.
    """
    there: dict[Spot, Decimal] = {}
    gone: dict[int, list[tuple[Spot, Decimal]]] = {}
    for move in money:
        name = move.payment or ""
        match move.kind:
            case "paid" | "deposit":
                _add(there, (name, move.invoice), move.amount)
            case "taken":
                _moved(there, _of(there, None), move)
            case "moved" if move.source is not None:
                _moved(there, _of(there, move.source)[::-1], move)
            case "moved":
                _moved(there, [(name, None)], move)
            case "refunded":
                spots = _of(there, move.invoice)[::-1] if move.payment is None else [(name, move.invoice)]
                gone[move.entry] = [((whose, move.invoice), part) for whose, part in _take(there, spots, move.amount)]
            case "refund_back":
                for spot, part in gone.get(move.of or 0, ()):
                    _add(there, spot, part)
            case _:
                _take(there, [(name, move.invoice)], move.amount)
    return {spot: amount for spot, amount in there.items() if amount > 0}


def of_payment(money: Iterable[MoneyMove], payment: str) -> Mapping[str | None, Decimal]:
    """Give what stands of one payment by invoice, and in the deposit (None)."""
    return {invoice: amount for (name, invoice), amount in standing(money).items() if name == payment}


def _of(there: Mapping[Spot, Decimal], invoice: str | None) -> list[Spot]:
    return [spot for spot in there if spot[1] == invoice]


def _add(there: dict[Spot, Decimal], spot: Spot, amount: Decimal) -> None:
    there[spot] = there.get(spot, ZERO) + amount


def _take(there: dict[Spot, Decimal], spots: Iterable[Spot], amount: Decimal) -> list[tuple[str, Decimal]]:
    taken = []
    for spot in spots:
        part = min(amount, there.get(spot, ZERO))
        if part > 0:
            there[spot] -= part
            amount -= part
            taken.append((spot[0], part))
    return taken


def _moved(there: dict[Spot, Decimal], spots: Iterable[Spot], move: MoneyMove) -> None:
    for name, part in _take(there, spots, move.amount):
        _add(there, (name, move.invoice), part)
