"""XPath 2.0 of a set of rules, evaluated by elementpath; each expression is parsed when it is first asked for."""

import re
from copy import copy
from typing import Any

from elementpath import XPath2Parser, XPathContext, XPathToken
from elementpath.collations import UNICODE_CODEPOINT_COLLATION
from elementpath.xpath_nodes import XPathNode

from chalicelib.adapters.schematron.rule_set import Function, Let, RuleSet

FROM_THE_ROOT = re.compile(r"//?[\w:]+(/[\w:]+)*")
"""A path without any condition is the same wherever it is asked."""


class Expressions:
    """The expressions of one set, asked of one document after the other."""

    def __init__(self, rules: RuleSet) -> None:
        # Any other collation than that of code points sets the locale of the process, and may wait for ever for its lock.
        self._parser = XPath2Parser(rules.namespaces, default_collation=UNICODE_CODEPOINT_COLLATION)
        self._parsed: dict[str, XPathToken] = {}
        self._of_the_document: dict[str, bool] = {}
        self._lists: dict[str, Any] = {name: [*values] for name, values in rules.lists.items()}
        self._lets = rules.lets
        self._document: XPathContext
        for function in rules.functions:
            self._declare(function)

    def about(self, document: Any) -> XPathContext:
        """Give where expressions are about a document; whatever was asked of another is forgotten."""
        self._of_the_document.clear()
        self._document = XPathContext(document, variables=self._lists)
        return self.within(self._document, self._document.root, self._lets)

    def within(self, around: XPathContext, item: Any, lets: tuple[Let, ...]) -> XPathContext:
        """Give where expressions are about an item, with these variables and those from around."""
        scope = copy(around)
        scope.item, scope.variables = item, dict(around.variables)
        for let in lets:
            scope.variables[let.name] = self._value(let.select, scope)
        return scope

    def holds(self, expression: str, scope: XPathContext) -> bool:
        """Say whether an expression is true, as fn:boolean says of its value."""
        if not FROM_THE_ROOT.fullmatch(expression):
            return self._holds(expression, scope)
        if expression not in self._of_the_document:
            self._of_the_document[expression] = self._holds(expression, scope)
        return self._of_the_document[expression]

    def text(self, expression: str, scope: XPathContext) -> str:
        """Give the text of a value, as xsl:value-of writes it."""
        token = self._token(expression)
        return " ".join(token.string_value(item) for item in token.select(copy(scope)))

    def select(self, pattern: str, scope: XPathContext) -> list[Any]:
        """Give the elements of the document that a pattern matches."""
        paths = (one.strip() for one in pattern.split(" | "))
        return [*self._token(" | ".join(one if one.startswith("/") else f"//{one}" for one in paths)).select(copy(scope))]

    def _token(self, expression: str) -> XPathToken:
        if expression not in self._parsed:
            self._parsed[expression] = self._parser.parse(expression)
        return self._parsed[expression]

    def _value(self, expression: str, scope: XPathContext) -> Any:
        return self._token(expression).evaluate(copy(scope))

    def _holds(self, expression: str, scope: XPathContext) -> bool:
        token = self._token(expression)
        return token.boolean_value(token.select(copy(scope)))

    def _declare(self, function: Function) -> None:
        def call(*arguments: Any) -> Any:
            scope = self.within(self._document, self._document.root, ())
            for (name, whole), argument in zip(function.parameters, arguments, strict=True):
                text = isinstance(argument, XPathNode) and not whole
                scope.variables[name] = argument.string_value if text else [] if argument is None else argument
            return self._value(function.result, self.within(scope, scope.item, function.lets))

        prefix, _, name = function.name.partition(":")
        self._parser.external_function(call, name, prefix)
