"""camt files: what is told, pages, encodings, and what is refused."""

import io
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal

import pytest

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.domain.payment.bank_line import BankFileError, BankLine, StatementBegins, StatementEnds
from tests.samples.bank_files import ACCOUNT, OTHER_ACCOUNT, Entry, Part, Written, camt, one

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k")))
    + b"]><a>&j;</a>"
)


def lines(content: bytes) -> list[BankLine]:
    return [event for event in read_bank_file(io.BytesIO(content)) if isinstance(event, BankLine)]


def fault(content: bytes) -> str:
    with pytest.raises(BankFileError) as raised:
        list(read_bank_file(io.BytesIO(content)))
    return raised.value.fault


def test_a_transfer_says_who_paid_what_and_what_for() -> None:
    (line,) = lines(camt(Written((one("Société Égée", "120.50", "Facture F26-00012", "REF1", iban=OTHER_ACCOUNT),))))
    assert (line.credit, line.amount, line.payer, line.iban) == (True, Decimal("120.50"), "Société Égée", OTHER_ACCOUNT)
    assert (line.text, line.servicer_ref, line.method, line.part) == ("Facture F26-00012", "REF1", "transfer", 0)


def test_several_accounts_and_statements_a_file() -> None:
    events = list(read_bank_file(io.BytesIO(camt(Written(), Written(account=OTHER_ACCOUNT, id="B"), Written(id="C")))))
    begun = [(one.account, one.id) for one in events if isinstance(one, StatementBegins)]
    assert begun == [(ACCOUNT, "2026-334"), (OTHER_ACCOUNT, "B"), (ACCOUNT, "C")]


def test_parts_of_a_batch_are_told_one_by_one() -> None:
    parts = tuple(Part(Decimal(amount), name) for amount, name in (("10.00", "A"), ("20.00", "B"), ("30.00", "C")))
    parts_read = lines(camt(Written((Entry(Decimal("60.00"), parts, ref="LOT1"),))))
    assert [(one.part, one.amount, one.entry_amount, one.payer) for one in parts_read] == [
        (1, Decimal("10.00"), Decimal("60.00"), "A"),
        (2, Decimal("20.00"), Decimal("60.00"), "B"),
        (3, Decimal("30.00"), Decimal("60.00"), "C"),
    ]


@pytest.mark.parametrize("status", ["PDNG", "INFO", "FUTR"])
def test_what_is_not_booked_is_not_told(status: str) -> None:
    content = camt(Written((Entry(Decimal("5.00"), status=status), one("B", "6.00"))))
    assert [(one.entry, one.amount) for one in lines(content)] == [(2, Decimal("6.00"))]


def test_a_reversal_keeps_its_sign_and_names_who_had_paid() -> None:
    (line,) = lines(camt(Written((Entry(Decimal("20.00"), (Part(Decimal("20.00"), "Dupont"),), credit=False, reversal=True),))))
    assert (line.reversal, line.credit, line.signed, line.payer) == (True, False, Decimal("-20.00"), "Dupont")


def test_charges_are_told() -> None:
    part = Part(Decimal("100.00"), charges=Decimal("1.50"))
    assert [one.charges for one in lines(camt(Written((Entry(Decimal("100.00"), (part,)),))))] == [Decimal("1.50")]


def test_another_currency_is_told_as_it_is() -> None:
    (line,) = lines(camt(Written((Entry(Decimal("5000"), currency="JPY"),), currency="JPY", opening=Decimal("0"))))
    assert (line.amount, line.currency) == (Decimal("5000"), "JPY")


def test_an_overdrawn_account_has_a_balance_below_zero() -> None:
    begins, ends = read_bank_file(io.BytesIO(camt(Written(opening=Decimal("-12.00")))))
    assert isinstance(begins, StatementBegins)
    assert isinstance(ends, StatementEnds)
    assert (begins.opening, ends.closing) == (Decimal("-12.00"), Decimal("-12.00"))


def places(content: bytes) -> list[tuple[int, bool, bool]]:
    return [(one.page, one.first, one.last) for one in read_bank_file(io.BytesIO(content)) if isinstance(one, StatementBegins)]


def test_pages_of_a_statement_say_where_they_stand() -> None:
    assert places(camt(Written(page=2, last=False, opening=None, closes=False))) == [(2, False, False)]
    assert places(camt(Written(page=3, opening=None))) == [(3, False, True)]


