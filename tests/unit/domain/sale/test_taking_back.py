"""A credit note takes back what came back: whatever is credited, in whatever order, ends at the invoice, and never below."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.crediting import left_after
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import issued_amounts, order_totals
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.owed import to_bill
from chalicelib.domain.values.money import Vat, cents
from tests.builder.deal import Deal, line
from tests.unit.effects.documents.test_compose_amounts import adds_up, is_written, orders

ZERO, CENT = Decimal(0), Decimal("0.01")
GOODS, TRAINING = line("500", 2), line("100.00", rate="0", vat_category="E", goods=False)
ONE = [{"line": 1, "quantity": 1}]


def back(deal: Deal, number: str = "A1", **what: Any) -> Deal:
    """What comes back of the invoice is credited."""
    return deal.does("credit", invoice="F26-0412", number=number, **what)


def invoice(deal: Deal) -> Invoice:
    return deal.state.invoices[0]


def left(deal: Deal) -> dict[Vat, tuple[Decimal, Decimal]]:
    """What is left of each VAT category and rate."""
    return dict(left_after(issued_amounts(deal.state, invoice(deal)).totals, invoice(deal).credits))


def groups(deal: Deal) -> list[str]:
    return [f"{one.category} {one.base} + {one.tax}" for one in deal.bill("credit_note").groups]


def test_an_exempt_training_that_is_credited_takes_no_vat_back() -> None:
    deal = back(Deal(GOODS, TRAINING).invoiced(), parts=[{"line": 2, "quantity": 1}])
    assert groups(deal) == ["E 100.00 + 0.00"]
    assert deal.state.invoices[0].credited == Decimal("100.00")
    assert [(one.id, one.quantity) for one in deal.bill("credit_note").lines] == [("2", 1)]


def test_an_amount_alone_is_of_one_rate_or_of_all_that_is_left() -> None:
    deal = Deal(GOODS, TRAINING).invoiced()
    with pytest.raises(Invalid, match=r"E 0 %") as refused:
        back(deal, amount="100.00")
    assert refused.value.field == "amount"
    back(deal, groups=[{"vat_category": "E", "vat_rate": "0", "amount": "100.00"}])
    assert groups(back(deal, "A2", amount="12.00")) == ["S 10.00 + 2.00"]
    assert groups(back(deal, "A3", amount="1188.00")) == ["S 990.00 + 198.00"]


def test_an_amount_of_each_rate_is_what_it_says() -> None:
    deal = back(
        Deal(GOODS, TRAINING).invoiced(),
        groups=[{"vat_rate": "20.0", "amount": "60.00"}, {"vat_category": "E", "vat_rate": "0", "amount": "5.00"}],
    )
    assert groups(deal) == ["S 50.00 + 10.00", "E 5.00 + 0.00"]


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({}, "amount"),
        ({"amount": "1.00", "parts": ONE}, "amount"),
        ({"freight": True, "groups": [{"vat_rate": "20", "amount": "1"}]}, "amount"),
        ({"amount": "0.00"}, "amount"),
        ({"groups": [{"vat_rate": "10", "amount": "1.00"}]}, "groups"),
        ({"groups": [{"vat_rate": "20", "amount": "1200.01"}]}, "groups"),
        ({"groups": [{"vat_rate": "20", "amount": "1"}, {"vat_rate": "20.0", "amount": "1"}]}, "groups"),
        ({"parts": [{"line": 9, "quantity": 1}]}, "parts"),
        ({"parts": [{"line": 1, "quantity": 3}]}, "parts"),
        ({"parts": [*ONE, *ONE]}, "parts"),
        ({"freight": True}, "freight"),
        ({"groups": [{"vat_rate": "20", "amount": "60"}], "invoice_again": True}, "invoice_again"),
        ({"parts": ONE, "deliver_again": True}, "parts"),
        ({"parts": [{"line": 2, "quantity": 1}], "deliver_again": True}, "deliver_again"),
        ({"parts": ONE, "reason": "returned"}, "parts"),
    ],
)
def test_what_cannot_come_back_is_refused_where_it_is_wrong(what: dict[str, Any], field: str) -> None:
    with pytest.raises((Invalid, NotAllowed)) as refused:
        back(Deal(GOODS, TRAINING).invoiced(), **what)
    assert refused.value.field == field


def test_a_piece_comes_back_once() -> None:
    deal = back(Deal(GOODS).invoiced(), parts=ONE)
    with pytest.raises(NotAllowed, match="1 left on the invoice"):
        back(deal, "A2", parts=[{"line": 1, "quantity": 2}])
    assert invoice(back(deal, "A2", parts=ONE)).fully_credited


def test_the_carriage_comes_back_with_its_vat() -> None:
    deal = Deal(line("10", rate="5.5"), freight=NewFreight(amount="18.50", vat_rate="20")).invoiced()
    assert groups(back(deal, freight=True)) == ["S 18.50 + 3.70"]
    with pytest.raises(NotAllowed):
        back(deal, "A2", freight=True)
    assert groups(back(deal, "A2", parts=ONE)) == ["S 10.00 + 0.55"]


def test_pieces_after_an_amount_take_what_it_left_and_say_so() -> None:
    deal = back(Deal(GOODS).invoiced(), amount="120.00")
    note = back(deal, "A2", parts=[{"line": 1, "quantity": 2}]).bill("credit_note")
    assert (note.lines_net, note.allowances, note.net, note.tax) == tuple(map(Decimal, ("1000.00", "100.00", "900.00", "180.00")))
    assert [one.reason for one in note.adjustments] == ["Déjà crédité"]
    adds_up(note)
    assert set(left(deal).values()) == {(ZERO, ZERO)}


def test_pieces_that_come_to_more_than_an_amount_left_are_refused() -> None:
    deal = back(Deal(GOODS).invoiced(), amount="840.00")
    with pytest.raises(NotAllowed, match=r"300\.00") as refused:
        back(deal, "A2", parts=ONE)
    assert refused.value.field == "parts"


def test_pieces_credited_are_invoiced_again_and_the_order_closes_to_the_cent() -> None:
    deal = Deal(line("27.7775", 10, discount="5"), discount="3").invoiced()
    back(deal, parts=[{"line": 1, "quantity": 3}], invoice_again=True)
    assert to_bill(deal.state) == (Part(1, 3),)
    again = deal.invoiced("F26-0413").bill()
    assert to_bill(deal.state) == ()
    assert invoice(deal).gross - invoice(deal).credited + again.gross == order_totals(deal.state).gross


def test_pieces_credited_for_good_wait_for_no_invoice_and_may_have_one() -> None:
    deal = back(Deal(GOODS).does("ship", carrier="Poste").invoiced(), parts=ONE)
    assert to_bill(deal.state) == ()
    with pytest.raises(NotAllowed):
        deal.invoiced("F26-0413", parts=[{"line": 1, "quantity": 2}])
    assert deal.invoiced("F26-0413", parts=ONE).bill().gross == Decimal("600.00")


def test_pieces_that_have_still_to_leave_are_invoiced_again_unless_it_is_said() -> None:
    assert to_bill(back(Deal(GOODS).invoiced(), parts=ONE).state) == (Part(1, 1),)
    assert to_bill(back(Deal(GOODS).invoiced(), parts=ONE, invoice_again=False).state) == ()


def test_what_was_paid_of_pieces_goes_over_to_their_new_invoice() -> None:
    deal = back(Deal(GOODS).invoiced().does("mark_paid"), parts=ONE, invoice_again=True).invoiced("F26-0413")
    assert deal.bill().payable == 0
    assert [one.open for one in deal.state.invoices] == [0, 0]


def test_the_carriage_that_comes_back_with_pieces_is_charged_again_with_them() -> None:
    deal = Deal(GOODS, freight=NewFreight(amount="20", vat_rate="20")).invoiced()
    again = back(deal, parts=ONE, freight=True, invoice_again=True).invoiced("F26-0413").bill()
    assert (again.charges, again.gross) == (Decimal("20.00"), Decimal("624.00"))


PICKS = st.lists(
    st.one_of(
        st.tuples(st.just("amount"), st.integers(1, 100), st.just(0)),
        st.tuples(st.just("group"), st.integers(1, 100), st.integers(0, 5)),
        st.tuples(st.just("pieces"), st.integers(1, 100), st.integers(0, 5)),
        st.tuples(st.just("freight"), st.just(0), st.just(0)),
    ),
    max_size=7,
)


def wish(deal: Deal, kind: str, percent: int, position: int) -> dict[str, Any]:
    """A part of what is left, as a command names it."""
    one, some = invoice(deal), [(vat, sum(share, ZERO)) for vat, share in left(deal).items() if sum(share)]
    if kind == "group" and some:
        vat, gross = some[position % len(some)]
        amount = max(CENT, cents(gross * percent / 100))
        return {"groups": [{"vat_category": vat.category, "vat_rate": str(vat.rate), "amount": str(amount)}]}
    if kind == "pieces":
        part = one.parts[position % len(one.parts)]
        return {"parts": [{"line": part.line, "quantity": max(1, one.stands(part.line, part.quantity) * percent // 100)}]}
    if kind == "freight":
        return {"freight": True}
    return {"amount": str(max(CENT, cents((one.gross - one.credited) * percent / 100)))}


def rest(deal: Deal, *, by_pieces: bool) -> dict[str, Any]:
    """All that is left, by its pieces or as an amount."""
    one = invoice(deal)
    stand = [{"line": p.line, "quantity": pieces} for p in one.parts if (pieces := one.stands(p.line, p.quantity))]
    return {"parts": stand or None, "freight": one.carriage} if by_pieces else {"amount": str(one.gross - one.credited)}


@settings(max_examples=40)
@given(orders, PICKS, st.booleans())
def test_whatever_is_credited_all_of_it_is_the_invoice(deal: Deal, picks: list[tuple[str, int, int]], whole: bool) -> None:
    issued, notes = dict(issued_amounts(deal.invoiced().state, invoice(deal)).totals.vat), []
    wishes = [(kind, percent, position) for kind, percent, position in picks]
    for number, picked in enumerate((*wishes, None)):
        what = wish(deal, *picked) if picked else rest(deal, by_pieces=whole)
        try:
            notes.append(back(deal, f"A{number}", **what).bill("credit_note"))
        except DomainError:
            continue
        adds_up(notes[-1])
        is_written(notes[-1])
        assert min(amount for share in left(deal).values() for amount in share) >= 0
        assert min(one.net for one in notes[-1].lines) >= 0
        for group in notes[-1].groups:
            assert abs(group.tax - group.base * group.rate / 100) <= 2 * CENT
    for vat, share in issued.items():
        of = [one for note in notes for one in note.groups if (one.category, one.rate) == vat]
        taken = sum((one.base for one in of), ZERO), sum((one.tax for one in of), ZERO)
        stays = left(deal)[vat]
        assert (taken[0] + stays[0], taken[1] + stays[1]) == share
    if not whole and invoice(deal).gross:
        assert invoice(deal).fully_credited
        assert all(share == (ZERO, ZERO) for share in left(deal).values())
