"""What the texts of a camt file mean: statements and lines of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chalicelib.adapters.bank.written import amount_of, day_of, one_line
from chalicelib.domain.payment.bank_line import (
    BankFileError,
    BankFileKind,
    BankLine,
    LineMethod,
    StatementBegins,
    StatementEnds,
)
from chalicelib.domain.values.money import ZERO

Fields = dict[str, str]
"""Texts by the words of camt_paths."""
_METHODS: Mapping[str, LineMethod] = {
    **dict.fromkeys(("RCDT", "ICDT", "RRCT", "IRCT"), "transfer"),
    **dict.fromkeys(("RDDT", "IDDT"), "debit"),
    **dict.fromkeys(("RCHQ", "ICHQ"), "cheque"),
    **dict.fromkeys(("CCRD", "MCRD"), "card"),
    "CNTR": "cash",
}
"""By the family of the bank transaction code (ISO 20022, domain PMNT); RRCT and IRCT are instant transfers."""
_NO_REFERENCE = frozenset({"NOTPROVIDED", "NONREF", "NOTAVAILABLE"})
_TRUE = frozenset({"true", "1"})


def begins_of(kind: BankFileKind, statement: Fields, message: Fields) -> StatementBegins:
    """Give what a statement says before its entries. Raises BankFileError.

    A message of several pages says nothing of its statements: one with both balances is whole, whatever page it stands on.
    """
    opening, closing = _opening(statement), _balance(statement, "closing")
    page, first, last = 1, True, True
    if "page" in statement:
        page = _whole(statement["page"])
        first, last = page == 1, statement.get("last") in _TRUE
    elif "message_page" in message and kind == "statement" and (opening is None or closing is None):
        page, first, last = _whole(message["message_page"]), opening is not None, closing is not None
    number = statement.get("number") or statement.get("legal_number")
    return StatementBegins(
        kind=kind,
        account=_account(statement.get("account", "")),
        currency=statement.get("currency", ""),
        id=one_line(statement.get("id", "")),
        number=_whole(number) if number else None,
        on=_made(statement, message),
        page=page,
        first=first,
        last=last,
        opening=opening,
        notified=True,
    )


def until_of(statement: Fields, message: Fields) -> StatementEnds:
    """Give what a statement says at its end. Raises BankFileError."""
    day = statement.get("until") or statement.get("closing_day")
    return StatementEnds(_balance(statement, "closing"), day_of(day, 0) if day else _made(statement, message))


def line_of(entry: Fields, part: Fields, statement: Fields, number: int, part_number: int) -> BankLine:
    """Give a line: an entry with its only part, or one of several. Raises BankFileError."""
    entry_amount, entry_credit = amount_of(entry.get("amount", ""), number), _credit(entry.get("sign", ""), number)
    amount, credit, currency = entry_amount, entry_credit, entry.get("amount_currency", "")
    if part_number:
        # One that says no amount adds up to nothing: the batch is then taken as a whole.
        word = "part_amount" if "part_amount" in part else "tx_amount"
        amount = amount_of(part[word], number) if word in part else ZERO
        currency = part.get(f"{word}_currency", currency)
        credit = _credit(part["part_sign"], number) if "part_sign" in part else entry_credit
    reversal = entry.get("reversal") in _TRUE
    booked, value = _days(entry, statement, number)
    who = ("Dbtr", "UltmtDbtr") if credit is not reversal else ("Cdtr", "UltmtCdtr")
    return BankLine(
        entry=number,
        part=part_number,
        credit=credit,
        amount=amount,
        currency=currency,
        entry_credit=entry_credit,
        entry_amount=entry_amount,
        entry_currency=entry.get("amount_currency", ""),
        booked=booked,
        value=value,
        method=_METHODS.get(part.get("part_family") or entry.get("family", ""), "other"),
        reversal=reversal,
        servicer_ref=_reference(entry, "servicer_ref") or ("" if part_number else _reference(part, "part_ref")),
        part_ref=_reference(part, "part_ref"),
        end_to_end=_reference(part, "end_to_end"),
        payer=one_line(part.get(who[0]) or part.get(who[1], "")),
        iban=_account(part.get(f"{who[0]}Acct", "")),
        reference=one_line(part.get("reference", "")),
        text=one_line(part.get("text", "") or part.get("part_more", "") or entry.get("more", "")),
        charges=_charges(part, "part_", number) or (None if part_number else _charges(entry, "", number)),
    )


def _days(entry: Fields, statement: Fields, number: int) -> tuple[date, date]:
    booked, value = entry.get("booked") or entry.get("value"), entry.get("value") or entry.get("booked")
    if not booked or not value:
        booked = value = statement.get("closing_day") or statement.get("until") or statement.get("made", "")
    return day_of(booked, number), day_of(value, number)


def _made(statement: Fields, message: Fields) -> date:
    return day_of(statement.get("made") or message.get("sent", ""), 0)


def _opening(statement: Fields) -> Decimal | None:
    opening = _balance(statement, "opening")
    return _balance(statement, "previous") if opening is None else opening


def _balance(statement: Fields, word: str) -> Decimal | None:
    text = statement.get(word)
    if text is None:
        return None
    return -amount_of(text[1:], 0) if text.startswith("-") else amount_of(text, 0)


def _charges(fields: Fields, where: str, number: int) -> Decimal | None:
    amounts = fields.get(f"{where}charges") or fields.get(f"{where}charge")
    return sum((amount_of(text, number) for text in amounts.split()), ZERO) or None if amounts else None


def _credit(sign: str, number: int) -> bool:
    if sign not in ("CRDT", "DBIT"):
        raise BankFileError("broken", number)
    return sign == "CRDT"


def _reference(fields: Fields, word: str) -> str:
    text = one_line(fields.get(word, ""))
    return "" if text in _NO_REFERENCE else text


def _account(text: str) -> str:
    """Give an account as it is compared: without spaces, in capitals."""
    return "".join(text.split()).upper()


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        raise BankFileError("broken")
    return int(text)
