"""Money that came before there was an invoice: the next invoices take it off, and no more of it is taken than will be due."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.striking import strike
from tests.builder.story import Story, line
from tests.unit.domain.sale.test_steps import july

ONE = [{"line": 1, "quantity": 1}]


def paid_before(amount: str) -> Story:
    """An order of 360 euros with VAT, and a deposit on it."""
    return Story().does(july(16), "record_deposit", payment="VIR-1", amount=amount)


def invoiced(story: Story, number: str, **more: object) -> Story:
    """What is left is invoiced."""
    return story.does(july(20), "issue_invoice", number=number, due="2026-08-30", **more)


def test_the_next_invoice_takes_it_off() -> None:
    state = invoiced(paid_before("100.00"), "F1").state
    (invoice,) = state.invoices
    assert (invoice.gross, invoice.paid, invoice.open) == (Decimal("360.00"), Decimal("100.00"), Decimal("260.00"))
    assert invoice.settled is None
    assert state.deposit == 0


def test_an_invoice_that_is_covered_is_settled_at_once() -> None:
    (invoice,) = invoiced(paid_before("360.00"), "F1").state.invoices
    assert invoice.open == 0
    assert invoice.settled == july(20)


def test_what_the_first_invoice_does_not_need_is_left_for_the_next() -> None:
    story = invoiced(paid_before("150.00"), "F1", parts=ONE)
    assert story.state.deposit == 30
    assert [invoice.paid for invoice in invoiced(story, "F2").state.invoices] == [Decimal("120.00"), Decimal("30.00")]


def test_several_deposits_add_up_to_what_is_to_be_invoiced_and_no_further() -> None:
    story = paid_before("200.00").does(july(17), "record_deposit", payment="VIR-2", amount="160.00")
    with pytest.raises(NotAllowed, match=r"at most 0\.00"):
        story.does(july(18), "record_deposit", payment="VIR-3", amount="0.01")


def test_no_deposit_is_taken_for_what_was_invoiced() -> None:
    story = invoiced(Story(), "F1", parts=ONE)
    with pytest.raises(NotAllowed, match=r"at most 240\.00"):
        story.does(july(21), "record_deposit", payment="VIR-1", amount="240.01")
    assert story.does(july(21), "record_deposit", payment="VIR-1", amount="240.00").state.deposit == 240


def test_no_deposit_of_an_offer_that_ended_nor_of_nothing() -> None:
    with pytest.raises(NotAllowed, match="the quote ended on"):
        Story(until=july(30)).does(july(31), "record_deposit", payment="VIR-1", amount="1.00")
    with pytest.raises(NotAllowed):
        paid_before("0.00")


def test_a_wrong_deposit_is_struck_unless_an_invoice_took_it_off() -> None:
    story = paid_before("100.00")
    entry = len(story.history)
    strike(story.history, e.EntryStruck(entry))
    invoiced(story, "F1")
    with pytest.raises(NotAllowed, match=r"the later entry \d+ depends on it"):
        strike(story.history, e.EntryStruck(entry))


def test_an_invoice_credited_in_full_leaves_its_deposit_in_the_customer_s_favour() -> None:
    story = invoiced(paid_before("100.00"), "F1").does(july(21), "credit", number="A1", invoice="F1", amount="360.00")
    assert story.state.invoices[0].open == -100
    assert story.does(july(22), "refund", invoice="F1", amount="100.00").state.invoices[0].open == 0


@given(st.integers(1, 36_000), st.permutations((1, 2, 3)))
def test_whatever_comes_before_is_taken_off_to_the_cent(deposit: int, order: list[int]) -> None:
    story = Story(lines=(line("A"), line("B"), line("C", unit_price="0.335", quantity=1)))
    most = min(Decimal(deposit) / 100, Decimal("240.41"))
    story.does(july(16), "record_deposit", payment="VIR", amount=f"{most:.2f}")
    for number, part in enumerate(order):
        invoiced(story, f"F{number}", parts=[{"line": part, "quantity": 1}])
    state = story.state
    assert sum(invoice.paid for invoice in state.invoices) + state.deposit == most
    assert all(invoice.open >= 0 for invoice in state.invoices)
    assert all((invoice.settled is not None) == (invoice.open == 0) for invoice in state.invoices)
