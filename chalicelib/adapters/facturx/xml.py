"""The CII XML of a bill, made by factur-x."""

from facturx import generate_xml, xml_check_xsd
from lxml import etree

from chalicelib.adapters.facturx.fields import fields
from chalicelib.domain.values.bill import Bill

LEVEL = "en16931"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def bill_xml(bill: Bill) -> bytes:
    """Write Factur-X XML (UN/CEFACT Cross Industry Invoice D22B), profile EN 16931; the same bill gives the same bytes.

    Raises an error if it does not fit the XSD. The Schematron rules are not asked: factur-x would ask a server for them.
    """
    made: bytes = generate_xml(fields(bill), flavor="factur-x", level=LEVEL, check_xsd=False, check_schematron=False)
    root = etree.fromstring(made)
    _empty_is_allowed(root)
    xml_check_xsd(root, flavor="factur-x", level=LEVEL)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _empty_is_allowed(root: etree._Element) -> None:
    """Leave the group of a delivery empty where an invoice says nothing of one; factur-x marks it nil, which the XSD refuses."""
    for element in root.iter():
        if NIL in element.attrib:
            del element.attrib[NIL]
