"""Whatever happens to dossiers and to the shelf, movements add up, and nobody is promised a piece that is not there."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.application.errors import ApplicationError
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLineChange, NewPacked, NewPart
from chalicelib.domain.stock.stock_commands import (
    BeginCounting,
    CancelArrival,
    ChangeArrival,
    CountStock,
    ExpectGoods,
    ReceiveGoods,
)
from tests.builder.shelf import CELL, Shelf
from tests.samples.callers import ANYONE
from tests.samples.commands import LINES, TERMS
from tests.samples.texts import both

REFERENCES = ("45KL89G00E", "45KL89G00F", "45KL89G00G")
LATE = date(2026, 12, 24)
Act = Callable[[Shelf], None]
FEW = st.integers(1, 3)
ARRIVALS = st.sampled_from(("1", "2", "3"))


def _of_stock(command: Any) -> Act:
    return lambda shelf: void(shelf.say(command))


def void(outcome: object) -> None:
    """Nothing is looked at but what is left."""


def _of_dossier(reference: str, command: Any) -> Act:
    return lambda shelf: void(shelf.staff.apply(reference, command, caller=ANYONE))


def _opening(reference: str, quantity: int, *, offer: bool) -> Act:
    line = replace(LINES[0], quantity=quantity)
    return lambda shelf: shelf.ordered(reference, lines=(line, line), **({"terms": TERMS} if offer else {}))


def _strike(reference: str, back: int) -> Act:
    def act(shelf: Shelf) -> None:
        head = shelf.store.load(reference)
        if head:
            shelf.do(c.StrikeEntry(entry=max(1, head.state.version - back)), reference=reference)

    return act


def _fewer(reference: str, quantity: int) -> Act:
    return _of_dossier(reference, c.ChangeOrder(agreed_with="Jean", change=(NewLineChange(line=1, quantity=quantity),)))


def _invoice(reference: str, number: int) -> Act:
    return _of_dossier(reference, c.IssueInvoice(due=LATE, number=f"F{reference}{number}"))


def _credit(reference: str, number: int, quantity: int, restock: bool, again: bool) -> Act:
    back = c.Credit(
        invoice=f"F{reference}{number}", reason="returned", number=f"A{reference}{number}", restock=restock, deliver_again=again,
        parts=(NewPart(line=1, quantity=quantity),),
    )  # fmt: skip
    return _of_dossier(reference, back)


def _pass(minutes: int) -> Act:
    def wait(shelf: Shelf) -> None:
        shelf.now += timedelta(minutes=minutes)

    return wait


def _count(on_hand: int, ago: int) -> Act:
    return lambda shelf: void(shelf.say(CountStock(on_hand=on_hand, reason="counted", as_of=shelf.now - timedelta(minutes=ago))))


REFERENCE = st.sampled_from(REFERENCES)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(_opening, REFERENCE, FEW, offer=st.booleans()),
    st.builds(lambda r: _of_dossier(r, c.PlaceOrder()), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.AllocateStock()), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.AllocateStock(lines=(2,))), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.OrderSupply()), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.ReceiveSupply()), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.Ship(carrier="DHL")), REFERENCE),
    st.builds(lambda r, n: _of_dossier(r, c.Ship(carrier="DHL", parts=(NewPacked(line=1, quantity=n),))), REFERENCE, FEW),
    st.builds(_fewer, REFERENCE, FEW),
    st.builds(lambda r: _of_dossier(r, c.ChangeOrder(agreed_with="Jean", cancel=(2,))), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.CancelOrder(comment="no more")), REFERENCE),
    st.builds(lambda r: _of_dossier(r, c.VoidOffer(comment="no more")), REFERENCE),
    st.builds(_strike, REFERENCE, st.integers(0, 3)),
    st.builds(_invoice, REFERENCE, st.integers(1, 2)),
    st.builds(_credit, REFERENCE, st.integers(1, 2), FEW, st.booleans(), st.booleans()),
    st.builds(lambda n: _of_stock(ReceiveGoods(quantity=n)), FEW),
    st.builds(lambda n, a: _of_stock(ReceiveGoods(quantity=n, arrival=a)), FEW, ARRIVALS),
    st.builds(lambda n, a: _of_stock(ReceiveGoods(quantity=n, arrival=a, rest_on=LATE)), FEW, ARRIVALS),
    st.builds(lambda n: _of_stock(ExpectGoods(quantity=n, on=LATE)), FEW),
    st.builds(lambda n, a: _of_stock(ChangeArrival(arrival=a, quantity=n)), FEW, ARRIVALS),
    st.builds(lambda a: _of_stock(CancelArrival(arrival=a, reason="none")), ARRIVALS),
    st.builds(_count, st.integers(0, 5), st.integers(0, 30)),
    st.builds(_pass, st.integers(1, 20)),
)
MAY_LACK = {"count_stock", "cancel_arrival", "receive_goods"}
"""What alone may leave fewer in the house than are kept."""


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, min_size=4, max_size=25))
def test_movements_add_up_after_whatever_happened(acts: list[Act]) -> None:
    shelf = Shelf()
    shelf.know(Product(sku=CELL, name=both("Cellule", "Cell"), kind="instrument", goods=True, vat_rate=Decimal(20)))
    shelf.say(BeginCounting(on_hand=4))
    _opening(REFERENCES[0], 2, offer=False)(shelf)
    for act in acts:
        before = shelf.item()
        # The newest movement is the act's own only where no other has its moment.
        shelf.now += timedelta(seconds=1)
        with suppress(DomainError, ApplicationError):
            act(shelf)
        after = shelf.item()
        if after.available < min(0, before.available):
            (newest,) = shelf.stock.movements(CELL, 1, shelf.now, None).movements
            assert newest.why in MAY_LACK
        assert all(one.free >= 0 for one in after.arrivals)
    check = shelf.check()
    assert check.adds_up, check.wrong
    heads = (shelf.store.load(reference) for reference in REFERENCES)
    kept = sum(head.state.stock_use.kept.get((CELL, None), 0) for head in heads if head)
    assert kept == shelf.item().held
