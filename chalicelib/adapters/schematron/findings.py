"""A set of rules, held against a document."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from elementpath import XPathContext
from elementpath.xpath_nodes import ElementNode
from lxml import etree

from chalicelib.adapters.schematron.expressions import Expressions
from chalicelib.adapters.schematron.paths import ANY, Names, ends_with, plain
from chalicelib.adapters.schematron.rule_set import Check, Rule, RuleSet


class OutOfTime(Exception):
    """There was no time left for all rules of a set."""


class Finding(NamedTuple):
    """A rule that a document breaks, or none; what it says; whether it only warns.

    path: the names down to the element that it is about; line: the number of the line that this is in.
    """

    rule: str | None
    text: str
    warns: bool
    path: Names
    line: str | None


class Judge:
    """A set, ready to be held against one document after the other."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules, self._expressions = rules, Expressions(rules)

    def findings(self, xml: bytes, go_on: Callable[[], bool]) -> Iterator[Finding]:
        """Give what the set says against a document. Raises OutOfTime once it may not go on."""
        document = self._document(xml)
        for rule, element in self._matches(document):
            yield from self._broken(rule, element, document, go_on)

    def rules_about(self, xml: bytes) -> set[Rule]:
        """Give the rules that are about something that a document has."""
        return {rule for rule, _ in self._matches(self._document(xml))}

    def _document(self, xml: bytes) -> XPathContext:
        return self._expressions.about(etree.ElementTree(etree.fromstring(xml)))

    def _matches(self, document: XPathContext) -> Iterator[tuple[Rule, Any]]:
        """Give each element with the rule that it is held to: the first of a pattern that matches it."""
        by_path = _by_path(document)
        for pattern in self._rules.patterns:
            judged: set[int] = set()
            for rule in pattern:
                for element in self._matched(rule, by_path, document):
                    if id(element) not in judged:
                        judged.add(id(element))
                        yield rule, element

    def _matched(self, rule: Rule, by_path: dict[Names, list[Any]], document: XPathContext) -> list[Any]:
        """Give the elements that a rule matches: asked of XPath only where there may be any, and a condition on them."""
        last = {names[-1] for names in rule.names}
        ends = by_path if ANY in last else (path for path in by_path if path[-1] in last)
        paths = [path for path in ends if any(ends_with(path, names) for names in rule.names)]
        if paths and not plain(rule.match):
            return self._expressions.select(rule.match, document)
        return [element for path in paths for element in by_path[path]]

    def _broken(self, rule: Rule, element: Any, document: XPathContext, go_on: Callable[[], bool]) -> Iterator[Finding]:
        scope = self._expressions.within(document, element, rule.lets)
        for check in rule.checks:
            if not go_on():
                raise OutOfTime
            if self._expressions.holds(check.test, scope) is check.reports:
                yield Finding(check.rule, self._message(check, scope), check.warns, *_position(element))

    def _message(self, check: Check, scope: XPathContext) -> str:
        parts = (self._expressions.text(part, scope) if n % 2 else part for n, part in enumerate(check.text))
        return " ".join("".join(parts).split())


def _by_path(document: XPathContext) -> dict[Names, list[Any]]:
    """Give the elements of a document by the names from the root down."""
    elements: dict[Names, list[Any]] = defaultdict(list)
    waiting: list[tuple[Any, Names]] = [(document.root, ())]
    while waiting:
        node, path = waiting.pop()
        for child in node.children:
            if isinstance(child, ElementNode):
                below = (*path, str(child.name))
                elements[below].append(child)
                waiting.append((child, below))
    return elements


def _position(element: Any) -> tuple[Names, str | None]:
    up: list[str] = []
    line = None
    while isinstance(element, ElementNode):
        up.append(str(element.name))
        if up[-1].endswith("}IncludedSupplyChainTradeLineItem"):
            numbers = (each.string_value for each in element.iter() if str(each.name).endswith("}LineID"))
            line = next(numbers, None)
        element = element.parent
    return tuple(reversed(up)), line
