"""A file of a bank, in whichever format it is: what it begins with tells."""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from chalicelib.adapters.bank.camt import read_camt
from chalicelib.adapters.bank.cfonb import read_cfonb
from chalicelib.adapters.bank.mt940_reader import read_mt940
from chalicelib.domain.payment.bank_line import BankFileError, BankFileEvent

_START = 1024
_CFONB = re.compile(rb"01\d{5}")
_MT940 = re.compile(rb"(?:\{1:|:20:)|.{0,200}\n:20:", re.DOTALL)


def read_bank_file(file: BinaryIO) -> Iterator[BankFileEvent]:
    """Yield what a file says that can be read from its start again. Raises BankFileError."""
    file.seek(0)
    start = file.read(_START)
    file.seek(0)
    yield from _reader(start)(file)


def _reader(start: bytes) -> Callable[[BinaryIO], Iterator[BankFileEvent]]:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return read_camt
    text = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if not text:
        raise BankFileError("empty")
    if text.startswith(b"<"):
        return read_camt
    if _CFONB.match(text):
        return read_cfonb
    if _MT940.match(text):
        return read_mt940
    raise BankFileError("unknown_format")
