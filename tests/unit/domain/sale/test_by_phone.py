"""What is ordered by telephone is refused to the page, with the number to call and not with staff's reason."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.by_phone import MOST_TAKEN_BACK, by_phone, refuse_by_phone
from tests.builder.story import Story
from tests.refusals import refusal

PHONE = "04 65 71 00 12"
OFFERED = Story().state


def test_the_page_takes_the_orders_of_whom_staff_do_not_hold() -> None:
    assert refusal(lambda: refuse_by_phone(OFFERED, PHONE, on_hold=False)) is None


def test_a_hold_refuses_a_firm_order_with_the_telephone() -> None:
    with pytest.raises(NotAllowed) as refused:
        refuse_by_phone(OFFERED, PHONE, on_hold=True)
    assert str(refused.value) == f"we take this order by telephone: call {PHONE}"


def test_so_many_orders_that_were_taken_back_are_the_last_ones_from_the_page() -> None:
    assert by_phone(replace(OFFERED, taken_back=MOST_TAKEN_BACK - 1), on_hold=False) is None
    with pytest.raises(NotAllowed, match=f"3 orders of this quote were taken back: call {PHONE} to order"):
        refuse_by_phone(replace(OFFERED, taken_back=MOST_TAKEN_BACK), PHONE, on_hold=False)
