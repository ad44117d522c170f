"""A bank's file looked through once: which statements and pages it has, and what they come to."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from chalicelib.domain.payment.bank_line import BankFileError, BankFileEvent, BankLine, StatementBegins
from chalicelib.domain.payment.payment_rules import MOST
from chalicelib.domain.payment.statement import StatementPage, statement_id
from chalicelib.domain.values.money import ZERO


class SurveyedPage(NamedTuple):
    """A page of a file: whose it is, and what it comes to."""

    begins: StatementBegins
    until: date
    page: StatementPage

    @property
    def id(self) -> str:
        """Of the statement. What only notifies has no count of its own: it is told by what it says."""
        of = self.begins
        words: tuple[str, ...] = (of.kind, of.account, of.id, str(of.number or ""), str(of.on.year))
        if of.kind == "notification":
            words = (*words, of.on.isoformat(), str(self.page.page), str(self.page.entries), str(self.page.total))
        return statement_id(*words)


def survey(events: Iterable[BankFileEvent], file: str) -> list[SurveyedPage]:
    """Give all pages of a file. Raises BankFileError: then nothing of the file is booked."""
    pages: list[SurveyedPage] = []
    begins: StatementBegins | None = None
    currency, total, entries, one_currency = "", ZERO, 0, True
    for event in events:
        if isinstance(event, StatementBegins):
            begins, currency, total, entries, one_currency = event, event.currency, ZERO, 0, True
        elif isinstance(event, BankLine):
            if event.part > 1:
                continue
            if event.entry_amount >= MOST:
                raise BankFileError("amount", event.entry)
            total, entries = total + event.entry_signed, entries + 1
            one_currency &= not currency or event.entry_currency == currency
        elif begins:
            page = StatementPage(
                begins.page, begins.first, begins.last, file, begins.opening, event.closing, total, entries, one_currency
            )
            pages.append(SurveyedPage(begins, event.until, page))
    return pages
