"""Invoices over parts close the order to the cent: nets, VAT of each rate, discount, freight and gross, whatever the parts."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.adapters.translations import translations
from chalicelib.application.view.sums import progress
from chalicelib.domain.sale.bodies import NewLine
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_amounts, order_totals
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import idle_deposit, to_bill, to_pay
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import ZERO
from tests.builder.deal import Deal, line
from tests.unit.effects.documents.test_compose_amounts import adds_up, is_written, orders

CENT = Decimal("0.01")


def in_pieces(deal: Deal, shares: list[dict[int, int]]) -> list[Bill]:
    """The bills of one invoice for each share of the pieces, then of one for the rest."""
    bills = []
    for position, share in enumerate(shares):
        state = fold(deal.history)
        parts = [{"line": part.line, "quantity": min(part.quantity, share.get(part.line, 0))} for part in to_bill(state)]
        parts = [part for part in parts if part["quantity"]]
        if parts:
            bills.append(deal.invoiced(f"F26-{position}", parts=parts).bill())
    if to_bill(fold(deal.history)):
        bills.append(deal.invoiced("F26-99").bill())
    return bills


def state_of(deal: Deal) -> Dossier:
    state: Dossier = fold(deal.history)
    return state


def close(deal: Deal, bills: list[Bill]) -> None:
    """What the bills add up to is what the order's page says."""
    whole = order_amounts(state_of(deal))
    taxes: dict[tuple[str, Decimal], tuple[Decimal, Decimal]] = {}
    for bill in bills:
        for one in bill.groups:
            base, tax = taxes.get((one.category, one.rate), (ZERO, ZERO))
            taxes[one.category, one.rate] = (base + one.base, tax + one.tax)
    assert taxes == {(vat.category, vat.rate): amounts for vat, amounts in whole.totals.vat.items()}
    assert sum(bill.lines_net for bill in bills) == sum(one.net for one in whole.lines)
    assert sum(bill.allowances for bill in bills) == sum(one.amount for one in whole.allowances)
    assert sum(bill.charges for bill in bills) == (whole.freight.amount if whole.freight else 0)
    assert sum(bill.net for bill in bills) == whole.totals.net
    assert sum(bill.gross for bill in bills) == whole.totals.gross


def each_is_right(bill: Bill) -> None:
    """Each amount is within a cent of what its own pieces come to, and none is below nothing."""
    adds_up(bill)
    is_written(bill)
    for one in bill.lines:
        assert abs(one.net - one.quantity * one.unit_price * (100 - one.percent) / 100) <= CENT
        assert min(one.net, one.discount) >= 0
    for adjustment in bill.adjustments:
        assert adjustment.amount >= 0
        if adjustment.base is not None and adjustment.percent is not None:
            assert abs(adjustment.amount - adjustment.base * adjustment.percent / 100) <= CENT
    for group in bill.groups:
        assert abs(group.tax - group.base * group.rate / 100) <= CENT
        assert min(group.tax, group.base) >= 0


@settings(max_examples=60, deadline=None)
@given(orders, st.lists(st.dictionaries(st.integers(1, 6), st.integers(1, 400), min_size=1), max_size=4))
def test_whatever_the_parts_they_add_up_to_the_order(deal: Deal, shares: list[dict[int, int]]) -> None:
    bills = in_pieces(deal, shares)
    close(deal, bills)
    for bill in bills:
        each_is_right(bill)


@settings(max_examples=40, deadline=None)
@given(orders, st.lists(st.dictionaries(st.integers(1, 6), st.integers(1, 400), min_size=1), max_size=4))
def test_what_was_prepaid_in_full_is_used_up_and_leaves_nothing_to_pay(deal: Deal, shares: list[dict[int, int]]) -> None:
    gross = order_totals(state_of(deal)).gross
    if gross:
        deal.does("record_deposit", payment="VIR 1", amount=str(gross))
    bills = in_pieces(deal, shares)
    state = state_of(deal)
    assert [bill.payable for bill in bills] == [0] * len(bills)
    assert state.deposit == idle_deposit(state) == 0
    assert not to_pay(state)


@pytest.mark.parametrize(
    ("lines", "gross"),
    [
        ((line("27.7775", 3),), ["33.34", "33.33", "33.33"]),
        ((line("27.78"), line("27.78"), line("27.78")), ["33.34", "33.33", "33.34"]),
        ((line("33.33", 3, "0", vat_category="G"),), ["33.33", "33.33", "33.33"]),
        ((line("0.335", 3, "0", vat_category="G"),), ["0.34", "0.33", "0.34"]),
    ],
)
def test_a_hundred_euros_in_three_invoices(lines: tuple[NewLine, ...], gross: list[str]) -> None:
    deal = Deal(*lines)
    whole = order_totals(state_of(deal)).gross
    deal.does("record_deposit", payment="VIR 1", amount=str(whole))
    shares = [{1: 1}, {1: 1}, {1: 1}] if len(lines) == 1 else [{1: 1}, {2: 1}, {3: 1}]
    bills = in_pieces(deal, shares)
    assert [bill.gross for bill in bills] == [Decimal(amount) for amount in gross]
    assert sum(bill.gross for bill in bills) == whole
    rows = progress(deal.reading(deal.history[-1]))
    assert not [label for label, _ in rows if label == translations("fr").gettext("Still to be invoiced")]
    close(deal, bills)


def test_an_invoice_issued_again_closes_the_order_too() -> None:
    deal = Deal(line("27.7775", 3))
    first, *_ = in_pieces(deal, [{1: 1}, {1: 1}, {1: 1}])
    deal.does("credit", number="A1", invoice="F26-0", amount=str(first.gross))
    assert deal.composed("credit_note")[1] is not None
    again = deal.invoiced("F26-100").bill()
    standing = [invoice.gross for invoice in state_of(deal).invoices if not invoice.fully_credited]
    assert sum(standing) == order_totals(state_of(deal)).gross
    each_is_right(again)


def test_a_credit_over_a_whole_invoice_repeats_it_as_it_was_issued() -> None:
    deal = Deal(line("27.7775", 3))
    _, second, _ = in_pieces(deal, [{1: 1}, {1: 1}, {1: 1}])
    back = deal.does("credit", number="A1", invoice="F26-1", amount=str(second.gross)).bill("credit_note")
    assert (back.lines, back.groups, back.gross) == (second.lines, second.groups, second.gross)
