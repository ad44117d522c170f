"""The rows of payers who are remembered, by their names; one who was forgotten has none."""

from collections.abc import Iterator

from chalicelib.application.projection.row_types import ListRow, Row
from chalicelib.domain.payment.matching.payer_key import plain_name
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS, PayerRule
from chalicelib.domain.sale.waiting import NewsPolicy

LIST = "payers"
CUSTOMERS, OTHERS = "customers", "not_customers"
"""The partitions: who pays for a customer, and who for none."""
LONGEST = 60
NONE: frozenset[Row] = frozenset()


def payer_rows(rule: PayerRule) -> Iterator[ListRow]:
    """Yield the row of a rule; it holds keys alone."""
    if rule.account is not None:
        partition = OTHERS if rule.account == NOT_CUSTOMERS else CUSTOMERS
        yield ListRow(LIST, partition, plain_name(rule.name)[:LONGEST], rule.id, "", ())


def payer_rows_before_and_after(
    payer: str, before: PayerRule | None, after: PayerRule, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return frozenset(payer_rows(before)) if before else NONE, frozenset(payer_rows(after))
