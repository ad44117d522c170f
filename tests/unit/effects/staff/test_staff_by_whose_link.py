"""Colleagues read of each act by whose link it came, where another name was typed than its holder's."""

from datetime import date
from typing import Any, cast

import pytest

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.online_order import QUAY, online
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import CUSTOMER
from tests.unit.effects_bench import REFERENCE, Bench, opened_ago

ORDER = online(1, name="Jean Bon")
ACTS: dict[str, tuple[c.Command, ...]] = {
    "question": (c.AskQuestion(name="Luc Petit", comment="Quand ?"),),
    "reservation": (c.ReservePieces(name="Luc Petit", lines=(NewPart(line=1, quantity=1),), until=date(2026, 8, 20)),),
    "order": (online(1, name="Luc Petit"),),
    "order to another address": (online(1, name="Luc Petit", deliver_to=QUAY),),
    "order taken back": (ORDER, c.TakeOrderBack(name="Luc Petit")),
    "order number": (ORDER, c.GiveOrderNumber(name="Luc Petit", customer_reference="P1")),
    "change asked for": (ORDER, c.AskOrderChange(name="Luc Petit", asked="change", comment="Deux.")),
}


def mailed(*acts: c.Command) -> str:
    """The mail to Claire of the last of some acts."""
    bench = Bench()
    opened_ago(bench, REFERENCE)
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 5))
    for act in acts:
        bench.sweep()
        bench.outbox.sent.clear()
        bench.execute(act, caller=CUSTOMER)
    bench.sweep()
    staff = {colleague.email for colleague in bench.seller.staff.values()}
    (mail,) = (mail for mail in bench.outbox.sent if mail.to in staff)
    return " ".join(mail.body.text.split())


@pytest.mark.parametrize("act", ACTS)
def test_a_name_that_is_not_the_link_holders_is_told_with_whose_link_it_was(act: str) -> None:
    text = mailed(*ACTS[act])
    assert "Luc Petit" in text and "Ce nom a été saisi" in text and "Jean Bon" in text


def test_an_order_from_the_page_is_acknowledged_by_itself() -> None:
    text = mailed(ORDER)
    assert "acknowledge" not in text and "Ce nom a été saisi" not in text
