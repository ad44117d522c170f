"""XMP metadata that says a PDF is a Factur-X invoice."""

from importlib.resources import files

from lxml import etree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SCHEMAS = ".//{http://www.aiim.org/pdfa/ns/extension/}schemas"
LEVEL = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}ConformanceLevel"
PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n%s\n<?xpacket end="r"?>'
"""XMP specification part 1, 7.3.2: the packet's frame; not to be changed in place ("r")."""


def with_facturx(xmp: bytes) -> bytes:
    """Give the metadata with the four properties of Factur-X 1.0 and their description, both as its publisher wrote them.

    PDF/A (ISO 19005-3, 6.6.2.3) wants one list of such descriptions, so ours joins those that are there.
    Raises ValueError for metadata without that list.
    """
    root = etree.fromstring(xmp)
    listed = root.find(f"{SCHEMAS}/{RDF}Bag")
    graph = root.find(f"{RDF}RDF")
    if listed is None or graph is None:
        raise ValueError("no PDF/A metadata")
    described, properties = _official()
    listed.append(described)
    graph.append(properties)
    return PACKET % etree.tostring(root, encoding="UTF-8")


def _official() -> tuple[etree._Element, etree._Element]:
    """Give the description of the properties, and the properties, of the profile EN 16931."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    root = etree.fromstring((files("facturx") / "xmp" / "Factur-X_extension_schema.xmp").read_bytes(), parser)
    described, level = root.find(f"{SCHEMAS}/{RDF}Bag/{RDF}li"), root.find(f".//{LEVEL}")
    properties = level.getparent() if level is not None else None
    if described is None or level is None or properties is None:
        raise ValueError("factur-x ships other metadata than it did")
    level.text = "EN 16931"
    return described, properties
