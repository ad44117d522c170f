"""Whatever comes, and whatever it says: no cent is put twice, none is lost, and sure means read and exact."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.open_item import Discount, OpenItem
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS
from chalicelib.domain.payment.matching.propose import propose
from chalicelib.domain.payment.payment import BankEntry, Payer, Payment, Use
from chalicelib.domain.values.creditor_reference import creditor_reference
from tests.samples.matching import BIGCORP, BRERA, NAMES, SEEN, item, payment

IBANS = ("FR7630006000011234567890189", "DE89370400440532013000", None)
AMOUNTS = st.sampled_from(["0.01", "50.00", "50.00", "99.99", "100.00", "149.99", "150.00", "200.00", "1000000000.00"])
CENT = Decimal("0.01")


@st.composite
def open_items(draw: st.DrawFn) -> tuple[OpenItem, ...]:
    items = []
    for number in draw(st.lists(st.integers(1, 60), unique=True, max_size=9)):
        account = draw(st.sampled_from([BIGCORP, BRERA]))
        amount = draw(AMOUNTS)
        discount = Discount(Decimal(2), SEEN.date() + timedelta(draw(st.integers(-200, 2)))) if draw(st.booleans()) else None
        named = f"F26-{number:04d}" if draw(st.integers(0, 4)) else None
        reference = f"45MR{number:02d}G00A"
        order = draw(st.sampled_from([None, "BC-20261", f"P02{number:03d}"]))
        currency = "EUR" if draw(st.integers(0, 9)) else "CHF"
        items.append(
            item(named, amount, account=account, reference=reference, order_number=order, discount=discount, currency=currency)
        )
    return tuple(items)


@st.composite
def money(draw: st.DrawFn, items: Sequence[OpenItem]) -> Payment:
    named = draw(st.lists(st.sampled_from(items), max_size=4)) if items else []
    words = [
        draw(
            st.sampled_from(
                [one.number or one.reference, creditor_reference(one.number or one.reference), one.order_number or "VIR"]
            )
        )
        for one in named
    ]
    words += draw(st.lists(st.sampled_from(["FACTURE", "F26-9999", "F26-001", "412", "ET", "/", "merci"]), max_size=4))
    exact = sum((one.open for one in named), Decimal(0))
    amount = draw(st.sampled_from([exact, exact - CENT, exact + CENT, exact * 2, Decimal(draw(AMOUNTS))]))
    name = draw(st.sampled_from(["", *NAMES.values(), "M LEFEVRE"]))
    bank = draw(st.sampled_from([None, BankEntry("FR76", "1", 1, charges=CENT)]))
    uses = (Use("45MR99G00A", CENT, SEEN.date()),) if draw(st.booleans()) else ()
    text = " ".join(draw(st.permutations(words)))
    return payment(str(max(amount, CENT)), text, name, draw(st.sampled_from(IBANS)), bank=bank, uses=uses)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_no_cent_is_put_twice_and_none_is_lost(data: st.DataObject) -> None:
    items = data.draw(open_items())
    came = data.draw(money(items))
    payers = {payer_id(Payer("", IBANS[0])) or "": data.draw(st.sampled_from([BIGCORP, BRERA, NOT_CUSTOMERS]))}
    proposal = propose(came, OpenBook(items), payers)
    there = {(one.reference, one.number): one for one in items}
    put = {(one.reference, one.number): one.amount for one in proposal.allocations}
    assert len(put) == len(proposal.allocations)
    assert sum(put.values(), proposal.rest) == came.left
    assert all(0 < amount <= there[key].open for key, amount in put.items())
    assert all(there[key].currency == came.currency for key in put)
    assert proposal.rest == 0 or not put or "more_by" in {one.code for one in proposal.reasons}
    if proposal.sure:
        assert put == {key: there[key].open for key in put} and sum(put.values()) == came.left
        assert all(
            (number or "") in came.text or creditor_reference(number or reference) in came.text for reference, number in put
        )
    if not put:
        assert proposal.rest == came.left and not proposal.sure
