"""A reader of CFONB 120, what French banks still send: records of 120 signs, 01 the old balance, 04 and 05 entries, 07 the new.

Places are those of « Relevé de compte sur support informatique » (CFONB, July 2004), with the fields of 05 for SEPA (2007).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from chalicelib.adapters.bank.written import one_line
from chalicelib.domain.payment.bank_line import (
    BankFileError,
    BankFileEvent,
    BankFileFault,
    BankLine,
    LineMethod,
    StatementBegins,
    StatementEnds,
)

WIDTH = 120
_LAST = {sign: (1, digit) for digit, sign in enumerate("{ABCDEFGHI")} | {
    sign: (-1, digit) for digit, sign in enumerate("}JKLMNOPQR")
}
_LAST |= {"é": (1, 0), "è": (-1, 0)}
"""What the last sign of an amount is: its digit, with the sign. In the French variant of ASCII (ISO 646) brackets are é and è."""
_METHODS: dict[str, LineMethod] = {
    **dict.fromkeys(("VIR", "VIREMENT", "VRT"), "transfer"),
    **dict.fromkeys(("PRLV", "PRELEVEMENT", "PRLVT"), "debit"),
    **dict.fromkeys(("CHQ", "CHEQUE", "CHEQUES", "REM", "REMISE"), "cheque"),
}
"""By the first word of a label."""
_VALUES = {ord(letter): str((at % 9) + 1 + (at >= 18)) for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
"""What letters of an account count for in its key: A to I, J to R, and S to Z from 2 on."""


def read_cfonb(file: BinaryIO) -> Iterator[BankFileEvent]:
    """Yield what a file says, as it is read. Raises BankFileError; what came before it was said all the same."""
    begun: str | None = None
    entry: _Entry | None = None
    number = 0
    for where, record in enumerate(_records(file), start=1):
        code = record[:2]
        if code == "01":
            _hold(begun is None, "cut_off", where)
            begun, number = _account(record, where), 0
            yield _begins(record, begun, where)
        elif code == "05" and entry and begun == _account(record, where):
            entry.add(record)
        elif code in ("04", "07") and begun == _account(record, where):
            if entry:
                yield entry.line()
                entry = None
            if code == "04":
                number += 1
                entry = _Entry(record, number, where)
            else:
                yield StatementEnds(_amount(record, where), _day(record[34:40], where))
                begun = None
        else:
            raise BankFileError("broken", where)
    _hold(begun is None, "cut_off", 0)


def _hold(holds: bool, fault: BankFileFault, where: int) -> None:
    if not holds:
        raise BankFileError(fault, where)


def _records(file: BinaryIO) -> Iterator[str]:
    """Yield the records: lines, whose last spaces may be missing, or signs one after another."""
    start = file.read(WIDTH + 2)
    file.seek(0)
    if len(start) > WIDTH and b"\n" not in start and b"\r" not in start:
        while block := file.read(WIDTH):
            yield _text(block).ljust(WIDTH)
        return
    while line := file.readline(WIDTH * 4):
        text = _text(line).rstrip("\r\n\x1a")
        if text.strip():
            yield text.ljust(WIDTH)


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _begins(record: str, account: str, where: int) -> StatementBegins:
    day = _day(record[34:40], where)
    return StatementBegins(
        kind="statement",
        account=account,
        currency=record[16:19],
        id=day.isoformat(),
        number=None,
        on=day,
        page=1,
        first=True,
        last=True,
        opening=_amount(record, where),
    )


class _Entry:
    """An entry, to which records 05 may add."""

    def __init__(self, record: str, number: int, where: int) -> None:
        self._record, self._number = record, number
        self._amount = _amount(record, where)
        self._booked = _day(record[34:40], where)
        self._value = _day(record[42:48], where) if record[42:48].strip() else self._booked
        self._more: dict[str, list[str]] = {}

    def add(self, record: str) -> None:
        """Add what a record 05 says."""
        texts = self._more.setdefault(record[45:48], [])
        if len(texts) < 20:
            texts.append(record[48:118])

    def line(self) -> BankLine:
        """Give the entry with all that was added."""
        record, credit = self._record, self._amount >= 0
        label = one_line(record[48:79])
        more = one_line(*(word for key in ("LIB", "LCC", "LC2", "LCS") for word in self._more.get(key, ())))
        who = ("NPY", "NPO") if credit else ("NBE", "NBU")
        named = [word for key in who for word in self._more.get(key, ())]
        end_to_end, purpose = (one_line(part) for part in _halves(self._more.get("RCN", [""])[0]))
        return BankLine(
            entry=self._number,
            part=0,
            credit=credit,
            amount=abs(self._amount),
            currency=record[16:19],
            entry_credit=credit,
            entry_amount=abs(self._amount),
            entry_currency=record[16:19],
            booked=self._booked,
            value=self._value,
            method=_METHODS.get(label.partition(" ")[0], "other"),
            reversal=bool(record[40:42].strip()),
            end_to_end="" if end_to_end == "NOTPROVIDED" else end_to_end,
            payer=one_line(named[0]) if named else "",
            text=one_line(label, more, purpose, record[104:120]),
        )


def _halves(text: str) -> tuple[str, str]:
    return text[:35], text[35:]


def _amount(record: str, where: int) -> Decimal:
    digits, sign, decimals = record[90:103], _LAST.get(record[103]), record[19]
    if sign is None or not (digits.isascii() and digits.isdecimal() and decimals.isascii() and decimals.isdecimal()):
        raise BankFileError("amount", where)
    return Decimal(sign[0] * int(f"{digits}{sign[1]}")).scaleb(-int(decimals))


def _day(text: str, where: int) -> date:
    """Give a day of six digits, of this century."""
    if not (text.isascii() and text.isdecimal()):
        raise BankFileError("date", where)
    try:
        return date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        raise BankFileError("date", where) from None


def _account(record: str, where: int) -> str:
    """Give the account's IBAN, of bank, branch and number: so it is the same as in files of ISO 20022."""
    bank, branch, account = record[2:7], record[11:16], record[21:32]
    numbers = f"{bank}{branch}{account}".translate(_VALUES)
    if not (numbers.isascii() and numbers.isdecimal()):
        raise BankFileError("broken", where)
    key = 97 - (89 * int(numbers[:5]) + 15 * int(numbers[5:10]) + 3 * int(numbers[10:])) % 97
    basic = f"{bank}{branch}{account}{key:02}"
    digits = "".join(str(int(sign, 36)) for sign in f"{basic}FR00")
    return f"FR{98 - int(digits) % 97:02}{basic}"
