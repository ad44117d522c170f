"""A deposit before the order: asked for and received on an offer, taken over by its order, owed back once the offer is over."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.sale.commands import LapseOffer
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.open_on import open_on
from chalicelib.domain.sale.owed import owed_back, owed_since, to_pay
from chalicelib.domain.sale.prepayment import to_prepay, unpaid
from chalicelib.domain.sale.timers import first_moment, timers
from chalicelib.domain.sale.turn import turn
from chalicelib.domain.sale.wait_reasons import ours, theirs
from tests.builder.deal import DAY, GERMAN, REFERENCE, Deal, line
from tests.samples.callers import SYSTEM

D = Decimal
UNTIL = date(2026, 8, 10)
AFTER = UNTIL + timedelta(days=1)
MIXED = (line("1000", 1, "20"), line("100", 2, "5.5"))


def offered(*lines: Any, **more: Any) -> Deal:
    """An offer of 1411 euros with VAT at two rates, which holds to the 10th."""
    return Deal(*(lines or MIXED), ordered=False, terms=NewTerms(valid_until=UNTIL), **more)


def deposited(amount: str = "400.00", **more: Any) -> Deal:
    """The same, with a deposit that came."""
    return offered(**more).does("record_deposit", payment="V", amount=amount, number="F26-0400")


def state(deal: Deal) -> Dossier:
    """The state of a deal."""
    folded: Dossier = fold(deal.history)
    return folded


def lapsed(deal: Deal, day: date = AFTER) -> Deal:
    """The same once its offer's last day is over."""
    deal.apply(LapseOffer(), day, SYSTEM)
    return deal


def test_one_is_asked_for_while_the_offer_holds_and_waits_on_the_customer() -> None:
    now = state(offered().does("ask_deposit", amount="300.00", due="2026-08-09"))
    assert (to_prepay(now), unpaid(now), owed_back(now)) == (D(300), D(0), D(0))
    assert next(theirs(now)) == ("payment", DAY, date(2026, 8, 9))
    (item,) = open_on(REFERENCE, now, "BigCorp")
    assert (item.kind, item.number, item.open) == ("proforma", f"{REFERENCE}-1", D(300))


def test_a_day_that_nobody_named_is_no_later_than_the_offers_last() -> None:
    last = UNTIL - timedelta(days=1)
    now = state(offered().does("ask_deposit", day=last, share="30"))
    assert (deposit_to_pay(now), now.asked and now.asked.due) == (D("423.30"), UNTIL)
    with pytest.raises(Invalid, match="ends on 2026-08-10"):
        offered().does("ask_deposit", amount="1", due="2026-08-11")


def test_its_invoice_has_the_vat_of_the_offers_lines() -> None:
    bill = deposited().bill("deposit_invoice")
    assert (bill.type_code, bill.process, bill.gross, bill.due) == ("386", "B2", D(400), DAY)
    whole = order_totals(state(deposited())).vat
    for group in bill.groups:
        base, tax = next(sums for vat, sums in whole.items() if vat.rate == group.rate)
        assert abs((base + tax) * 400 / 1411 - (group.base + group.tax)) <= D("0.01")


def test_an_intra_community_supply_has_the_money_and_no_invoice() -> None:
    deal = offered(line("1000", 1, "0", vat_category="K"), buyer=GERMAN)
    deal.does("record_deposit", payment="V", amount="400")
    assert (state(deal).deposit, state(deal).deposit_invoices, owed_back(state(deal))) == (D(400), (), D(0))


def test_it_is_not_owed_back_while_the_offer_holds_and_more_than_the_offer_is() -> None:
    assert owed_back(state(deposited())) == 0
    with pytest.raises(NotAllowed, match=r"at most 1411\.00"):
        deposited("1411.01")
    more = offered().does("record_deposit", payment="V", amount="1500", overpaid=True, number="F26-0400")
    assert (owed_back(state(more)), owed_since(state(more))) == (D(89), DAY)
    assert [*ours(state(more))] == [("payment", DAY)]


