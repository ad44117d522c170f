"""A set of Schematron rules, as its publisher compiled it to XSLT: read for what it asks, not run as a stylesheet."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from chalicelib.adapters.schematron.paths import Names, names_of

XSL, SVRL = "{http://www.w3.org/1999/XSL/Transform}", "{http://purl.oclc.org/dsdl/svrl}"
VARIABLE, FAILED, REPORTED = f"{XSL}variable", f"{SVRL}failed-assert", f"{SVRL}successful-report"


class Let(NamedTuple):
    """A variable, and the expression that it stands for."""

    name: str
    select: str


class Function(NamedTuple):
    """A function of the set's own: an argument of type element() is given as it is, of any other as its text."""

    name: str
    parameters: tuple[tuple[str, bool], ...]
    lets: tuple[Let, ...]
    result: str


class Check(NamedTuple):
    """A test, and whether it breaks the rule by being so (a report) or by not being so (an assert).

    text: the message then; each second part is an expression whose value stands there.
    """

    rule: str | None
    test: str
    reports: bool
    warns: bool
    text: tuple[str, ...]


class Rule(NamedTuple):
    """What is asked of each element that a pattern matches; names: those that its last steps name."""

    match: str
    names: tuple[Names, ...]
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]


class RuleSet(NamedTuple):
    """All rules of a publisher: of each pattern, an element is held to the first rule that matches it.

    lists: code lists that expressions know as variables.
    """

    namespaces: dict[str, str]
    lists: Mapping[str, tuple[str, ...]]
    lets: tuple[Let, ...]
    functions: tuple[Function, ...]
    patterns: tuple[tuple[Rule, ...], ...]


def read(stylesheet: bytes, lists: Mapping[str, tuple[str, ...]]) -> RuleSet:
    """Read a stylesheet that the usual Schematron compiler made. Raises ValueError for a rule or function of another form."""
    root = etree.fromstring(stylesheet)
    namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    patterns: dict[str, list[tuple[float, Rule]]] = {}
    for template in root.iterchildren(f"{XSL}template"):
        if template.find(f"{SVRL}fired-rule") is not None:
            rule = _rule(template, namespaces)
            patterns.setdefault(_of(template, "mode"), []).append((float(_of(template, "priority")), rule))
    return RuleSet(
        namespaces,
        lists,
        _lets(root),
        tuple(_function(each) for each in root.iterchildren(f"{XSL}function")),
        tuple(tuple(rule for _, rule in sorted(rules, key=lambda row: -row[0])) for rules in patterns.values()),
    )


def _rule(template: etree._Element, namespaces: dict[str, str]) -> Rule:
    match = _of(template, "match")
    tests = template.iterchildren(f"{XSL}choose", f"{XSL}if")
    checks = tuple(_check(next(each.iter(FAILED, REPORTED))) for each in tests)
    return Rule(match, tuple(names_of(match, namespaces)), _lets(template), checks)


def _check(message: etree._Element) -> Check:
    attributes = {_of(each, "name"): each.text for each in message.iterchildren(f"{XSL}attribute")}
    text = message.find(f"{SVRL}text")
    if text is None:
        raise ValueError("a rule says nothing")
    parts = tuple(_parts(text))
    return Check(attributes.get("id"), _of(message, "test"), message.tag == REPORTED, attributes.get("flag") == "warning", parts)


def _parts(text: etree._Element) -> Iterator[str]:
    """Give text and expression in turn; space alone is of a stylesheet's form, unless it stands in xsl:text."""
    before = _written(text.text)
    for child in text:
        if child.tag == f"{XSL}value-of":
            yield before
            yield _of(child, "select")
            before = _written(child.tail)
        else:
            before += (child.text or "") + _written(child.tail)
    yield before


def _written(text: str | None) -> str:
    return text if text and not text.isspace() else ""


def _function(function: etree._Element) -> Function:
    parameters = tuple(
        (_of(each, "name"), _of(each, "as").startswith("element(")) for each in function.iterchildren(f"{XSL}param")
    )
    result = function.find(f"{XSL}sequence")
    if result is None:
        raise ValueError("a function gives nothing")
    return Function(_of(function, "name"), parameters, _lets(function), _of(result, "select"))


def _lets(parent: etree._Element) -> tuple[Let, ...]:
    return tuple(Let(_of(each, "name"), _of(each, "select")) for each in parent.iterchildren(VARIABLE) if "select" in each.attrib)


def _of(element: etree._Element, attribute: str) -> str:
    return str(element.attrib[attribute])
