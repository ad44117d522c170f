"""The invoice of a deposit: its VAT by rate, what invoices take off it, what is credited of it; all documents add up."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.deposit_use import loose
from chalicelib.domain.sale.invoicing import order_amounts
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import idle_deposit, owed_back, to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import Vat
from chalicelib.effects.documents.compose import compose
from tests.builder.deal import DAY, GERMAN, PAGE, Deal, line

MIXED = (line("2610", 2, "20", discount="5"), line("99.90", 3, "10"), line("14.2525", 7, "5.5", goods=False))
D = Decimal
ONE = [{"line": 1, "quantity": 1}]
Groups = dict[Vat, tuple[Decimal, Decimal]]


def deposited(amount: str, *lines: Any, **more: Any) -> Deal:
    """An order with a deposit that made its invoice."""
    return Deal(*(lines or MIXED), **more).does("record_deposit", payment="VIR 1", amount=amount, number="F26-0400")


def bills(deal: Deal) -> list[Bill]:
    """The bills of all documents, in their order."""
    made = [compose(deal.reading(entry), entry, PAGE, lambda text: (text,), draft=False)[1] for entry in deal.history if
            fold(deal.history).document(entry.seq)]  # fmt: skip
    return [bill for bill in made if bill]


def added(of: Iterable[Bill]) -> Groups:
    """Net and VAT of documents by rate, what credits take back taken off; what comes to nothing is left out."""
    sums: Groups = {}
    for bill in of:
        sign = -1 if bill.type_code in ("381", "503") else 1
        for group in bill.groups:
            vat, (net, tax) = Vat(group.category, group.rate), sums.get(Vat(group.category, group.rate), (Decimal(0), Decimal(0)))
            sums[vat] = net + sign * group.base, tax + sign * group.tax
    return {vat: share for vat, share in sums.items() if any(share)}


def test_its_vat_is_that_of_the_orders_lines_in_proportion_to_the_cent() -> None:
    bill = deposited("1000.00").bill("deposit_invoice")
    assert (bill.type_code, bill.process, bill.due, bill.gross, bill.prepaid, bill.payable) == (
        "386",
        "M2",
        DAY,
        D(1000),
        D(1000),
        D(0),
    )
    whole = order_amounts(fold(deposited("1000.00").history)).totals
    for group in bill.groups:
        base, tax = whole.vat[Vat(group.category, group.rate)]
        assert abs((base + tax) * 1000 / whole.gross - (group.base + group.tax)) <= Decimal("0.01")
    assert sum(group.base + group.tax for group in bill.groups) == 1000


def test_the_first_invoice_takes_it_off_as_far_as_it_reaches_and_the_next_the_rest() -> None:
    deal = deposited("150.00", line("100", 3)).invoiced("F26-0401", parts=ONE)
    first = deal.bill()
    assert (first.process, first.gross, first.payable, first.follows) == ("B4", D(0), D(0), (("F26-0400", DAY),))
    assert [(one.quantity, one.unit_price, one.net) for one in first.lines] == [(1, D(100), D(100)), (-1, D(100), D(-100))]
    second = deal.invoiced("F26-0402").bill()
    assert (second.gross, second.prepaid, second.payable) == (D(210), D(0), D(210))
    assert fold(deal.history).deposit == 0


def test_an_invoice_takes_off_no_rate_more_than_it_asks_for() -> None:
    bill = deposited("2000.00").invoiced("F26-0401", parts=[{"line": 2, "quantity": 3}]).bill()
    assert all(group.base >= 0 and group.tax >= 0 for group in bill.groups)
    assert {one.rate for one in bill.lines if one.quantity < 0} == {Decimal(10)}


def test_what_is_open_follows() -> None:
    deal = deposited("300.00", line("500", 2)).invoiced("F26-0401")
    state = fold(deal.history)
    assert [one.open for one in to_pay(state)] == [900]
    assert deal.bill().payable == 900
    assert to_prepay(state) == 0


def test_a_cancelled_orders_deposit_is_credited_with_what_is_paid_back() -> None:
    deal = deposited("1000.00").does("cancel_order", comment="Non.")
    assert owed_back(fold(deal.history)) == 1000
    deal.does("refund", payment="VIR 1", amount="400.00", number="A26-0001")
    credit = deal.bill("credit_note")
    assert (credit.type_code, credit.corrects, credit.gross) == ("503", ("F26-0400", DAY), D(400))
    deal.does("refund", payment="VIR 1", amount="600.00", number="A26-0002")
    assert added(bills(deal)) == {}
    assert fold(deal.history).deposit == 0


def test_what_was_not_invoiced_of_it_goes_back_without_a_credit_note() -> None:
    deal = Deal(line("100")).does("record_deposit", payment="VIR 1", amount="150.00", overpaid=True, number="F26-0400")
    assert deal.bill("deposit_invoice").gross == 120
    state = fold(deal.does("refund", payment="VIR 1", amount="30.00", number="A26-0001").history)
    assert (loose(state), idle_deposit(state), state.credit_notes) == (D(0), D(0), ())


def test_a_rate_that_is_ordered_no_more_is_owed_back_and_credited() -> None:
    deal = deposited("440.00", line("100", 2), line("200", 1, "10"))
    share = next(one for one in fold(deal.history).deposits[0].shares if one.rate == 10)
    deal.does("change_order", agreed_with="Jean Bon", comment="Au téléphone.", cancel=[2])
    state = fold(deal.history)
    assert idle_deposit(state) == share.net + share.tax
    deal.does("refund", payment="VIR 1", amount=str(idle_deposit(state)), number="A26-0001")
    (back,) = [entry.event for entry in deal.history if isinstance(entry.event, e.Refunded)]
    assert [(one.rate, one.net, one.tax) for taken in back.deposits for one in taken.shares] == [(D(10), share.net, share.tax)]
    assert idle_deposit(fold(deal.history)) == 0


def test_one_that_settles_an_invoice_is_credited_since_that_asks_for_all_vat() -> None:
    deal = deposited("240.00", line("100", 2), line("200", 1, "10")).invoiced("F26-0401", parts=ONE)
    deal.does("change_order", agreed_with="Jean Bon", comment="Au téléphone.", cancel=[2])
    idle = idle_deposit(fold(deal.history))
    assert idle > 0
    deal.invoiced("F26-0402").does("move_payment", payment="VIR 1", invoice="F26-0402", amount="1.00", number="A26-0001")
    assert deal.bill("credit_note").gross == 1
    assert "F26-0402" in (deal.bill("credit_note").terms or "")


@pytest.mark.parametrize("category", ["K"])
def test_an_intra_union_supply_has_none(category: str) -> None:
    deal = Deal(line("100", 2, "0", vat_category=category)).does("record_deposit", payment="V", amount="50", number="F26-0400")
    (deposit,) = fold(deal.history).deposits
    assert (deposit.number, deposit.shares, loose(fold(deal.history))) == (None, (), D(50))
    assert not [one for one in fold(deal.history).documents if one.kind == "deposit_invoice"]


def test_a_german_companys_deposit_asks_for_its_services_alone_under_reverse_charge() -> None:
    goods, services = line("100", 2, "0", vat_category="K"), line("50", 1, "0", goods=False, vat_category="AE")
    deal = Deal(goods, services, buyer=GERMAN).does("record_deposit", payment="V", amount="60", number="F26-0400")
    bill = deal.bill("deposit_invoice")
    assert [(group.category, group.rate, group.base, group.tax) for group in bill.groups] == [("AE", D(0), D(12), D(0))]
    assert (bill.type_code, bill.buyer.vat, bill.gross, loose(fold(deal.history))) == ("386", "DE136695976", D(12), D(48))
    final = deal.invoiced("F26-0401").bill()
    assert {group.category: group.base for group in final.groups} == {"K": D(200), "AE": D(38)}, "what was invoiced comes off"
    assert (final.payable, owed_back(fold(deal.history))) == (D(190), D(0))


def test_a_dossier_with_deposits_of_before_goes_on_as_it_was() -> None:
    deal = Deal(line("500", 2)).does("record_deposit", payment="V", amount="100")
    deal.does("record_deposit", payment="W", amount="100", number="F26-0400").invoiced("F26-0401")
    bill = deal.bill()
    assert (bill.gross, bill.prepaid, bill.follows, bill.process) == (D(1200), D(200), (), "B1")


def test_its_document_is_never_struck() -> None:
    deal = deposited("100.00")
    seq = next(entry.seq for entry in deal.history if isinstance(entry.event, e.DepositReceived))
    with pytest.raises(NotAllowed, match="what goes back of it is credited"):
        strike(deal.history, e.EntryStruck(seq))
    old = Deal(line("500")).does("record_deposit", payment="V", amount="100")
    strike(old.history, e.EntryStruck(old.history[-1].seq))


def test_a_credit_note_takes_back_what_both_invoices_asked_for() -> None:
    deal = deposited("300.00", line("500", 2)).invoiced("F26-0401")
    deal.does("credit", invoice="F26-0401", number="A26-0001", reason="cancelled", amount="1200.00", invoice_again=False)
    credit = deal.bill("credit_note")
    assert (credit.corrects, credit.follows) == (("F26-0401", DAY), (("F26-0400", DAY),))
    assert added(bills(deal)) == {}
    assert owed_back(fold(deal.history)) == 300


prices = st.decimals("0.01", "900", places=2).map(str)
made_lines = st.lists(
    st.builds(line, prices, st.integers(1, 5), st.sampled_from(["20", "10", "5.5"])), min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    made_lines, st.lists(st.decimals("0.05", "0.9", places=2), max_size=3), st.sampled_from(["0", "3", "33.33"]), st.booleans()
)
def test_all_documents_come_to_the_order_for_each_rate(lines: list[Any], parts: list[Decimal], less: str, rest: bool) -> None:
    """Deposits, invoices over some pieces, then the rest: net and VAT of each rate are the order's, and nothing stays."""
    deal = Deal(*lines, discount=less)
    whole = order_amounts(fold(deal.history)).totals
    for number, part in enumerate(parts):
        left = whole.gross - fold(deal.history).deposit
        amount = left if rest and number + 1 == len(parts) else (left * part).quantize(Decimal("0.01"))
        if amount > 0:
            deal.does("record_deposit", payment=f"VIR {number}", amount=str(amount), number=f"F26-04{number:02}")
    for number, one in enumerate(fold(deal.history).lines[:-1]):
        deal.invoiced(f"F26-05{number:02}", parts=[{"line": one.id, "quantity": one.quantity}])
    deal.invoiced("F26-0600")
    state = fold(deal.history)
    assert added(bills(deal)) == {vat: share for vat, share in whole.vat.items() if any(share)}
    assert (state.deposit, loose(state), idle_deposit(state)) == (D(0), D(0), D(0))
    assert not any(deposit.left for deposit in state.deposits)
    asked = sum(bill.payable for bill in bills(deal))
    assert asked == sum(one.open for one in state.invoices) == whole.gross - sum(deposit.amount for deposit in state.deposits)
