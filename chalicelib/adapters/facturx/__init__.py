"""Factur-X (ZUGFeRD), profile EN 16931: an invoice's CII XML, and the PDF that carries it."""

from chalicelib.adapters.facturx.hybrid import hybrid
from chalicelib.adapters.facturx.xml import bill_xml

__all__ = ["bill_xml", "hybrid"]
