"""Reserved pieces that have still to arrive: the line, and its mail, say which they are and when they come."""

from datetime import date
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.application.view.details import lines
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPart
from chalicelib.domain.sale.lines import ReservedPart
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.application.view.test_offer_sheets import KEPT, STOCK, holding, plain
from tests.unit.effects_bench import REFERENCE, Bench


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((ReservedPart(2, 2),), "Held for you"),
        ((ReservedPart(2, 2, "1"),), "Held for you, to arrive on 14 August"),
        ((ReservedPart(2, 1), ReservedPart(2, 1, "1")), "Held for you, 1 of them to arrive on 14 August"),
        ((ReservedPart(2, 2, "0"),), "Held for you"),
    ],
    ids=["here", "expected", "one of each", "arrived meanwhile"],
)
def test_a_line_that_is_kept_says_what_has_still_to_arrive(parts: tuple[ReservedPart, ...], text: str) -> None:
    line = lines(holding(replace(KEPT, parts=parts), stock=STOCK))[1]
    assert line.status is not None and plain(line.status.text) == text
    assert line.status.wait is ("arrive" in text)


def test_its_mail_says_it_too() -> None:
    bench = Bench()
    bench.dossiers.open(replace(OFFER, mails=False), REFERENCE, key=REFERENCE)
    bench.execute(c.InviteContact(contact="c1", mails=False))
    sku, arrival = OFFER.lines[0].sku, Arrival("1", date(2026, 8, 18), 1, 1)
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem(sku or "", 0, 0, (arrival,), 1, 1))
    bench.execute(
        c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=1),), until=date(2026, 8, 20)), caller=CUSTOMER
    )
    bench.sweep()
    bench.sweep()
    (mail,) = [one for one in bench.outbox.sent if ".reservation." in one.effect]
    assert f"{sku}, à recevoir le 18 août" in plain(mail.body.text)
