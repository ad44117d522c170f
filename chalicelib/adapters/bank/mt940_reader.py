"""A reader of MT940, by the library mt-940: a statement at a time, so that no more than one is held."""

import logging
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from chalicelib.adapters.bank.written import one_line
from chalicelib.domain.payment.bank_line import (
    BankFileError,
    BankFileEvent,
    BankLine,
    LineMethod,
    StatementBegins,
    StatementEnds,
)

_LONGEST = 16 << 20
"""Bytes of a statement."""
_NO_REFERENCE = frozenset({"NONREF", "NOTPROVIDED"})
_METHODS: dict[str, LineMethod] = {"TRF": "transfer", "DDT": "debit", "CHK": "cheque"}
"""By the kind of transaction in field 61."""
# It logs the lines that it does not understand, with the names and accounts in them.
logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)


def read_mt940(file: BinaryIO) -> Iterator[BankFileEvent]:
    """Yield what a file says, statement by statement. Raises BankFileError; what came before it was said all the same."""
    line = 1
    for first, block in _blocks(file):
        line = first
        yield from _statement(block, first)
    if line == 1:
        raise BankFileError("cut_off")


def _blocks(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield each statement with the number of its first line, from one field 20 to the next."""
    kept: list[bytes] = []
    size, first = 0, 0
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), start=1):
        if line.startswith(b":20:"):
            if kept:
                yield first, _text(kept)
            kept, size, first = [], 0, number + 1
        elif not first:
            continue
        size += len(line)
        if size > _LONGEST:
            raise BankFileError("too_large", number)
        # SWIFT's own brackets around a message.
        if not line.startswith((b"-}", b"-\r", b"-\n", b"{")):
            kept.append(line)
    if kept:
        yield first, _text(kept)


def _text(lines: list[bytes]) -> str:
    content = b"".join(lines)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("windows-1252", "replace")


def _statement(block: str, where: int) -> Iterator[BankFileEvent]:
    import mt940

    try:
        read = mt940.models.Transactions(None, None, options=mt940.Options.all())
        read.parse(block)
        fields: dict[str, Any] = read.data
        opening, first = _balance(fields, "opening")
        closing, last = _balance(fields, "closing")
        if closing is None:
            raise BankFileError("cut_off", where)
        if opening is None:
            raise BankFileError("broken", where)
        number = int(fields.get("statement_number") or 0)
        account = "".join(fields["account_identification"].split()).upper()
        yield StatementBegins(
            kind="statement",
            account=account.rpartition("/")[2],
            currency=opening.amount.currency,
            id=one_line(str(fields.get("transaction_reference", "")), str(number)),
            number=number or None,
            on=_day(opening.date),
            page=1 if first and last else int(fields.get("sequence_number") or 1),
            first=first,
            last=last,
            opening=opening.amount.amount,
        )
        for entry, transaction in enumerate(read.transactions, start=1):
            yield _line(entry, transaction.data)
        yield StatementEnds(closing.amount.amount, _day(closing.date))
    except (RuntimeError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        raise BankFileError("broken", where) from None


def _balance(fields: dict[str, Any], which: str) -> tuple[Any, bool]:
    """Give a balance, and whether it is the statement's own rather than that of a page between."""
    final = fields.get(f"final_{which}_balance")
    return (final, True) if final else (fields.get(f"intermediate_{which}_balance"), False)


def _line(entry: int, fields: dict[str, Any]) -> BankLine:
    signed: Decimal = fields["amount"].amount
    credit = signed > 0 or (signed == 0 and fields["status"] in ("C", "RD"))
    currency: str = fields["amount"].currency
    value = _day(fields["date"])
    return BankLine(
        entry=entry,
        part=0,
        credit=credit,
        amount=abs(signed),
        currency=currency,
        entry_credit=credit,
        entry_amount=abs(signed),
        entry_currency=currency,
        booked=_day(fields["entry_date"]) if fields.get("entry_date") else value,
        value=value,
        method=_METHODS.get((fields.get("id") or "")[1:], "other"),
        reversal=fields["status"].upper().startswith("R"),
        servicer_ref=_reference(fields, "bank_reference"),
        end_to_end=_reference(fields, "end_to_end_reference") or _reference(fields, "customer_reference"),
        payer=one_line(fields.get("applicant_name") or ""),
        iban="".join((fields.get("applicant_iban") or "").split()).upper(),
        text=one_line(fields.get("purpose") or fields.get("transaction_details") or fields.get("extra_details") or ""),
    )


def _reference(fields: dict[str, Any], word: str) -> str:
    text = one_line(fields.get(word) or "")
    return "" if text in _NO_REFERENCE else text


def _day(of: Any) -> date:
    return date(of.year, of.month, of.day)
