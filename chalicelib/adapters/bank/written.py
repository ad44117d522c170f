"""Amounts and days as banks write them."""

import re
from datetime import date, datetime
from decimal import Decimal

from chalicelib.domain.payment.bank_line import BankFileError
from chalicelib.domain.values.calendar import paris_date

_AMOUNT = re.compile(r"\+?(\d{1,18})(?:\.(\d{1,5}))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONGEST = 500


def amount_of(text: str, where: int) -> Decimal:
    """Give an amount of ISO 20022: 18 digits at most, 5 of them decimals, none below zero. Raises BankFileError."""
    matched = _AMOUNT.fullmatch(text)
    if matched is None:
        raise BankFileError("amount", where)
    return Decimal(text)


def day_of(text: str, where: int) -> date:
    """Give the day (Paris) of a date, with an offset or not, or of a moment. Raises BankFileError."""
    try:
        if "T" in text:
            at = datetime.fromisoformat(text)
            return paris_date(at) if at.tzinfo else at.date()
        # A date may say its offset; it is the bank's day all the same.
        if not _DAY.match(text):
            raise ValueError(text)
        return date.fromisoformat(text[:10])
    except (ValueError, OverflowError):
        raise BankFileError("date", where) from None


def one_line(*parts: str) -> str:
    """Give texts in one line, what they lack left out, as long as a payment keeps."""
    return " ".join(word for part in parts for word in part.split() if word.isprintable())[:_LONGEST]
