"""The mail of an offer says of counted stock what its page says at that moment."""

from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE, Bench


def mailed(on_hand: int | None, lead_days: int | None) -> str:
    """What the mail says of an offer of two pieces, of which so many are there: null where nobody counts them."""
    bench = Bench()
    line = replace(OFFER.lines[0], quantity=2, lead_days=lead_days)
    if on_hand is not None:
        put_stock(cast(Any, bench.fake.table), TABLE, StockItem(line.sku, on_hand))
    bench.dossiers.open(replace(OFFER, reference=REFERENCE, lines=(line,)))
    bench.sweep()
    (mail,) = bench.outbox.sent
    return mail.body.text


@pytest.mark.parametrize(
    ("on_hand", "lead_days", "text"),
    [
        (2, 0, "En stock"),
        (1, 0, "1 en stock sur 2"),
        (0, 0, "Pas en stock"),
        (1, 5, "1 en stock sur 2"),
        (0, 5, "5\u00a0jours ouvrés"),
        (None, 0, "En stock"),
        (None, 5, "5\u00a0jours ouvrés si hors stock"),
    ],
)
def test_what_is_there(on_hand: int | None, lead_days: int | None, text: str) -> None:
    lines = mailed(on_hand, lead_days).splitlines()
    assert any(f"· {text}\u00a0:" in line for line in lines), lines
