"""A statement for spreadsheets: as Excel in France reads it without being asked, and without a formula of anybody's."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from chalicelib.application.payment.account_statement import Span, Statement
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.movement_words import movement_text
from chalicelib.domain.values.money import ZERO

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that Excel works out (OWASP, CSV injection)."""
MEDIA = {"Content-Type": "text/csv; charset=utf-8"}


def statement_csv(w: Translations, figures: Statement, span: Span) -> str:
    """Give the movements with the balance after each, from the opening to the last day."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            w.gettext("Date"),
            w.gettext("Document"),
            w.gettext("Description"),
            w.gettext("Our reference"),
            w.gettext("Due"),
            w.gettext("Invoiced"),
            w.gettext("Paid, credited"),
            w.gettext("Balance"),
            w.gettext("Currency"),
        ]
    )
    writer.writerows(_rows(w, figures, span))
    return BYTE_ORDER_MARK + file.getvalue()


def _rows(w: Translations, figures: Statement, span: Span) -> Iterator[list[str]]:
    currency = figures.currency
    opening = w.gettext("Opening balance")
    yield [span.first.isoformat(), "", opening, "", "", "", "", decimal_comma(figures.opening), currency]
    for line, balance in figures.movements:
        moved = line.movement
        owed, paid = (decimal_comma(moved.amount), "") if moved.amount > ZERO else ("", decimal_comma(moved.amount))
        due = moved.due.isoformat() if moved.due and moved.kind == "invoice" else ""
        yield [
            moved.on.isoformat(), safe(moved.number or ""), safe(movement_text(w, line)), safe(line.reference or ""), due, owed,
            paid, decimal_comma(balance), currency,
        ]  # fmt: skip
    closing = w.gettext("Closing balance")
    yield [span.last.isoformat(), "", closing, "", "", "", "", decimal_comma(figures.closing), currency]


def safe(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def decimal_comma(amount: Decimal) -> str:
    """Write 1234,50."""
    return f"{amount:.2f}".replace(".", ",")
