"""A reader of camt.053 and camt.054, versions 02 to 14, that never holds more than one entry: expat tells, a tree picks.

A DOCTYPE is refused before anything it could say is read, so that no entity is ever defined.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.parsers import expat

from chalicelib.adapters.bank.camt_fields import Fields, begins_of, line_of, until_of
from chalicelib.adapters.bank.camt_paths import MESSAGES, REPEATED, Node
from chalicelib.domain.payment.bank_line import BankFileError, BankFileEvent, BankFileKind, BankLine

CHUNK = 1 << 16
_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.(\d{3})\.001\.(\d\d)")
_KINDS: dict[str, tuple[str, BankFileKind]] = {
    "BkToCstmrStmt": ("053", "statement"),
    "BkToCstmrDbtCdtNtfctn": ("054", "notification"),
}
_VERSIONS = range(2, 15)
_CUT_OFF = frozenset(
    expat.errors.codes[text]
    for text in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_PARTIAL_CHAR,
                 expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION)
)  # fmt: skip
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_UNICODE = frozenset({b"utf-8", b"utf8"})
_PIECES = 8
"""So many pieces of a text are kept, of a few thousand characters each: no element that is read has more."""


def read_camt(file: BinaryIO) -> Iterator[BankFileEvent]:
    """Yield what a file says, as it is read. Raises BankFileError; what came before it was said all the same."""
    reader = _Reader(_encoding(file))
    while chunk := file.read(CHUNK):
        reader.feed(chunk)
        yield from reader.taken()
    reader.finish()
    yield from reader.taken()


def _encoding(file: BinaryIO) -> str | None:
    """Say in which encoding a file is to be read, None for what it says itself: some banks say UTF-8 and write Windows-1252."""
    file.seek(0)
    declared = _DECLARED.match(file.read(200).removeprefix(codecs.BOM_UTF8))
    file.seek(0)
    start = file.read(2)
    file.seek(0)
    if start in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE) or (declared and declared[1].lower() not in _UNICODE):
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return "windows-1252"
    finally:
        file.seek(0)
    return None


class _Reader:
    """The state between two events of expat: where it is in the tree, and what it kept."""

    def __init__(self, encoding: str | None) -> None:
        self._parser = parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = self._doctype
        self._namespace = ""
        self._messages = 0
        self._taken: list[BankFileEvent] = []
        self._stack: list[Node | None] = []
        self._node: Node = Node()
        self._skipped = 0
        self._reads: Node | None = None
        self._pieces: list[str] = []
        self._message: Fields = {}
        self._statement: Fields = {}
        self._balance: Fields = {}
        self._entry: Fields = {}
        self._part: Fields = {}
        self._into = self._message
        self._kind: BankFileKind = "statement"
        self._begun = False
        self._entries = self._parts = 0
        self._first: Fields = {}
        self._closing = ""
        self._begin: dict[str, Callable[[], Fields]] = {
            "statement": self._begin_statement,
            "balance": self._begin_balance,
            "entry": self._begin_entry,
            "part": self._begin_part,
        }
        self._end: dict[str, Callable[[], Fields]] = {
            "statement": self._end_statement,
            "balance": self._end_balance,
            "entry": self._end_entry,
            "part": self._end_part,
        }
        self._outside()

    def feed(self, chunk: bytes) -> None:
        """Read on. Raises BankFileError."""
        self._parse(chunk, last=False)

    def finish(self) -> None:
        """Read to the end. Raises BankFileError."""
        self._parse(b"", last=True)
        if not self._messages:
            raise BankFileError("other_message")

    def taken(self) -> list[BankFileEvent]:
        """Give what was read since it was last asked."""
        taken, self._taken = self._taken, []
        return taken

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise BankFileError("cut_off" if error.code in _CUT_OFF else "broken", error.lineno) from None
        except (LookupError, ValueError):  # an encoding that is none, or of several bytes a letter
            raise BankFileError("broken") from None

    def _doctype(self, *_: object) -> None:
        raise BankFileError("doctype")

    # Outside a message: envelope, AppHdr, whatever else the bank puts around.

    def _outside(self) -> None:
        self._parser.StartElementHandler = self._start_outside
        self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None

    def _start_outside(self, name: str, attributes: list[str]) -> None:
        for value in attributes[1::2]:
            if value.startswith("urn:iso:std:iso:20022:tech:xsd:"):
                self._namespace = value
        message = name.rpartition(":")[2]
        tree = MESSAGES.get(message)
        if tree is None:
            return
        number, self._kind = _KINDS[message]
        matched = _NAMESPACE.fullmatch(self._namespace)
        if matched is None or matched[1] != number or int(matched[2]) not in _VERSIONS:
            raise BankFileError("unknown_version")
        self._messages += 1
        self._node, self._stack = tree, [None]
        self._message = self._into = {}
        self._inside()

    # Inside one.

    def _inside(self) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._stop

    def _start(self, name: str, attributes: list[str]) -> None:
        node = self._node.below.get(name) or self._node.below.get(name.rpartition(":")[2])
        if node is None:
            self._skipped = 1
            parser = self._parser
            parser.StartElementHandler, parser.EndElementHandler = self._start_skipped, self._stop_skipped
            if self._reads:
                parser.CharacterDataHandler = None
                self._reads = None
            return
        self._stack.append(self._node)
        self._node = node
        if node.whole:
            self._into = self._begin[node.whole]()
        if node.keep:
            if attributes and node.currency:
                for at in range(0, len(attributes), 2):
                    if attributes[at] == "Ccy":
                        self._into.setdefault(node.currency, attributes[at + 1])
            self._reads, self._pieces = node, []
            self._parser.CharacterDataHandler = self._piece
        elif self._reads:
            self._parser.CharacterDataHandler = self._reads = None

    def _piece(self, text: str) -> None:
        if len(self._pieces) < _PIECES:
            self._pieces.append(text)

    def _stop(self, name: str) -> None:
        node = self._node
        if self._reads is node:
            self._parser.CharacterDataHandler = self._reads = None
            into, word, text = self._into, node.keep, "".join(self._pieces).strip()
            if word not in into:
                into[word] = text
            elif word in REPEATED:
                into[word] = f"{into[word]} {text}"
        if node.whole:
            self._into = self._end[node.whole]()
        above = self._stack.pop()
        if above is None:
            self._outside()
        else:
            self._node = above

    def _start_skipped(self, name: str, attributes: list[str]) -> None:
        self._skipped += 1

    def _stop_skipped(self, name: str) -> None:
        self._skipped -= 1
        if not self._skipped:
            self._inside()

    # What stands by itself.

    def _begin_statement(self) -> Fields:
        self._statement = {}
        self._begun, self._entries, self._closing = False, 0, ""
        return self._statement

    def _begin_balance(self) -> Fields:
        self._balance = {}
        return self._balance

    def _end_balance(self) -> Fields:
        balance, word = (
            self._balance,
            {"OPBD": "opening", "PRCD": "previous", "CLBD": "closing"}.get(self._balance.get("bal_type", "")),
        )
        if word and word not in self._statement:
            sign = "-" if balance.get("bal_sign") == "DBIT" else ""
            self._statement[word] = sign + balance.get("bal_amount", "")
            self._statement[f"{word}_day"] = balance.get("bal_day", "")
        return self._statement

    def _begin_entry(self) -> Fields:
        self._announce()
        self._entries += 1
        self._parts = 0
        self._entry = {}
        return self._entry

    def _end_entry(self) -> Fields:
        if self._parts < 2 and self._booked():
            self._taken.append(self._line(self._first if self._parts else {}, 0))
        return self._statement

    def _begin_part(self) -> Fields:
        self._part = {}
        return self._part

    def _end_part(self) -> Fields:
        self._parts += 1
        if self._parts == 1:
            self._first = self._part
        elif self._booked():
            if self._parts == 2:
                self._taken.append(self._line(self._first, 1))
            self._taken.append(self._line(self._part, self._parts))
        return self._entry

    def _end_statement(self) -> Fields:
        self._announce()
        self._taken.append(until_of(self._statement, self._message))
        return self._message

    def _announce(self) -> None:
        """Say that the statement begins, once: its balances stand before its entries."""
        if not self._begun:
            self._begun = True
            self._taken.append(begins_of(self._kind, self._statement, self._message))

    def _booked(self) -> bool:
        return self._entry.get("status") == "BOOK"

    def _line(self, part: Fields, number: int) -> BankLine:
        return line_of(self._entry, part, self._statement, self._entries, number)
