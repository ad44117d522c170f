"""The port to bank statements, each a stream of its own."""

from collections.abc import Sequence
from typing import Final, Protocol

from chalicelib.application.ports.commit import Fact, Stream
from chalicelib.domain.payment.statement import Statement

STATEMENT: Stream[Statement, Fact] = Stream("statement")
"""Statements have no history: what came of each stands in its head."""
EVERY = "every"
"""The partition of the list of all accounts' statements."""
KIND: Final = "statement_aside"
"""The effect by which the house is mailed that a statement was put aside; its entry is the statement's version."""


class StatementStore(Protocol):
    """Reads several statements at once."""

    def statements(self, ids: Sequence[str]) -> Sequence[Statement]:
        """Give statements in the order asked for, as of a second ago, without those that there are not."""
