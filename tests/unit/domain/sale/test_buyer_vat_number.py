"""An invoice without French VAT is refused where its buyer is not known by the number that the law asks for."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.sale.buyer_rules import check_buyer
from chalicelib.domain.sale.command_spec import alone
from chalicelib.domain.sale.model import fold
from tests.builder.deal import DAY, FRENCH, GERMAN, Deal, line

NAMELESS = replace(GERMAN, vat=None)


def issued(category: str, buyer: NewAddress, pdf: str | None = None) -> None:
    rate = "20" if category == "S" else "0"
    deal = Deal(line(rate=rate, vat_category=category), buyer=buyer).invoiced()
    event = deal.history[-1].event
    assert isinstance(event, e.InvoiceIssued)
    context = replace(alone(DAY), people=deal.people)
    check_buyer(fold(deal.history[:-1]), context, (replace(event, pdf=pdf),))


@pytest.mark.parametrize("category", ["K", "AE"])
def test_a_buyer_without_number_is_sent_no_invoice_untaxed(category: str) -> None:
    with pytest.raises(NotAllowed, match="billing address lacks"):
        issued(category, NAMELESS)


@pytest.mark.parametrize(
    ("category", "buyer"),
    [("K", GERMAN), ("AE", GERMAN), ("AE", replace(FRENCH, vat=None)), ("S", NAMELESS), ("G", NAMELESS), ("E", NAMELESS)],
)
def test_any_other_is_issued(category: str, buyer: NewAddress) -> None:
    issued(category, buyer)


def test_a_siren_is_not_enough_for_goods_that_leave_france_untaxed() -> None:
    with pytest.raises(NotAllowed, match="VAT number that an intra-Community supply needs"):
        issued("K", replace(FRENCH, vat=None))


def test_staff_answer_for_a_document_of_their_own() -> None:
    issued("K", NAMELESS, "0" * 64)
