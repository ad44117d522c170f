"""The rows that bank statements are found by: the newest first, with all that the list shows."""

from datetime import date

from chalicelib.application.ports.statement_store import EVERY
from chalicelib.application.projection.row_types import ListRow, Row
from chalicelib.domain.payment.statement import Statement
from chalicelib.domain.sale.waiting import NewsPolicy

LIST = "statements"
NONE: frozenset[Row] = frozenset()
_LAST_NUMBER = 10**18


def statement_rows(statement: Statement) -> frozenset[Row]:
    """Give the row of a statement."""
    until = f"{date.max.toordinal() - statement.until.toordinal():07d}"
    number = f"{_LAST_NUMBER - (statement.number or 0):019d}"
    return frozenset((ListRow(LIST, EVERY, f"{until}.{number}", statement.id, "", ()),))


def statement_rows_before_and_after(
    statement_id: str, before: Statement | None, after: Statement, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return statement_rows(before) if before else NONE, statement_rows(after)
