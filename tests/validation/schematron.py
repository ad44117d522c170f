"""The official Schematron rules, compiled to XSLT by those who publish them, run by Saxon."""

from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from saxonche import PySaxonProcessor

from chalicelib.adapters.schematron.sets import CODES, stylesheet
from chalicelib.application.ports.official_rules import RuleSetName

CORE: RuleSetName = "EN 16931"
PROFILE: RuleSetName = "Factur-X"
FRENCH: RuleSetName = "BR-FR"
SETS: tuple[RuleSetName, ...] = (CORE, PROFILE, FRENCH)
"""CEN's rules for CII; the profile EN 16931 of Factur-X, which has most of them and its own; the French reform's, Flux 2."""
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


class Finding(NamedTuple):
    """A rule that an invoice breaks: its id, such as BR-CO-10, or none, what it says, and whether it only warns."""

    rule: str | None
    text: str
    warns: bool


def findings(name: RuleSetName, xml: bytes) -> list[Finding]:
    """What this set of rules says against an invoice, warnings included."""
    processor, executable = _compiled(name)
    report = executable.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml.decode("utf-8")))
    root = etree.fromstring(report.encode("utf-8"))
    return [
        Finding(element.get("id"), " ".join("".join(map(str, element.itertext())).split()), element.get("flag") == "warning")
        for element in root.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
    ]


def fatal(name: RuleSetName, xml: bytes) -> list[Finding]:
    """What this set of rules refuses an invoice for."""
    return [finding for finding in findings(name, xml) if not finding.warns]


@cache
def _compiled(name: RuleSetName) -> tuple[Any, Any]:
    processor = PySaxonProcessor(license=False)
    compiler, rules = processor.new_xslt30_processor(), stylesheet(name).decode("utf-8")
    if name != PROFILE:
        return processor, compiler.compile_stylesheet(stylesheet_text=rules)
    # The profile's rules read their code lists from a file, anew for each invoice: two thirds of their time. They are given it.
    executable = compiler.compile_stylesheet(stylesheet_text=_given(rules, "codes", f"document('{CODES.name}')"))
    executable.set_parameter("codes", processor.parse_xml(xml_text=CODES.read_text(encoding="utf-8")))
    return processor, executable


def _given(rules: str, name: str, expression: str) -> str:
    """The rules with a parameter in the place of an expression. Raises ValueError where they do not have it."""
    begin = rules.index("<xsl:param")
    if expression not in rules:
        raise ValueError(f"the rules do not say {expression}")
    return rules[:begin] + f'<xsl:param name="{name}" />' + rules[begin:].replace(expression, f"${name}")
