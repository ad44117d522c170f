"""What is said of an invoice or an order is of its day or later."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from tests.builder.deal import DAY, Deal

BEFORE = DAY - timedelta(days=1)
MEANT: dict[str, dict[str, Any]] = {
    "mark_paid": {},
    "allocate_payment": {"payment": "VIR 1", "allocations": [{"invoice": "F26-0412", "amount": "1.00"}]},
    "credit": {"invoice": "F26-0412", "amount": "1.00", "number": "A26-0018"},
}


@pytest.mark.parametrize("type_", MEANT)
def test_no_invoice_is_paid_or_credited_before_its_day(type_: str) -> None:
    with pytest.raises(Invalid, match="the invoice F26-0412 is of 2026-08-06 only") as raised:
        Deal().invoiced().does(type_, day=BEFORE, **MEANT[type_])
    assert raised.value.field == "effective"
    Deal().invoiced().does(type_, **MEANT[type_])


def test_no_order_is_cancelled_before_it_was_placed() -> None:
    with pytest.raises(Invalid, match="the order was placed on 2026-08-06 only"):
        Deal().does("cancel_order", day=BEFORE, comment="Reporté.")
    Deal().does("cancel_order", day=date(2026, 8, 7), comment="Reporté.")
