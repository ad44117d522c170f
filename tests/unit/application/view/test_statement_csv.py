"""The file for spreadsheets: read as Excel in France reads it, and no cell of it is worked out."""

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.translations import translations
from chalicelib.application.payment.account_statement import Balanced, Span, Statement
from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.application.view.statement_csv import FORMULAS, statement_csv
from chalicelib.domain.sale.ledger import Movement

DAY = date(2026, 8, 6)


def cells(number: str, amount: Decimal) -> list[list[str]]:
    """The rows that a spreadsheet has of one movement."""
    line = LedgerLine("45MR02G00A", "EUR", Movement(DAY, "invoice", amount, number, due=DAY))
    figures = Statement("EUR", ("EUR",), Decimal(0), (Balanced(line, amount),), amount, (), ())
    text = statement_csv(translations("fr"), figures, Span(DAY, DAY, DAY))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def test_amounts_have_a_decimal_comma_and_days_their_year_first() -> None:
    assert cells("F26-0412", Decimal("-1234.5"))[2] == [
        "2026-08-06", "F26-0412", "facture de 45MR02G00A", "45MR02G00A", "2026-08-06", "", "-1234,50", "-1234,50", "EUR"
    ]  # fmt: skip


@given(st.text(min_size=1, max_size=30), st.sampled_from(("", *FORMULAS)))
def test_no_text_of_anybody_becomes_a_formula_or_another_cell(words: str, first: str) -> None:
    rows = cells(first + words, Decimal(1))
    assert {len(row) for row in rows} == {9}
    assert not rows[2][1].startswith(FORMULAS)