def test_the_order_takes_it_over_and_its_invoice_takes_it_off() -> None:
    deal = deposited("1411.00").does("place_order")
    assert (owed_back(state(deal)), state(deal).deposit) == (D(0), D(1411))
    bill = deal.invoiced("F26-0401").bill()
    assert (bill.gross, bill.payable, bill.follows) == (D(0), D(0), (("F26-0400", DAY),))
    assert (state(deal).deposit, to_pay(state(deal)), owed_back(state(deal))) == (D(0), (), D(0))


def test_a_part_of_it_that_was_asked_for_is_still_asked_for_after_the_order() -> None:
    deal = offered().does("ask_deposit", amount="500", due="2026-08-09")
    deal.does("record_deposit", payment="V", amount="200", number="F26-0400").does("place_order")
    assert (deposit_to_pay(state(deal)), turn(state(deal), (), DAY)) == (D(300), "prepay")


def test_a_revision_that_costs_less_owes_the_rest_back() -> None:
    deal = deposited("1411.00")
    deal.does("revise_offer", lines=[line("500", 1)], terms={"valid_until": UNTIL.isoformat()})
    # Nothing of the new offer has the reduced rate, so what was invoiced at it goes back too.
    assert owed_back(state(deal)) == 1411 - 600
    assert turn(state(deal), (), DAY) == "decide"


@pytest.mark.parametrize("over", [lapsed, lambda deal: deal.does("void_offer", comment="Plus fabriqué.")])
def test_once_the_offer_is_over_it_is_owed_back_and_a_credit_note_goes_with_it(over: Callable[[Deal], Deal]) -> None:
    deal = over(deposited().does("ask_deposit", amount="900", due="2026-08-09"))
    now = state(deal)
    assert (owed_back(now), deposit_to_pay(now), [*open_on(REFERENCE, now, "BigCorp")]) == (D(400), D(0), [])
    assert ([*theirs(now)], turn(now, (), AFTER)) == ([], "refund")
    assert [reason for reason, _ in ours(now)] == ["payment"]
    deal.does("refund", day=AFTER, payment="V", amount="400", number="A26-0001")
    credit = deal.bill("credit_note")
    assert (credit.type_code, credit.gross, credit.corrects) == ("503", D(400), ("F26-0400", DAY))
    assert (owed_back(state(deal)), turn(state(deal), (), AFTER), [*ours(state(deal))]) == (D(0), "withdrawn", [])


def test_it_lapses_at_the_end_of_its_last_day_where_money_is_there_or_asked_for() -> None:
    def at(deal: Deal) -> list[datetime]:
        return [timer.at for timer in timers(state(deal)) if timer.what == "offer_lapse"]

    assert at(offered()) == []
    assert at(deposited()) == at(offered().does("ask_deposit", amount="1", due="2026-08-09")) == [first_moment(AFTER)]
    with pytest.raises(NotAllowed, match="not due"):
        lapsed(deposited(), UNTIL)
    assert at(lapsed(deposited())) == []
    assert at(deposited().does("place_order")) == []


def test_one_that_lapsed_holds_again_once_it_is_revised() -> None:
    deal = lapsed(deposited())
    deal.does("revise_offer", day=AFTER, lines=[*MIXED], terms={"valid_until": "2026-09-30"})
    assert owed_back(state(deal)) == 0
    assert deal.does("place_order", day=AFTER).invoiced("F26-0401", day=AFTER).bill().payable == 1411 - 400


@pytest.mark.parametrize(
    ("prepared", "day", "why"),
    [(lapsed, AFTER, "withdrawn"), (lambda deal: deal, AFTER, "ended on 2026-08-10")],
)
def test_nothing_more_is_taken_once_it_is_over(prepared: Callable[[Deal], Deal], day: date, why: str) -> None:
    for command in ("ask_deposit", "record_deposit"):
        deal = prepared(deposited())
        fields = {"amount": "10", **({"payment": "W", "number": "F26-0401"} if command == "record_deposit" else {})}
        with pytest.raises(NotAllowed, match=why):
            deal.does(command, day=day, **fields)
