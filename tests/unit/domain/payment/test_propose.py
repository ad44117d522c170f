"""What a payment is proposed to settle, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.open_item import Discount, OpenItem
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS
from chalicelib.domain.payment.matching.proposal import Proposal
from chalicelib.domain.payment.matching.propose import propose
from chalicelib.domain.payment.payment import AsideWhy, BankEntry, Payer, Payment, PutAside
from chalicelib.domain.values.creditor_reference import creditor_reference, grouped
from tests.samples.matching import BIGCORP, BRERA, NAMES, SEEN, item, payment

FIRST, SECOND = item("F26-0412", "3482.40"), item("F26-0417", "501.60", due=date(2026, 9, 5))
ITEMS = [FIRST, SECOND, item("F26-0300", "702.00", account=BRERA, reference="45MR02G00B")]
IBAN = "FR7630006000011234567890189"


def proposed(money: Payment, *items: OpenItem, rules: dict[str, str] | None = None) -> Proposal:
    payers = {payer_id(Payer("", iban)) or "": account for iban, account in (rules or {}).items()}
    return propose(money, OpenBook(items or ITEMS), payers)


def numbers(proposal: Proposal) -> dict[str | None, str]:
    return {one.number: str(one.amount) for one in proposal.allocations}


def codes(proposal: Proposal) -> list[str]:
    return [reason.code for reason in proposal.reasons]


def test_numbers_read_whose_sum_is_exact_are_sure() -> None:
    proposal = proposed(payment("3984.00", "P020051G F26-0412 F26-0417"))
    assert numbers(proposal) == {"F26-0412": "3482.40", "F26-0417": "501.60"}
    assert (codes(proposal), proposal.sure, proposal.rest) == (["numbers_read", "sum_exact"], True, Decimal(0))


def test_a_reference_read_is_sure_too() -> None:
    proposal = proposed(payment("3482.40", reference="RF48F260412"))
    assert (numbers(proposal), codes(proposal), proposal.sure) == (
        {"F26-0412": "3482.40"},
        ["reference_read", "amount_exact"],
        True,
    )


def test_money_asked_for_before_there_is_an_invoice_is_sure_by_its_reference() -> None:
    asked = item(None, "900.00", reference="45ML90G00D")
    proposal = proposed(payment("900.00", grouped(creditor_reference("45ML90G00D"))), asked)
    assert (proposal.sure, [(one.reference, one.number) for one in proposal.allocations]) == (True, [("45ML90G00D", None)])


@pytest.mark.parametrize("text", ["PRO FORMA 45ML90G00D-1", grouped(creditor_reference("45ML90G00D"))])
def test_a_deposit_that_was_asked_for_is_sure_by_its_pro_forma_and_goes_to_the_order(text: str) -> None:
    asked = item("45ML90G00D-1", "300.00", reference="45ML90G00D", kind="proforma")
    proposal = proposed(payment("300.00", text), asked)
    assert (proposal.sure, [(one.reference, one.number) for one in proposal.allocations]) == (True, [("45ML90G00D", None)])
    by_order = proposed(payment("300.00", "CDE 45ML90G00D-2"), asked)
    assert (by_order.sure, codes(by_order)) == (False, ["order_read", "amount_exact"])


@pytest.mark.parametrize(
    ("money", "why"),
    [
        (payment("3482.41", "F26-0412"), "a cent too much"),
        (payment("3482.39", "F26-0412"), "a cent less"),
        (payment("3482.40", "VIREMENT 412"), "no number"),
        (payment("3482.40", "F26-0412 F26-0399"), "a number more, which is not open"),
        (payment("3482.40", "F26-0412", "FARMACEUTICA BRERA"), "another customer's name"),
        (payment("3482.40", "F26-0412", iban=IBAN), "an IBAN that pays for another customer"),
        (payment("3984.00", "F26-0412"), "the rest fits another invoice, which is not named"),
        (payment("3482.40", "FACTURES F26-0412 F26-0417"), "one of two"),
    ],
)
def test_whatever_is_less_than_that_is_not_sure(money: Payment, why: str) -> None:
    assert not proposed(money, rules={IBAN: BRERA}).sure, why


def test_what_is_short_settles_what_is_due_first_and_says_by_how_much() -> None:
    proposal = proposed(payment("3600.00", "F26-0412 F26-0417"))
    assert numbers(proposal) == {"F26-0412": "3482.40", "F26-0417": "117.60"}
    assert proposal.reasons[-1].code == "less_by" and proposal.reasons[-1].amount == Decimal("384.00")


def test_what_is_too_much_is_left() -> None:
    proposal = proposed(payment("3500.00", "F26-0412"))
    assert (numbers(proposal), proposal.rest) == ({"F26-0412": "3482.40"}, Decimal("17.60"))
    assert codes(proposal)[-1] == "more_by"


def test_what_came_twice_is_left_and_not_put_against_another_invoice_of_that_amount() -> None:
    twin = item("F26-0418", "3482.40")
    assert proposed(payment("6964.80", "F26-0412"), FIRST, twin).rest == Decimal("3482.40")


def test_the_second_payment_of_an_invoice_settles_what_is_open() -> None:
    begun = replace(FIRST, open=Decimal("82.40"))
    assert proposed(payment("82.40", "SOLDE F26-0412"), begun).sure


def test_a_discount_is_taken_only_where_it_is_offered_and_in_time() -> None:
    less = payment("3412.75", "F26-0412")
    assert codes(proposed(less, FIRST))[-1] == "less_by"
    in_time = replace(FIRST, discount=Discount(Decimal(2), date(2026, 8, 6)))
    proposal = proposed(less, in_time)
    assert (codes(proposal)[-1], proposal.sure, numbers(proposal)) == ("discount_taken", False, {"F26-0412": "3412.75"})
    late = replace(FIRST, discount=Discount(Decimal(2), date(2026, 8, 5)))
    assert codes(proposed(less, late))[-1] == "less_by"
    assert codes(proposed(less, replace(in_time, gross=Decimal("5000.00"))))[-1] == "less_by"


def test_charges_of_a_bank_are_told_where_the_statement_says_so_or_the_money_is_from_abroad() -> None:
    short = payment("3470.40", "F26-0412", iban="DE89370400440532013000")
    assert codes(proposed(short, FIRST))[-1] == "charges_short"
    assert codes(proposed(payment("3470.40", "F26-0412", iban=IBAN), FIRST))[-1] == "less_by"
    deducted = BankEntry(IBAN, "1", 1, charges=Decimal("12.00"))
    assert codes(proposed(payment("3470.40", "F26-0412", iban=IBAN, bank=deducted), FIRST))[-1] == "charges_short"
    assert codes(proposed(replace(short, bank=replace(deducted, charges=Decimal("11.00"))), FIRST))[-1] == "less_by"


def test_a_known_payer_and_the_one_way_to_add_up_are_proposed_but_never_sure() -> None:
    proposal = proposed(payment("501.60", "VIREMENT", iban=IBAN), rules={IBAN: BIGCORP})
    assert (numbers(proposal), codes(proposal), proposal.sure) == ({"F26-0417": "501.60"}, ["payer_known", "amount_exact"], False)
    whole = proposed(payment("3984.00", "VIREMENT", iban=IBAN), rules={IBAN: BIGCORP})
    assert codes(whole) == ["payer_known", "sum_exact"]


def test_the_rule_of_one_payer_says_nothing_of_another() -> None:
    other = payment("501.60", "VIREMENT", iban="FR7630006000019999999999988")
    assert numbers(proposed(other, rules={IBAN: BIGCORP})) == {}


def test_two_ways_to_add_up_propose_nothing_and_say_so() -> None:
    proposal = proposed(payment("50.00", iban=IBAN), item("F26-1", "50.00"), item("F26-2", "50.00"), rules={IBAN: BIGCORP})
    assert (numbers(proposal), codes(proposal)[-1], proposal.reasons[-1].n) == ({}, "several_possible", 2)
    assert {one.number for one in proposal.possible} == {"F26-1", "F26-2"}


def test_an_amount_alone_proposes_nothing() -> None:
    proposal = proposed(payment("501.60", "VIREMENT", "M LEFEVRE P"))
    assert (numbers(proposal), codes(proposal)) == ({}, ["payer_unknown", "several_possible"])
    assert [one.number for one in proposal.possible] == ["F26-0417"]


def test_a_name_that_is_one_customers_is_told_as_such() -> None:
    assert codes(proposed(payment("702.00", "VIR", "Farmacèutica  BRERA"))) == ["name_equal", "amount_exact"]


def test_a_number_of_somebody_elses_invoice_is_proposed_to_nobody_unless_the_amount_fits() -> None:
    proposal = proposed(payment("123.00", "F26-0412", NAMES[BRERA]))
    assert (numbers(proposal), "payer_of_another" in codes(proposal)) == ({}, True)


def test_a_number_that_is_not_open_keeps_the_money_from_another_invoice_of_that_amount() -> None:
    proposal = proposed(payment("501.60", "F26-0399", iban=IBAN), rules={IBAN: BIGCORP})
    assert (numbers(proposal), codes(proposal)) == ({}, ["payer_known", "number_not_open"])


def test_a_customers_order_number_names_what_is_open_of_that_order() -> None:
    mine = item("F26-0501", "80.00", order_number="P020051G")
    proposal = proposed(payment("80.00", "CDE P020051G"), mine, SECOND)
    assert (numbers(proposal), codes(proposal), proposal.sure) == ({"F26-0501": "80.00"}, ["order_read", "amount_exact"], False)


def test_the_same_order_number_of_two_customers_proposes_nothing_unless_the_payer_is_known() -> None:
    mine = item("F26-0501", "80.00", order_number="BC-20261")
    theirs = item("F26-0502", "80.00", order_number="BC-20261", account=BRERA, reference="45MR02G00B")
    assert codes(proposed(payment("80.00", "BC-20261"), mine, theirs))[-1] == "several_possible"
    deducted = proposed(payment("80.00", "BC-20261", iban=IBAN), mine, theirs, rules={IBAN: BRERA})
    assert numbers(deducted) == {"F26-0502": "80.00"}


@dataclass
class Apart:
    change: dict[str, Any]
    code: str


def put_aside(why: Any, at: datetime = SEEN) -> PutAside:
    return PutAside(why, "system", at)


@pytest.mark.parametrize(
    "apart",
    [
        Apart({"aside": put_aside("payout")}, "payout_known"),
        Apart({"aside": put_aside("not_customers")}, "rule_aside"),
        Apart({"aside": put_aside("batch")}, "batch_parts"),
        Apart({"aside": put_aside("outgoing"), "direction": "out"}, "outgoing"),
        Apart({"aside": put_aside("other_currency"), "currency": "JPY"}, "other_currency"),
    ],
)
def test_what_is_aside_settles_nothing_whatever_it_names(apart: Apart) -> None:
    proposal = proposed(replace(payment("3482.40", "F26-0412"), **apart.change))
    assert (numbers(proposal), codes(proposal), proposal.sure) == ({}, [apart.code], False)


def test_an_invoice_in_another_currency_is_not_settled_by_euros() -> None:
    proposal = proposed(payment("3482.40", "F26-0412"), replace(FIRST, currency="CHF"))
    assert (numbers(proposal), codes(proposal)[-1]) == ({}, "other_currency")


def test_a_payer_who_is_no_customer_is_known_by_the_rule() -> None:
    money = payment("1902.00", "DGFIP REMB TVA 07", iban=IBAN)
    assert codes(proposed(money, rules={IBAN: NOT_CUSTOMERS})) == ["rule_aside"]
    assert proposed(replace(money, text="F26-0412", amount=Decimal("3482.40")), rules={IBAN: NOT_CUSTOMERS}).sure is False


@pytest.mark.parametrize("amount", ["0.01", "1000000000.00", "3482.40"])
def test_a_payment_of_which_nothing_is_left_settles_nothing(amount: str) -> None:
    assert proposed(payment(amount, "F26-0412", status="pending")).allocations == ()


@pytest.mark.parametrize("why", get_args(AsideWhy))
def test_whyever_it_is_aside_there_is_a_reason(why: AsideWhy) -> None:
    assert len(codes(proposed(payment("1.00", aside=put_aside(why))))) == 1
