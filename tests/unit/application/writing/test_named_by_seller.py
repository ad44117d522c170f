"""A key that the seller's file does not have is refused where it is given."""

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.commands import ChangeOrder, ReviseOffer
from tests.refusals import refusal
from tests.samples.commands import LINES, TERMS, order

EXEMPT = replace(LINES[0], vat_category="E", vat_rate="0", exemption="training")
UNKNOWN = replace(EXEMPT, exemption="charity")


def test_a_reason_of_the_seller_s_passes() -> None:
    assert refusal(lambda: check_keys(order(owner="vasseur", lines=(LINES[0], EXEMPT)), seller())) is None


@pytest.mark.parametrize(
    "command", [order(owner="vasseur", lines=(LINES[0], UNKNOWN)), ReviseOffer(lines=(LINES[0], UNKNOWN), terms=TERMS)]
)
def test_another_reason_is_refused_with_those_that_there_are(command: ReviseOffer) -> None:
    with pytest.raises(Invalid, match="training, exporter") as error:
        check_keys(command, seller())
    assert error.value.field == "lines[1].exemption"


def test_of_a_line_added_to_an_order_too() -> None:
    with pytest.raises(Invalid) as error:
        check_keys(ChangeOrder(agreed_with="Jean Bon", add=(UNKNOWN,)), seller())
    assert error.value.field == "add[0].exemption"


def test_another_colleague_is_refused() -> None:
    with pytest.raises(Invalid, match="nobody is no colleague: give one of vasseur, moulin") as error:
        check_keys(order(owner="nobody"), seller())
    assert error.value.field == "owner"
