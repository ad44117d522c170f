"""Files of every version, valid by the publisher's schemas, are read back as they were written."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.adapters.bank.written import one_line
from chalicelib.domain.payment.bank_line import BankLine, StatementBegins, StatementEnds
from tests.samples.bank_files import ACCOUNT, OTHER_ACCOUNT, Entry, Part, Written, camt
from tests.validation.camt_schemas import schema

VERSIONS = range(2, 15)
AMOUNTS = st.decimals(min_value=0, max_value=Decimal("99999999.99"), places=2, allow_nan=False, allow_infinity=False)
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), min_size=1, max_size=30).filter(str.strip)
REFERENCES = st.text("ABCXYZ0189-/", min_size=1, max_size=16)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry: whole, with one payment, or a batch that adds up."""
    count = draw(st.integers(0, 3))
    amounts = [draw(AMOUNTS) for _ in range(count)]
    parts = tuple(
        Part(
            amount,
            name=draw(WORDS | st.just("")),
            iban=draw(st.sampled_from(("", OTHER_ACCOUNT))),
            text=draw(WORDS | st.just("")),
            reference=draw(st.sampled_from(("", "RF18539007547034"))),
            end_to_end=draw(REFERENCES | st.just("NOTPROVIDED") | st.just("")),
            ref=draw(REFERENCES | st.just("")),
            charges=draw(st.none() | AMOUNTS),
        )
        for amount in amounts
    )
    return Entry(
        sum(amounts, Decimal("0.00")) if count else draw(AMOUNTS),
        parts,
        credit=draw(st.booleans()),
        ref=draw(REFERENCES | st.just("")),
        booked=draw(DAYS),
        value=draw(DAYS),
        status=draw(st.sampled_from(("BOOK", "BOOK", "PDNG"))),
        reversal=draw(st.booleans()),
        charges=draw(st.none() | AMOUNTS),
    )


STATEMENTS = st.builds(
    Written,
    entries=st.lists(entries(), max_size=4).map(tuple),
    account=st.sampled_from((ACCOUNT, OTHER_ACCOUNT)),
    id=st.text("ABC0123456789-", min_size=1, max_size=20),
    number=st.none() | st.integers(0, 10**9),
    opening=AMOUNTS | AMOUNTS.map(lambda amount: -amount),
)


@pytest.mark.parametrize("message", ["053", "054"])
@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_what_was_written_is_read_back(message: str, version: int, data: st.DataObject) -> None:
    statements = data.draw(st.lists(STATEMENTS, min_size=1, max_size=3))
    header, encoding, prefix = (
        data.draw(st.booleans()),
        data.draw(st.sampled_from(("UTF-8", "ISO-8859-1"))),
        data.draw(st.sampled_from(("", "n"))),
    )
    content = camt(*statements, message=message, version=version, header=header, encoding=encoding, prefix=prefix)
    root = etree.fromstring(content)
    schema(message, version).assertValid(root[1] if header else root)
    events = list(read_bank_file(io.BytesIO(content)))
    assert events == [event for one in statements for event in events_of(one, message)]


def events_of(of: Written, message: str) -> list[StatementBegins | BankLine | StatementEnds]:
    """What a reader says of a statement."""
    statement = message == "053"
    begins = StatementBegins(
        kind="statement" if statement else "notification",
        account=of.account,
        currency="EUR",
        id=of.id,
        number=of.number,
        on=of.day,
        page=1,
        first=True,
        last=True,
        opening=of.opening if statement else None,
        notified=True,
    )
    lines = [line for number, entry in enumerate(of.entries, 1) if entry.status == "BOOK" for line in lines_of(entry, number)]
    return [begins, *lines, StatementEnds(of.closed if statement else None, of.day)]


def lines_of(entry: Entry, number: int) -> list[BankLine]:
    """What a reader says of an entry."""
    several = len(entry.parts) > 1
    return [
        BankLine(
            entry=number,
            part=at if several else 0,
            credit=entry.credit,
            amount=part.amount,
            currency="EUR",
            entry_credit=entry.credit,
            entry_amount=entry.amount,
            entry_currency="EUR",
            booked=entry.booked,
            value=entry.value,
            method="transfer",
            reversal=entry.reversal,
            servicer_ref=entry.ref or ("" if several else part.ref),
            part_ref=part.ref,
            end_to_end="" if part.end_to_end == "NOTPROVIDED" else part.end_to_end,
            payer=one_line(part.name),
            iban=part.iban,
            reference=part.reference,
            text=one_line(part.text),
            charges=part.charges or (None if several else entry.charges) or None,
        )
        for at, part in enumerate(entry.parts or (Part(entry.amount),), start=1)
    ]
