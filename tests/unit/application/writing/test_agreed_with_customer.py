"""What was agreed with a customer decides their offers, orders and invoices, and what was offered stays as it was."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Account
from chalicelib.application.staff.notices import notices
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.account.people import People
from chalicelib.domain.catalogue.product import Price, Product
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import InvoiceIssued
from chalicelib.domain.sale.lines import Freight
from chalicelib.domain.sale.offer_policy import OfferPolicy
from tests.builder.dossiers import never
from tests.fakes.store import MemoryStore
from tests.samples.callers import ANYONE, MANAGER, request
from tests.samples.drawing import OFFER

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
REFERENCE = "45MR61G00C"
SKU = "44-0322"
POLICY = OfferPolicy(
    payment=PaymentTerms(30), freight={"FR": FreightRule(Decimal("18.00"), Decimal(5000)), "ES": FreightRule(Decimal(38))}
)
PRODUCT = Product(
    sku=SKU, name={"fr": "Billes", "en": "Beads"}, kind="consumable", goods=True, vat_rate=Decimal(20),
    prices=(Price(date(2026, 1, 1), Decimal(120)),),
)  # fmt: skip
SPAIN = replace(OFFER.delivery, lines=("Granulados",), postcode="50016", city="Zaragoza", country="ES")


class Stocked(MemoryStore):
    """A store whose catalogue knows one product."""

    def products(self, skus: frozenset[str], *, consistent: bool = True) -> dict[str, Product]:
        return {SKU: PRODUCT} if SKU in skus else {}


def after(agreed: Conditions, *commands: c.Command, policy: OfferPolicy = POLICY, **changes: Any) -> Dossier:
    """A dossier of BigCorp's, with whom this was agreed, after commands."""
    state: Dossier = stored(agreed, *commands, policy=policy, **changes).heads[REFERENCE].state
    return state


def stored(
    agreed: Conditions, *commands: c.Command, policy: OfferPolicy = POLICY, now: datetime = NOW, **changes: Any
) -> MemoryStore:
    """The store that holds it."""
    store = Stocked()
    store.accounts["bigcorp"] = Account(People("bigcorp", "BigCorp Europe"), 1, conditions=agreed)
    opening = replace(OFFER, reference=REFERENCE, **changes)
    create(store, opening, MANAGER, request(), now, lambda letters: letters[7], never, policy)
    for command in commands:
        execute(store, CommandRequest(REFERENCE, command, ANYONE, request(), offers=policy), now, never)
    assert store.accounts["bigcorp"].conditions == agreed
    return store


def revision(**changes: Any) -> c.ReviseOffer:
    assert OFFER.terms
    return c.ReviseOffer(lines=OFFER.lines, terms=OFFER.terms, **changes)


def test_an_invoice_is_due_as_agreed_when_it_was_offered_or_ordered_else_as_the_seller_says() -> None:
    invoice = (c.IssueInvoice(),)
    agreed = Conditions(payment=PaymentTerms(45, end_of_month=True))
    dues = [
        after(agreed, c.PlaceOrder(), *invoice).invoices[0].due,
        after(agreed, *invoice, terms=None).invoices[0].due,
        after(Conditions(), c.PlaceOrder(), *invoice).invoices[0].due,
        after(agreed, c.PlaceOrder(), c.IssueInvoice(due=date(2026, 8, 20))).invoices[0].due,
    ]
    assert dues == [date(2026, 9, 30), date(2026, 9, 30), date(2026, 9, 5), date(2026, 8, 20)]


def test_where_nobody_agreed_when_it_is_paid_the_day_is_asked_for() -> None:
    with pytest.raises(Invalid) as refused:
        after(Conditions(), c.PlaceOrder(), c.IssueInvoice(), policy=OfferPolicy())
    assert refused.value.field == "due"