def test_a_page_of_a_message_cuts_only_the_statement_that_goes_on() -> None:
    whole, begins, ends = Written(id="A"), Written(id="B", closes=False), Written(id="B", opening=None)
    assert places(camt(whole, begins, version=2, message_page=(1, False))) == [(1, True, True), (1, True, False)]
    assert places(camt(ends, Written(id="C"), version=2, message_page=(2, True))) == [(2, False, True), (1, True, True)]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1", "ISO-8859-15", "windows-1252", "us-ascii"])
def test_declared_encodings(encoding: str) -> None:
    name = "Societe" if encoding == "us-ascii" else "Société"
    assert lines(camt(Written((one(name, "1.00"),)), encoding=encoding))[0].payer == name


@pytest.mark.parametrize("declared", [True, False])
def test_a_file_that_says_utf8_and_is_not_is_read_as_banks_write_it(declared: bool) -> None:
    content = camt(Written((one("Société", "1.00", "10 €"),)), declared=declared).decode().encode("windows-1252")
    (line,) = lines(content)
    assert (line.payer, line.text) == ("Société", "10 €")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"hello", "unknown_format"),
        (b"%PDF-1.7", "unknown_format"),
        (BOMB, "doctype"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "doctype"),
        (b"<a><b></a>", "broken"),
        (b"<a>", "cut_off"),
        (b"<a/>", "other_message"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "broken"),
        (camt(Written(), version=15), "unknown_version"),
        (camt(Written(), version=1), "unknown_version"),
        (camt(Written()).replace(b"camt.053", b"camt.052"), "unknown_version"),
        (camt(Written()).replace(b"BkToCstmrStmt", b"BkToCstmrAcctRpt"), "other_message"),
        (camt(Written((one("A", "-5.00"),))), "amount"),
        (camt(Written((one("A", "5.00"),))).replace(b">5.00<", b">5,00<"), "amount"),
        (camt(Written((one("A", "5.00"),))).replace(b">5.00<", b">NaN<"), "amount"),
        (camt(Written((one("A", "5.00"),))).replace(b">5.00<", b">1e9<"), "amount"),
        (camt(Written((one("A", "5.00"),))).replace(b"<BookgDt><Dt>2026-11-30", b"<BookgDt><Dt>2026-13-30"), "date"),
        (camt(Written((one("A", "5.00"),))).replace(b"CRDT", b"BOTH"), "broken"),
    ],
)
def test_what_is_refused_says_why(content: bytes, why: str) -> None:
    assert fault(content) == why


def test_a_file_cut_off_anywhere_is_refused() -> None:
    content = camt(Written((one("A", "5.00"),)))
    for end in range(60, len(content) - 1, 97):
        assert fault(content[:end]) == "cut_off"


def test_elements_that_are_not_read_may_be_as_deep_as_they_like() -> None:
    deep = b"<Prtry>" * 2_000 + b"</Prtry>" * 2_000
    content = camt(Written((one("A", "5.00"),))).replace(b"<BkTxCd>", b"<BkTxCd>" + deep)
    assert [one.amount for one in lines(content)] == [Decimal("5.00")]


def test_a_text_without_end_is_kept_no_longer_than_a_payment_keeps_it() -> None:
    (line,) = lines(camt(Written((one("A", "5.00", "x" * 1_000_000),))))
    assert len(line.text) == 500


class Endless(io.RawIOBase):
    """A file that is made while it is read, so that the test holds none of it."""

    def __init__(self, entries: int) -> None:
        before, _, after = camt(Written((Entry(Decimal("1.00"), ref="@"),))).partition(b"<Ntry>")
        entry, _, end = after.partition(b"</Ntry>")
        self._parts = (before, b"<Ntry>" + entry + b"</Ntry>", end, entries)
        self._made = self._make()

    def _make(self) -> Iterator[bytes]:
        before, entry, end, entries = self._parts
        yield before
        for number in range(0, entries, 100):
            yield b"".join(entry.replace(b"@", b"REF%d" % one) for one in range(number, number + 100))
        yield end

    def read(self, size: int = -1) -> bytes:
        return next(self._made, b"")

    def seek(self, offset: int, whence: int = 0) -> int:
        self._made = self._make()
        return 0


def peak(entries: int) -> float:
    """MB that are held at most."""
    file = Endless(entries)
    tracemalloc.start()
    count = sum(isinstance(event, BankLine) for event in read_bank_file(file))  # type: ignore[arg-type]  # has what is read of a file
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == entries
    return most / 1e6


def test_a_long_file_takes_no_more_memory_than_a_short_one() -> None:
    short, long = peak(300), peak(3_000)
    assert long < 5
    assert long < short * 1.2 + 0.1
