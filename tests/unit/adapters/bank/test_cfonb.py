"""CFONB 120: what is told, what its records look like on the way, and what is refused."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.domain.payment.bank_line import BankFileError, BankLine, StatementBegins, StatementEnds
from tests.samples.bank_files import ACCOUNT, DAY, OTHER_ACCOUNT, Entry, Written, cfonb, one

TRANSFER = one("SOCIETE EGEE", "120.50", "FACTURE F26-00012 ET LA SUIVANTE F26-00013", end_to_end="E2E-1")


def read(content: bytes) -> list[StatementBegins | BankLine | StatementEnds]:
    return list(read_bank_file(io.BytesIO(content)))


def test_statements_are_told_with_their_balances_and_entries() -> None:
    begins, line, fee, ends, *others = read(
        cfonb(Written((TRANSFER, Entry(Decimal("5.00"), credit=False))), Written(account=OTHER_ACCOUNT))
    )
    assert isinstance(begins, StatementBegins)
    assert (begins.account, begins.opening, begins.on) == (ACCOUNT, Decimal("1000.00"), DAY)
    assert isinstance(line, BankLine)
    assert (line.credit, line.amount, line.payer, line.method) == (True, Decimal("120.50"), "SOCIETE EGEE", "transfer")
    assert line.text == "VIR FACTURE F26-00012 ET LA SUI VANTE F26-00013"
    assert line.end_to_end == "E2E-1"
    assert isinstance(fee, BankLine)
    assert fee.signed == Decimal("-5.00")
    assert ends == StatementEnds(Decimal("1115.50"), DAY)
    assert isinstance(others[0], StatementBegins)
    assert others[0].account == OTHER_ACCOUNT


@pytest.mark.parametrize("newline", ["\n", "\r\n", ""])
def test_records_stand_in_lines_or_one_after_another(newline: str) -> None:
    assert read(cfonb(Written((TRANSFER,)), newline=newline)) == read(cfonb(Written((TRANSFER,))))


def test_spaces_at_the_end_of_lines_may_be_missing_and_lines_empty() -> None:
    content = b"\r\n\r\n".join(line.rstrip() for line in cfonb(Written((TRANSFER,))).splitlines())
    assert read(content + b"\x1a") == read(cfonb(Written((TRANSFER,))))


def test_brackets_may_be_the_french_variants_letters() -> None:
    content = cfonb(Written((Entry(Decimal("5.00"), credit=False),)))
    french = content.decode().replace("{", "é").replace("}", "è")
    assert read(french.encode("latin-1")) == read(french.encode()) == read(content)


@given(st.lists(st.decimals(-(10**9), 10**9, places=2).filter(bool), max_size=5), st.decimals(-(10**9), 10**9, places=2))
def test_amounts_are_read_back(amounts: list[Decimal], opening: Decimal) -> None:
    entries = tuple(Entry(abs(amount), credit=amount > 0) for amount in amounts)
    begins, *lines, ends = read(cfonb(Written(entries, opening=opening)))
    assert isinstance(begins, StatementBegins)
    assert isinstance(ends, StatementEnds)
    assert begins.opening == opening
    assert [line.signed for line in lines if isinstance(line, BankLine)] == amounts
    assert ends.closing == opening + sum(amounts)


@given(st.text("0123456789", min_size=10, max_size=10), st.text("0123456789ABCKSZ", min_size=11, max_size=11))
def test_the_account_is_a_valid_iban(bank: str, number: str) -> None:
    begins, _ = read(cfonb(Written(account=f"FR00{bank}{number}00")))
    assert isinstance(begins, StatementBegins)
    assert iban.is_valid(begins.account)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (cfonb(Written((TRANSFER,)))[:-124], "cut_off"),
        (b"\n".join(cfonb(Written((TRANSFER,))).splitlines()[:1] * 2), "cut_off"),
        (b"\n".join([*cfonb(Written()).splitlines(), cfonb(Written((TRANSFER,))).splitlines()[1]]), "broken"),
        (cfonb(Written((TRANSFER,))).replace(b"1205{", b"12x5{"), "amount"),
        (cfonb(Written()).replace(b"301126", b"311126"), "date"),
        (cfonb(Written((TRANSFER,))).replace(b"\r\n04", b"\r\n09"), "broken"),
    ],
)
def test_what_is_refused_says_why(content: bytes, why: str) -> None:
    with pytest.raises(BankFileError) as raised:
        read(content)
    assert raised.value.fault == why
