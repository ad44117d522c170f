"""An invoice whose VAT categories are not true, or do not go together, is refused before it takes a number."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAddress, NewFreight, NewLine
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.command_spec import alone
from chalicelib.domain.sale.commands import Credit, IssueInvoice
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.vat_check import check_vat
from chalicelib.domain.values.vat import VatCategory
from tests.builder.deal import DAY, DUE, FRENCH, GERMAN, IRISH, SWISS, Deal, line
from tests.refusals import refusal

NAMELESS = replace(GERMAN, vat=None)
MONEGASQUE = NewAddress(lines=("Labo du Rocher",), postcode="98000", city="Monaco", country="MC", vat="FR83404833048")
REUNION = NewAddress(lines=("Labo des Hauts",), postcode="97400", city="Saint-Denis", country="FR", siren="404833048")


def untaxed(category: str, *, goods: bool = True) -> NewLine:
    return line(rate="0", vat_category=category, goods=goods)


def issued(deal: Deal, **more: Any) -> None:
    """Hold the invoice over what is left, or these parts, to its categories."""
    deal.invoiced(**more)
    check_vat(fold(deal.history[:-1]), replace(alone(DAY), people=deal.people), (deal.history[-1].event,))


def refused(deal: Deal, **more: Any) -> tuple[str, str | None]:
    """Why it is refused, and the field."""
    with pytest.raises(NotAllowed) as error:
        issued(deal, **more)
    return str(error.value), error.value.field


@pytest.mark.parametrize("category", ["K", "AE"])
def test_a_buyer_without_number_is_sent_no_invoice_untaxed(category: str) -> None:
    reason, field = refused(Deal(untaxed(category, goods=category == "K"), buyer=NAMELESS))
    assert "billing address lacks" in reason
    assert field == "billing.vat"


@pytest.mark.parametrize(
    ("category", "goods", "buyer"),
    [
        ("K", True, GERMAN),
        ("K", True, IRISH),
        ("AE", False, GERMAN),
        ("G", True, SWISS),
        ("G", True, REUNION),
        ("O", False, SWISS),
        ("O", False, replace(IRISH, vat=None)),
        ("E", False, NAMELESS),
    ],
)
def test_what_is_true_is_issued(category: str, goods: bool, buyer: NewAddress) -> None:
    assert refusal(lambda: issued(Deal(untaxed(category, goods=goods), buyer=buyer))) is None


@pytest.mark.parametrize(
    ("category", "goods", "buyer", "field"),
    [
        ("K", True, FRENCH, "delivery.country"),
        ("K", True, MONEGASQUE, "delivery.country"),
        ("K", True, replace(IRISH, vat="GB980780684"), "billing.vat"),
        ("K", True, replace(GERMAN, vat="FR83404833048"), "billing.vat"),
        ("K", False, GERMAN, "lines[0].vat_category"),
        ("AE", True, GERMAN, "lines[0].vat_category"),
        ("AE", False, FRENCH, "billing.country"),
        ("AE", False, replace(SWISS, vat="DE136695976"), "billing.country"),
        ("G", True, GERMAN, "delivery.country"),
        ("G", True, IRISH, "delivery.country"),
        ("G", False, SWISS, "lines[0].vat_category"),
        ("O", False, REUNION, "billing.country"),
        ("O", True, SWISS, "lines[0].vat_category"),
    ],
)
def test_what_is_not_true_is_refused_with_its_field(category: str, goods: bool, buyer: NewAddress, field: str) -> None:
    assert refused(Deal(untaxed(category, goods=goods), buyer=buyer))[1] == field


def test_what_is_charged_vat_asks_for_no_number() -> None:
    assert refusal(lambda: issued(Deal(buyer=NAMELESS))) is None


def test_outside_the_scope_stands_alone() -> None:
    deal = Deal(untaxed("O", goods=False), untaxed("G"), buyer=SWISS)
    reason, field = refused(deal)
    assert "stands alone" in reason
    assert field == "lines[1].vat_category"


def test_one_invoice_has_one_reason_of_exemption() -> None:
    lines = [line(rate="0", vat_category="E", goods=False, exemption=key) for key in ("training", "exporter")]
    reason, field = refused(Deal(*lines))
    assert reason.startswith("line 2: ") and "one reason of exemption" in reason
    assert field == "lines[1].vat_category"
    assert refusal(lambda: issued(Deal(*lines), parts=[{"line": 1, "quantity": 1}])) is None


def test_its_lines_are_invoiced_apart() -> None:
    deal = Deal(untaxed("O", goods=False), untaxed("G"), buyer=SWISS)
    assert refusal(lambda: issued(deal, parts=[{"line": 1, "quantity": 1}])) is None
    assert refusal(lambda: issued(deal, number="F26-0413")) is None


@pytest.mark.parametrize(("freight", "wrong"), [("S", True), ("K", False), ("AE", True)])
def test_carriage_is_taxed_as_the_goods_that_it_carries(freight: VatCategory, wrong: bool) -> None:
    charged = NewFreight(amount="18.50", vat_rate="20" if freight == "S" else "0", vat_category=freight)
    deal = Deal(untaxed("K"), untaxed("AE", goods=False), buyer=GERMAN, freight=charged)
    if wrong:
        assert refused(deal)[1] == "freight.vat_category"
    else:
        assert refusal(lambda: issued(deal)) is None


def test_carriage_waits_for_the_goods() -> None:
    charged = NewFreight(amount="18.50", vat_rate="0", vat_category="K")
    deal = Deal(untaxed("K"), untaxed("AE", goods=False), buyer=GERMAN, freight=charged)
    assert "invoice it with those lines" in refused(deal, parts=[{"line": 2, "quantity": 1}])[0]


def test_staff_answer_for_a_document_of_their_own() -> None:
    deal = Deal(untaxed("K"), buyer=NAMELESS).invoiced()
    event = deal.history[-1].event
    assert isinstance(event, e.InvoiceIssued)
    check_vat(fold(deal.history[:-1]), replace(alone(DAY), people=deal.people), (replace(event, pdf="0" * 64),))


def credited(deal: Deal) -> None:
    deal.invoiced().does("credit", invoice="F26-0412", number="A26-0018", amount="100.00")
    check_vat(fold(deal.history[:-1]), replace(alone(DAY), people=deal.people), (deal.history[-1].event,))


def test_a_credit_note_takes_back_what_was_wrong() -> None:
    assert refusal(lambda: credited(Deal(untaxed("K"), buyer=FRENCH))) is None


def test_a_credit_note_is_held_to_the_standard() -> None:
    with pytest.raises(NotAllowed, match="lacks the VAT number"):
        credited(Deal(untaxed("K"), buyer=NAMELESS))


def test_the_commands_ask() -> None:
    commands = (IssueInvoice(due=DUE), Credit(reason="price", invoice="F26-0412", amount="1"))
    assert all(check_vat in spec_of(command).checks for command in commands)
