"""Whose money stands where: through invoices that take deposits, money that moves, and what went back."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale.money_move import MoneyKind, MoneyMove
from chalicelib.domain.sale.payment_standing import of_payment, standing
from chalicelib.domain.sale.payment_use import payment_use, use_changes

DAY = date(2026, 8, 6)
ONE, TWO = f"PMT-{'A' * 20}", f"PMT-{'B' * 20}"


def move(
    kind: MoneyKind, amount: int, payment: str | None = None, invoice: str | None = None, source: str | None = None
) -> MoneyMove:
    return MoneyMove(DAY, kind, payment, invoice, Decimal(amount), 1, source)


def test_an_invoice_takes_the_oldest_deposit_first() -> None:
    money = (move("deposit", 30, ONE), move("deposit", 30, TWO), move("taken", 40, invoice="F1"))
    assert standing(money) == {(TWO, None): 20, (ONE, "F1"): 30, (TWO, "F1"): 10}


def test_what_moves_is_of_the_payment_that_came_last() -> None:
    money = (move("paid", 50, ONE, "F1"), move("paid", 50, TWO, "F1"), move("moved", 60, invoice="F2", source="F1"))
    assert standing(money) == {(ONE, "F1"): 40, (TWO, "F2"): 50, (ONE, "F2"): 10}


def test_what_went_back_stands_nowhere() -> None:
    money = (
        move("paid", 50, ONE, "F1"),
        move("deposit", 30, TWO),
        move("refunded", 20, invoice="F1"),
        move("refunded", 10, TWO),
        move("released", 5, ONE, "F1"),
    )
    assert standing(money) == {(ONE, "F1"): 25, (TWO, None): 20}
    assert of_payment((*money, move("returned", 25, ONE, "F1")), ONE) == {}


def test_money_that_nobody_named_is_nobodys() -> None:
    money = (move("paid", 50, None, "F1"), move("paid", 10, ONE, "F1"))
    assert of_payment(money, ONE) == {"F1": 10}
    assert payment_use(money) == {ONE: 10}


def test_what_is_used_is_what_came_without_what_was_given_back() -> None:
    money = (move("paid", 50, ONE, "F1"), move("refunded", 20, invoice="F1"), move("released", 5, ONE, "F1"))
    assert payment_use(money) == {ONE: 45}
    assert payment_use((*money, move("returned", 25, ONE, "F1"))) == {ONE: 20}, "what we paid back is gone"


def test_words_of_other_systems_are_used_of_nothing() -> None:
    assert payment_use((move("paid", 50, "VIR 12", "F1"), move("deposit", 5, "PMT-1"))) == {}


def test_a_difference_names_what_changes_alone() -> None:
    before, after = {ONE: Decimal(20), TWO: Decimal(5)}, {ONE: Decimal(50), TWO: Decimal(5)}
    assert use_changes(before, after) == {ONE: 30}
    assert use_changes(after, {}) == {ONE: -50, TWO: -5}
