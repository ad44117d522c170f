"""A deposit that is asked for waits on the customer until it came, and makes its invoice then."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.open_on import open_on
from chalicelib.domain.sale.prepayment import to_prepay, unpaid
from chalicelib.domain.sale.striking import replay
from chalicelib.domain.sale.wait_reasons import theirs
from chalicelib.domain.values.calendar import working_days_after
from tests.builder.deal import DAY, REFERENCE, Deal, line

D = Decimal


def asked(**more: Any) -> Deal:
    """An order of 1200 euros with VAT, of which a deposit is asked for."""
    return Deal(line("500", 2)).does("ask_deposit", **(more or {"amount": "300.00"}))


def state(deal: Deal) -> Dossier:
    """The state of a deal."""
    folded: Dossier = fold(deal.history)
    return folded


def test_it_waits_on_the_customer_by_a_day_and_keeps_no_goods_back() -> None:
    now = state(asked())
    due = working_days_after(DAY, 5)
    assert (to_prepay(now), unpaid(now)) == (D(300), D(0))
    assert [*theirs(now)] == [("payment", DAY, due)]
    (item,) = open_on(REFERENCE, now, "BigCorp")
    assert (item.kind, item.number, item.open, item.due) == ("proforma", f"{REFERENCE}-1", D(300), due)


def test_a_share_is_one_of_the_whole_order() -> None:
    assert deposit_to_pay(state(asked(share="33.33"))) == D("399.96")


def test_what_comes_of_it_is_taken_off_and_all_of_it_ends_the_wait() -> None:
    deal = asked().does("record_deposit", payment="V", amount="100", number="F26-0400")
    assert deposit_to_pay(state(deal)) == 200
    deal.does("record_deposit", payment="W", amount="200", number="F26-0401")
    now = state(deal)
    assert deposit_to_pay(now) == 0
    assert not [*theirs(now), *open_on(REFERENCE, now, "BigCorp")]


def test_one_that_the_bank_took_back_is_open_again_and_its_invoice_credited() -> None:
    deal = asked().does("record_deposit", payment="V", amount="300", number="F26-0400")
    deal.does("return_payment", payment="V", reason="returned", number="A26-0001")
    assert deposit_to_pay(state(deal)) == 300
    assert (deal.bill("credit_note").type_code, deal.bill("credit_note").gross) == ("503", D(300))
    assert state(deal).deposit == 0


def test_a_newer_one_takes_the_place_of_the_one_before() -> None:
    now = state(asked().does("ask_deposit", amount="600.00", due="2026-09-01"))
    assert (deposit_to_pay(now), now.asked and now.asked.due) == (D(600), date(2026, 9, 1))
    first, second = (one for one in now.documents if one.kind == "proforma")
    assert now.replacement(first) == second


def test_nothing_is_asked_for_of_what_was_invoiced_or_cancelled() -> None:
    assert deposit_to_pay(state(asked().invoiced())) == 0
    assert deposit_to_pay(state(asked().does("cancel_order", comment="Non."))) == 0


def test_struck_it_is_asked_for_no_more() -> None:
    deal = asked()
    now = replay(deal.history, skip=len(deal.history))
    assert (now.asked, [one for one in now.documents if one.kind == "proforma"]) == (None, [])


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"amount": "1200.01"}, r"at most 1200\.00"),
        ({"amount": "0"}, "at most"),
        ({"amount": "1", "share": "1"}, "either an amount or a share"),
        ({}, "either an amount or a share"),
        ({"amount": "1", "due": "2026-08-05"}, "before it is asked for"),
    ],
)
def test_what_cannot_be_asked_for_says_why(fields: dict[str, Any], why: str) -> None:
    with pytest.raises((NotAllowed, Invalid), match=why):
        Deal(line("500", 2)).does("ask_deposit", **fields)
