"""The list of what payments may settle says what the dossiers say."""

from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.adapters.dynamodb.lists import DynamoLists
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.payment.open_items import OPEN, open_item_rows, open_items
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.account.payment_terms import EarlyDiscount, PaymentTerms
from chalicelib.domain.payment.matching.open_item import Discount, OpenItem
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.deal import DAY, DUE, REFERENCE, Deal
from tests.fakes.dynamodb import MemoryDynamo


def listed(deal: Deal, *, before: bool = False) -> list[OpenItem]:
    """What the list has of a deal, written and read again; before: it is paid before anything leaves."""
    client, state = MemoryDynamo(), fold(deal.history)
    if before:
        state = replace(state, order=replace(state.order, pay=PaymentTerms(0, prepayment=True)))
    head = Loaded(state, deal.people)
    for row in open_item_rows(REFERENCE, head, POLICY):
        client.put_item(Item=item_of(row))
    return list(open_items(DynamoLists(client, "t")))  # type: ignore[arg-type]  # stands in for the client


def test_an_invoice_is_open_with_what_is_left_of_it() -> None:
    deal = Deal().invoiced()
    (item,) = listed(deal)
    assert (item.kind, item.number, item.reference, item.due) == ("invoice", "F26-0412", REFERENCE, DUE)
    assert (item.open, item.gross, item.order_number) == (Decimal("120.00"), Decimal("120.00"), "P020044G-01")
    assert (item.account, item.customer) == (fold(deal.history).account, deal.people.name)
    deal.does("allocate_payment", payment="VIR 1", allocations=[{"invoice": "F26-0412", "amount": "20.00"}])
    assert [(one.open, one.gross) for one in listed(deal)] == [(Decimal("100.00"), Decimal("120.00"))]


def test_what_is_paid_or_credited_is_open_no_more() -> None:
    paid = Deal().invoiced().does("mark_paid")
    credited = Deal().invoiced().does("credit", invoice="F26-0412", number="A26-0018", amount="120.00")
    assert listed(paid) == listed(credited) == []


def test_an_order_that_is_paid_before_it_leaves_is_open_by_its_own_number() -> None:
    (item,) = listed(Deal(), before=True)
    assert (item.kind, item.number, item.reference, item.open) == ("prepayment", None, REFERENCE, Decimal("120.00"))
    assert listed(Deal()) == []
    assert listed(Deal().does("record_deposit", payment="VIR 1", amount="120.00"), before=True) == []


def test_an_offer_is_nothing_that_is_open() -> None:
    assert OPEN and list(open_item_rows(REFERENCE, Loaded(fold(Deal().history[:1]), Deal().people), POLICY)) == []


def test_a_discount_that_was_agreed_is_told_with_its_last_day() -> None:
    client, deal = MemoryDynamo(), Deal().invoiced()
    state = fold(deal.history)
    state = replace(state, order=replace(state.order, pay=PaymentTerms(30, discount=EarlyDiscount("2.5", 10))))
    for row in open_item_rows(REFERENCE, Loaded(state, deal.people), POLICY):
        client.put_item(Item=item_of(row))
    (item,) = open_items(DynamoLists(client, "t"))  # type: ignore[arg-type]  # stands in for the client
    assert item.discount == Discount(Decimal("2.5"), DAY + timedelta(days=10))
    assert item.discounted(DAY) == Decimal("117.00")