@pytest.mark.parametrize(
    ("agreed", "due", "codes"),
    [
        (PaymentTerms(45, end_of_month=True), date(2026, 10, 31), []),
        (PaymentTerms(45, end_of_month=True), date(2026, 11, 1), ["term_too_long"]),
        (PaymentTerms(30), date(2026, 10, 19), []),
        (PaymentTerms(30), date(2026, 10, 20), ["term_too_long"]),
    ],
)
def test_a_draft_tells_of_a_term_beyond_the_law_and_the_end_of_a_month_may_be_later_where_it_was_agreed(
    agreed: PaymentTerms, due: date, codes: list[str]
) -> None:
    issued = c.IssueInvoice(due=due, effective=date(2026, 8, 20))
    now = datetime(2026, 8, 20, 7, 14, tzinfo=UTC)
    store = stored(Conditions(payment=agreed), c.PlaceOrder(), issued, now=now)
    entry = next(one for one in reversed(store.entries[REFERENCE]) if isinstance(one.event, InvoiceIssued))
    warned = notices(store.heads[REFERENCE], entry, translations("en"))
    assert [one.code for one in warned if one.field == "due"] == codes


def test_an_offer_keeps_its_terms_and_its_next_revision_takes_todays() -> None:
    was = after(Conditions())
    now = after(Conditions(payment=PaymentTerms(0, prepayment=True)), revision())
    assert was.pay == PaymentTerms(30) and now.pay == PaymentTerms(0, prepayment=True)


@pytest.mark.parametrize(
    ("agreed", "changes", "freight"),
    [
        ({}, {}, Freight(Decimal("18.00"), Decimal(20))),
        ({"freight": {"FR": FreightRule(Decimal(9))}}, {}, Freight(Decimal(9), Decimal(20))),
        ({"freight": {"*": FreightRule(Decimal(9), Decimal(3530))}}, {}, None),
        ({"freight": {"*": FreightRule(Decimal(9), Decimal(3530))}}, {"discount": "1"}, Freight(Decimal(9), Decimal(20))),
    ],
)
def test_carriage_follows_the_customers_rules_else_the_sellers(
    agreed: dict[str, Any], changes: dict[str, Any], freight: Freight | None
) -> None:
    states = [
        after(Conditions(**agreed), freight="rules", **changes),
        after(Conditions(**agreed), revision(freight="rules", **changes)),
    ]
    assert [state.freight for state in states] == [freight, freight]
    assert all(state.offer and state.offer.terms.carriage for state in states)
    assert after(Conditions(**agreed), **changes).freight is None, "carriage paid, unless the command says otherwise"


def test_carriage_that_is_asked_is_refused_and_that_of_an_untaxed_delivery_bears_no_vat() -> None:
    with pytest.raises(Invalid) as refused:
        after(Conditions(), freight="rules", delivery=replace(SPAIN, postcode="8001", city="Zürich", country="CH"))
    assert refused.value.field == "freight"
    lines = tuple(replace(line, vat_rate="0") for line in OFFER.lines)
    billing = replace(SPAIN, vat="ESB58378431")
    abroad = after(Conditions(), freight="rules", delivery=SPAIN, billing=billing, lines=lines).freight
    assert abroad == Freight(Decimal(38), Decimal(0), "K")
    exempt = tuple(replace(line, vat_rate="0", vat_category="E") for line in OFFER.lines)
    carried = after(Conditions(freight={"*": FreightRule(Decimal(9))}), freight="rules", lines=exempt).freight
    assert carried == Freight(Decimal(9), Decimal(0), "E"), "an invoice has no carriage that is taxed otherwise than its goods"


@pytest.mark.parametrize(
    ("agreed", "written", "price", "discount"),
    [
        ({}, {}, "120", "0"),
        ({"discount": Decimal(5)}, {}, "120", "5"),
        ({"discount": Decimal(5)}, {"discount": "2"}, "120", "2"),
        ({"prices": {SKU: (Price(date(2026, 8, 6), Decimal(99)),)}, "discount": Decimal(5)}, {}, "99", "0"),
        ({"prices": {SKU: (Price(date(2026, 8, 7), Decimal(99)),)}}, {}, "120", "0"),
        ({"prices": {SKU: (Price(date(2026, 8, 6), Decimal(99)),)}}, {"unit_price": "110"}, "110", "0"),
    ],
)
def test_a_line_of_a_sku_alone_costs_what_was_agreed(
    agreed: dict[str, Any], written: dict[str, Any], price: str, discount: str
) -> None:
    (line,) = after(Conditions(**agreed), lines=(NewLine(sku=SKU, quantity=2, **written),)).lines
    assert (line.unit_price, line.discount) == (Decimal(price), Decimal(discount))
