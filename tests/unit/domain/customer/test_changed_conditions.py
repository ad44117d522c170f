"""What staff agree with a customer: said by commands, kept with who and when, within bounds, refused with the field."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.domain.account.conditions import (
    CHANGES_KEPT,
    MOST_ADDRESSES,
    MOST_PRICES,
    NO_CONDITIONS,
    PRICES_KEPT,
    BookAddress,
    ConditionChange,
    Conditions,
    Hold,
)
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import Address
from chalicelib.domain.catalogue.product import Price
from chalicelib.domain.customer import condition_commands as c
from chalicelib.domain.customer.changed_conditions import changed
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.bodies import NewAddress

ON = date(2026, 8, 6)
LAB = NewAddress(lines=("BigCorp Europe", "12, rue des Tamis"), postcode="38000", city="Grenoble", country="FR")
SKU = "41-2250"


def after(*commands: c.ConditionCommand, first: Conditions = NO_CONDITIONS) -> Conditions:
    for command in commands:
        first = changed(first, command, "m1", ON)
    return first


def refused(command: c.ConditionCommand, first: Conditions = NO_CONDITIONS) -> str | None:
    with pytest.raises(DomainError) as error:
        changed(first, command, "m1", ON)
    return error.value.field


def price(since: date, amount: str = "99.00", sku: str = SKU) -> c.SetAccountPrice:
    return c.SetAccountPrice(sku=sku, since=since, amount=amount)


def test_terms_rules_hold_and_discount_are_as_said_last_and_taken_back() -> None:
    conditions = after(
        c.SetPaymentTerms(payment=PaymentTerms(45, end_of_month=True)),
        c.SetFreightRules(rules=(c.NewFreightRule(to="FR", rate="18.00", free_from="500"), c.NewFreightRule(free_from="2000"))),
        c.HoldAccount(reason="two invoices are unpaid"),
        c.SetAccountDiscount(discount="5"),
    )
    assert conditions.payment == PaymentTerms(45, end_of_month=True) and conditions.discount == Decimal(5)
    assert conditions.freight == {"FR": FreightRule(Decimal(18), Decimal(500)), "*": FreightRule(None, Decimal(2000))}
    assert conditions.hold == Hold("two invoices are unpaid", "m1", ON)
    back = (c.SetPaymentTerms(payment=None), c.SetFreightRules(rules=()), c.ReleaseAccount(), c.SetAccountDiscount(discount="0"))
    then = after(*back, first=conditions)
    assert (then.payment, dict(then.freight), then.hold, then.discount) == (None, {}, None, Decimal(0))


def test_an_id_of_the_book_is_never_given_twice() -> None:
    add = c.AddAccountAddress(label="Laboratoire", address=LAB)
    book = after(add, add, c.RemoveAccountAddress(id="b2"), add).addresses
    assert list(book) == ["b1", "b3"]
    assert book["b1"] == BookAddress("Laboratoire", Address(LAB.lines, "38000", "Grenoble", "FR"))


def test_an_address_takes_another_label_or_another_address() -> None:
    book = after(c.AddAccountAddress(label="Laboratoire", address=LAB))
    other = NewAddress(lines=("BigCorp",), postcode="75001", city="Paris", country="FR")
    named = after(c.ChangeAccountAddress(id="b1", label="Atelier"), first=book).addresses["b1"]
    moved = after(c.ChangeAccountAddress(id="b1", address=other), first=book).addresses["b1"]
    assert (named.label, named.address) == ("Atelier", book.addresses["b1"].address)
    assert (moved.label, moved.address.city) == ("Laboratoire", "Paris")


def test_a_price_holds_from_its_day_in_place_of_one_of_that_day_and_what_it_outlived_is_forgotten() -> None:
    january = date(2027, 1, 1)
    conditions = after(price(date(2026, 1, 1), "90"), price(date(2026, 7, 1), "95"), price(january), price(january, "98"))
    assert conditions.prices == {SKU: (Price(date(2026, 7, 1), Decimal(95)), Price(january, Decimal(98)))}
    assert after(c.RemoveAccountPrice(sku=SKU), first=conditions).prices == {}


def test_who_changed_what_and_when_is_kept_of_the_newest_changes() -> None:
    conditions = after(c.AddAccountAddress(label="Laboratoire", address=LAB), price(ON), c.HoldAccount(reason="r"))
    types = [("add_account_address", "b1"), ("set_account_price", SKU), ("hold_account", None)]
    assert conditions.changes == tuple(ConditionChange(kind, of, "m1", ON) for kind, of in types)
    many = after(*(c.SetAccountDiscount(discount=str(n % 9)) for n in range(CHANGES_KEPT + 3)), first=conditions)
    assert len(many.changes) == CHANGES_KEPT and {change.type for change in many.changes} == {"set_account_discount"}


def test_what_is_wrong_is_named_by_its_field_and_changes_nothing() -> None:
    wrong = NewAddress(lines=("BigCorp",), postcode="1", city="Paris", country="FR")
    assert refused(c.SetPaymentTerms(payment=PaymentTerms(50, end_of_month=True))) == "payment.days"
    assert refused(c.AddAccountAddress(label="L", address=wrong)) == "address.postcode"
    assert refused(c.ChangeAccountAddress(id="b1", label="L")) == refused(c.RemoveAccountAddress(id="b1")) == "id"
    assert refused(c.ChangeAccountAddress(id="b1"), after(c.AddAccountAddress(label="L", address=LAB))) == "label"
    assert refused(c.RemoveAccountPrice(sku=SKU)) == "sku"
    assert refused(price(date(2026, 1, 1)), after(price(date(2026, 7, 1)))) == "since"
    twice = (c.NewFreightRule(to="FR", rate="1"), c.NewFreightRule(to="FR"))
    assert refused(c.SetFreightRules(rules=twice)) == "rules[1].to"
    assert refused(c.ReleaseAccount()) is None


def test_an_account_has_an_end() -> None:
    full = Conditions(
        addresses={f"b{n}": BookAddress("L", Address((), "", "", "FR")) for n in range(MOST_ADDRESSES)},
        prices={f"S{n}": () for n in range(MOST_PRICES)},
    )
    assert refused(c.AddAccountAddress(label="L", address=LAB), full) is None
    assert refused(price(ON), full) is None
    assert refused(price(date(2031, 1, 1)), after(*(price(date(2027 + n, 1, 1)) for n in range(PRICES_KEPT)))) is None
