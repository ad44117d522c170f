"""Who sells and who buys on a bill: whom to ask, the registered office, and what a public body wants."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.facturx import bill_xml
from chalicelib.application.view.details import details
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewAddress
from tests.builder.deal import DAY, FRENCH, GERMAN, Deal

SIRET = "40483304800022"
PUBLIC = replace(FRENCH, siren=None, vat=None, electronic=None, siret=SIRET, service="SERV_ACHATS")

JAPANESE = replace(
    FRENCH, lines=("株式会社東京粉体", "千代田区大手町1-1-2"), postcode="100-0004", city="東京都", country="JP",
    siren=None, vat=None, electronic=None,
)  # fmt: skip


def public(**more: Any) -> Deal:
    """An order of a public body."""
    return Deal(buyer=PUBLIC, **{"terms": None, "effective": DAY, "engagement": "EJ-4500012345", **more})


def shown(deal: Deal, kind: str = "invoice") -> dict[str, str]:
    return {fact.label: fact.value for fact in deal.composed(kind)[0].facts}


def test_the_seller_says_whom_to_ask_and_where_its_office_is() -> None:
    printed, bill = Deal().invoiced().composed("invoice")
    assert bill is not None
    assert bill.seller.contact == ("Claire Vasseur", "04 65 71 00 12", "service.client@granuloshop.com")
    office = "Siège social\u00a0: 4, chemin des Granulats, 38000 Grenoble"
    assert office in (bill.seller.legal or "")
    assert office in printed.letterhead.legal
    assert "FR44732829320" in printed.letterhead.legal


@pytest.mark.parametrize(("buyer", "country"), [(FRENCH, ()), (GERMAN, ("France",)), (JAPANESE, ("France",))])
def test_paper_that_leaves_the_country_says_the_seller_s(buyer: NewAddress, country: tuple[str, ...]) -> None:
    lines = Deal(buyer=buyer).composed("acknowledgement")[0].letterhead.lines
    assert lines == ("Granuloshop SAS", "4, chemin des Granulats", "38000 Grenoble", *country, "service.client@granuloshop.com")


def test_a_french_buyer_is_reached_by_its_siren() -> None:
    assert Deal(buyer=replace(FRENCH, electronic=None)).invoiced().bill().buyer.electronic == ("0225", "404833048")


def test_unless_told_otherwise() -> None:
    other = replace(FRENCH, electronic="0225:404833048_FACTURES")
    assert Deal(buyer=other).invoiced().bill().buyer.electronic == ("0225", "404833048_FACTURES")


def test_a_public_body_is_known_by_siret_service_and_engagement() -> None:
    bill = public().invoiced().bill()
    assert (bill.buyer.siret, bill.buyer.siren, bill.buyer_reference, bill.buyer_order) == (
        SIRET,
        "404833048",
        "SERV_ACHATS",
        "EJ-4500012345",
    )
    assert bill.buyer.electronic == ("0225", "404833048")


def test_that_is_on_paper_too() -> None:
    facts = shown(public().invoiced())
    assert facts["Votre SIRET"] == SIRET
    assert "Votre SIREN" not in facts
    assert facts["Votre code service"] == "SERV_ACHATS"
    assert facts["Votre numéro d’engagement"] == "EJ-4500012345"


def test_and_on_the_page() -> None:
    deal = public()
    facts = {fact.label: fact.value for fact in details(deal.reading(deal.history[-1])).facts}
    assert facts["Votre numéro d’engagement"] == "EJ-4500012345"


def test_the_order_number_stands_beside_the_engagement() -> None:
    deal = public(customer_reference="BC 12").invoiced()
    assert shown(deal)["Votre numéro de commande"] == "BC 12"
    assert deal.bill().buyer_order == "EJ-4500012345"


def test_an_engagement_may_come_with_the_invoice_and_its_credit_note_repeats_it() -> None:
    deal = public(engagement=None).invoiced(engagement="EJ-9")
    deal.does("credit", invoice="F26-0412", number="A26-0018", amount="120.00")
    assert deal.bill("credit_note").buyer_order == "EJ-9"
    assert shown(deal, "credit_note")["Votre numéro d’engagement"] == "EJ-9"
    assert shown(deal)["Votre numéro d’engagement"] == "EJ-9"


def test_a_place_of_delivery_names_no_number_of_the_buyer() -> None:
    delivered_to = public().invoiced().bill().deliver_to
    assert delivered_to is not None
    assert delivered_to.siret is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"siret": "40483304800023"}, "delivery.siret"), ({"siren": "732829320"}, "delivery.siret")],
)
def test_a_siret_is_one_of_its_siren(changes: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as error:
        Deal(buyer=replace(PUBLIC, **changes))
    assert error.value.field == field


def test_a_quote_has_no_engagement() -> None:
    with pytest.raises(Invalid, match="no engagement yet"):
        Deal(buyer=PUBLIC, engagement="EJ-1")


def test_each_number_is_in_the_xml() -> None:
    xml = bill_xml(public().invoiced().bill()).decode()
    for written in (
        f'<ram:GlobalID schemeID="0009">{SIRET}</ram:GlobalID>',
        "<ram:BuyerReference>SERV_ACHATS</ram:BuyerReference>",
        "<ram:IssuerAssignedID>EJ-4500012345</ram:IssuerAssignedID>",
        "<ram:PersonName>Claire Vasseur</ram:PersonName>",
        "<ram:CompleteNumber>04 65 71 00 12</ram:CompleteNumber>",
        "Siège social",
    ):
        assert written in xml


def test_latin_lines_come_first_on_paper_and_the_bill_has_the_name_as_registered() -> None:
    latin = ("Tokyo Funtai K.K.", "1-1-2 Otemachi, Chiyoda-ku", "100-0004 Tokyo")
    tokyo = replace(JAPANESE, latin=latin)
    printed, bill = Deal(buyer=tokyo).invoiced().composed("invoice")
    assert printed.blocks[0].lines == (*latin, "Japon")
    assert printed.blocks[0].original == ("株式会社東京粉体", "千代田区大手町1-1-2", "100-0004 東京都")
    assert bill is not None
    assert (bill.buyer.name, bill.buyer.city) == ("株式会社東京粉体", "東京都")
    assert "株式会社東京粉体" in bill_xml(bill).decode()
    printed, _ = Deal(buyer=JAPANESE).invoiced().composed("invoice")
    assert printed.blocks[0].lines == ("株式会社東京粉体", "千代田区大手町1-1-2", "100-0004 東京都", "Japon")
    assert (printed.blocks[0].original, printed.blocks[0].country) == ((), "JP")


def test_what_no_face_has_is_left_to_the_latin_lines() -> None:
    delhi = replace(JAPANESE, lines=("भारत चूर्ण",), city="दिल्ली", country="IN", latin=("Bharat Churna", "Delhi 110001"))
    printed, bill = Deal(buyer=delhi).invoiced().composed("invoice")
    assert (printed.blocks[0].lines, printed.blocks[0].original) == (("Bharat Churna", "Delhi 110001", "Inde"), ())
    assert bill is not None and bill.buyer.name == "भारत चूर्ण"


def test_a_buyer_abroad_has_none_of_them() -> None:
    buyer = Deal(buyer=GERMAN).invoiced().bill().buyer
    assert (buyer.siret, buyer.electronic) == (None, ("EM", "jean.bon@bigcorp.example"))
