"""MT940: what is told, pages, and what is refused."""

import io
import logging
from decimal import Decimal

import pytest

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.domain.payment.bank_line import BankFileError, BankLine, StatementBegins, StatementEnds
from tests.samples.bank_files import ACCOUNT, DAY, OTHER_ACCOUNT, Entry, Part, Written, mt940, one

TRANSFER = one("SOCIETE EGEE", "120.50", "FACTURE F26-00012", "BANK1", end_to_end="E2E-1")


def test_statements_are_told_with_their_balances_and_entries() -> None:
    back = Entry(Decimal("20.00"), (Part(Decimal("20.00"), "DUPONT"),), credit=False, reversal=True)
    events = list(read_bank_file(io.BytesIO(mt940(Written((TRANSFER, back)), Written(account=OTHER_ACCOUNT, id="B")))))
    begins, line, reversal, ends, *_ = events
    assert isinstance(begins, StatementBegins)
    assert (begins.account, begins.number, begins.opening, begins.currency) == (ACCOUNT, 334, Decimal("1000.00"), "EUR")
    assert isinstance(line, BankLine)
    assert (line.credit, line.amount, line.servicer_ref, line.end_to_end) == (True, Decimal("120.50"), "BANK1", "E2E-1")
    assert (line.text, line.method, line.booked, line.value) == ("SOCIETE EGEE FACTURE F26-00012", "transfer", DAY, DAY)
    assert isinstance(reversal, BankLine)
    assert (reversal.reversal, reversal.signed) == (True, Decimal("-20.00"))
    assert ends == StatementEnds(Decimal("1100.50"), DAY)
    assert [one.account for one in events if isinstance(one, StatementBegins)] == [ACCOUNT, OTHER_ACCOUNT]


def test_pages_of_a_statement_say_where_they_stand() -> None:
    pages = [Written((TRANSFER,), page=1, last=False), Written(page=2, last=False), Written(page=3)]
    begun = [one for one in read_bank_file(io.BytesIO(mt940(*pages))) if isinstance(one, StatementBegins)]
    assert [(one.page, one.first, one.last) for one in begun] == [(1, True, False), (2, False, False), (3, False, True)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (mt940(Written((TRANSFER,))).partition(b":62F")[0], "cut_off"),
        (mt940(Written((TRANSFER,))).replace(b"C120,50", b"X120,50"), "broken"),
        (mt940(Written()).replace(b":25:", b":26:"), "broken"),
        (mt940(Written()).replace(b":60F:C261130", b":60F:C261399"), "broken"),
        (b"{1:F01AGRIFRPPXXXX0000000000}", "cut_off"),
    ],
)
def test_what_is_refused_says_why(content: bytes, why: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(BankFileError) as raised:
        list(read_bank_file(io.BytesIO(content)))
    assert raised.value.fault == why
    assert "SOCIETE" not in caplog.text and "120,50" not in caplog.text
