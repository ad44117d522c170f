"""What a payment's text names of what is open, by strict patterns: never digits anywhere."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chalicelib.domain.payment.matching.atoms import Atom, atoms, plain_capitals
from chalicelib.domain.payment.matching.open_book import Items, OpenBook, references_of
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.written_numbers import LEAST_SHORT, in_full, key_of, spans, written
from chalicelib.domain.values.reference import LENGTH, normalise

_REFERENCE = re.compile(r"(?<![A-Z0-9])RF\s?\d")
_SIGNS = re.compile(r"[A-Z0-9]")
_LONGEST_REFERENCE = 25
MAY_BE_CUT = 25
"""Signs from which on a bank may have cut a text: a label has 27, 31 or 32, a line of a transfer 35, its text 140."""
_SAYS_NUMBER = frozenset(
    ("FACTURE", "FACTURES", "FACT", "FACTS", "FAC", "FCT", "FA", "FT", "INVOICE", "INVOICES", "INV", "RECHNUNG", "RG", "FATTURA")
)  # fmt: skip
_SAYS_NO = frozenset(("N", "NO", "NR", "NUM", "NUMERO", "REF", "NRO"))
_AND = frozenset(("ET", "AND", "UND", "E", "Y"))


class ReadText(NamedTuple):
    """What was read. by_reference: by structured references; by_number: by numbers in full; short: by numbers that may be cut.

    listed: numbers of the same series behind one that was read, as in "F26-0412/0413". dossiers: by our order numbers.
    orders: by the customer's own. foreign: what looks like a number of ours and is nothing that is open.
    """

    by_reference: Items = ()
    by_number: Items = ()
    short: Items = ()
    listed: Items = ()
    dossiers: Items = ()
    orders: Items = ()
    foreign: tuple[str, ...] = ()

    @property
    def whole(self) -> Items:
        """What was read without a doubt."""
        return _distinct((*self.by_reference, *self.by_number, *self.listed))

    @property
    def all(self) -> Items:
        """Whatever was read by a number of ours."""
        return _distinct((*self.whole, *self.short))


def read(reference: str, text: str, book: OpenBook) -> ReadText:
    """Give what the structured reference and the text name."""
    by_reference = _distinct((*_by_reference(reference, book), *_by_reference(text, book)))
    taken = atoms(_without_references(text, by_reference))
    cut = len(text.strip()) >= MAY_BE_CUT
    by_number, short, listed, foreign = list[OpenItem](), list[OpenItem](), list[OpenItem](), list[str]()
    at = 0
    while at < len(taken):
        hit = _number_at(taken, at, book, cut=cut)
        if hit is None:
            unknown = _looks_ours(taken, at, book)
            if unknown:
                foreign.append(unknown)
            at += 1
            continue
        item, length, full = hit
        at += length
        (by_number if full else short).append(item)
        more, length = _listed_from(taken, at, item, book)
        listed.extend(more)
        at += length
    orders = tuple(_orders(taken, book))
    foreign = [one for one in foreign if not any(_same(one, item.order_number) for item in orders)]
    return ReadText(
        by_reference, _distinct(by_number), _distinct(short), _distinct(listed), _distinct(_dossiers(text, book)),
        _distinct(orders), tuple(foreign),
    )  # fmt: skip


def _distinct(items: Iterable[OpenItem]) -> Items:
    return tuple(dict.fromkeys(items))


def _by_reference(text: str, book: OpenBook) -> Iterator[OpenItem]:
    """Yield the items whose structured reference stands in a text as a whole, in groups or not."""
    plain = plain_capitals(text)
    for start in _REFERENCE.finditer(plain):
        groups = ""
        for at in range(start.start(), len(plain)):
            if not _SIGNS.match(plain[at]):
                if plain[at] != " ":
                    break
                continue
            groups += plain[at]
            if len(groups) > _LONGEST_REFERENCE:
                break
            matches = book.references.get(groups, ())
            if len(matches) == 1 and not _SIGNS.match(plain[at + 1 : at + 2]):
                yield matches[0]
                break


def _starts(taken: tuple[Atom, ...], at: int) -> bool:
    return not taken[at].glued


def _ends(taken: tuple[Atom, ...], after: int) -> bool:
    return after >= len(taken) or not taken[after].glued


def _without_references(text: str, items: Items) -> str:
    """Give a text without the structured references that were read in it, whose groups look like other numbers."""
    plain = plain_capitals(text)
    for item in items:
        for reference in references_of(item):
            plain = re.sub(r"\s?".join(reference), ";", plain)
    return plain


def _number_at(taken: tuple[Atom, ...], at: int, book: OpenBook, *, cut: bool) -> tuple[OpenItem, int, bool] | None:
    """Give the item whose number begins at an atom, how many atoms it takes, and whether it is there in full."""
    if not _starts(taken, at):
        return None
    best = None
    for groups in spans(taken, at):
        if key_of(groups[:1])[0] not in book.starts:
            return None
        after = at + len(groups)
        if not _ends(taken, after):
            continue
        hits = {
            (item, full)
            for printed, item in book.numbers.get(key_of(groups), ())
            if (full := in_full(groups, printed)) is not None
        }
        if len({item for item, _ in hits}) != 1:
            continue
        item = next(iter(hits))[0]
        full = any(full for _, full in hits)
        if written(item.number or "").weak and not _said_before(taken, at):
            continue
        if not full and after < len(taken) and taken[after].digits and taken[after].joined:
            continue
        best = item, len(groups), after < len(taken) or not cut or (full and not _goes_on(item, book))
    return best


def _goes_on(item: OpenItem, book: OpenBook) -> bool:
    """Say whether a number of something open begins with this one: at the end of a text it may be that one, cut."""
    *before, last = written(item.number or "").groups
    begun = key_of(tuple(before))
    return last.isdigit() and any((*begun, (last + digit).lstrip("0")) in book.numbers for digit in "0123456789")


def _said_before(taken: tuple[Atom, ...], at: int) -> bool:
    """Say whether a word before an atom tells that a number of an invoice follows."""
    before = at - 1
    if before >= 0 and taken[before].text in _SAYS_NO:
        before -= 1
    return before >= 0 and taken[before].text in _SAYS_NUMBER


def _listed_from(taken: tuple[Atom, ...], at: int, item: OpenItem, book: OpenBook) -> tuple[list[OpenItem], int]:
    """Give the items of the same series whose last groups follow a number, and how many atoms they take."""
    *before, last = written(item.number or "").groups
    matches: list[OpenItem] = []
    length = 0
    while last.isdigit() and at + length < len(taken):
        here = at + length
        skip = 1 if taken[here].text in _AND and here + 1 < len(taken) else 0
        atom = taken[here + skip]
        if not atom.digits or len(atom.text) != len(last) or atom.glued or not _ends(taken, here + skip + 1):
            break
        hits = {one for _, one in book.numbers.get(key_of((*before, atom.text)), ())}
        if len(hits) != 1:
            break
        matches.append(hits.pop())
        length += skip + 1
    return matches, length


def _looks_ours(taken: tuple[Atom, ...], at: int, book: OpenBook) -> str | None:
    """Give what is written as a number of one of our series, and is none that is open."""
    if not _starts(taken, at):
        return None
    for groups in spans(taken, at):
        of_series = key_of(groups)[:-1] in book.series and groups[-1].isdigit()
        if of_series and len(groups[-1]) >= LEAST_SHORT and _ends(taken, at + len(groups)):
            return "-".join(groups)
    return None


def _same(groups: str, number: str | None) -> bool:
    return number is not None and [atom.text for atom in atoms(groups)] == [atom.text for atom in atoms(number)]


def _orders(taken: tuple[Atom, ...], book: OpenBook) -> Iterator[OpenItem]:
    """Yield what is open of the orders whose customer's number stands in the text as a whole."""
    for at in range(len(taken)):
        if not _starts(taken, at) or taken[at].text not in book.order_starts:
            continue
        for groups in spans(taken, at):
            if _ends(taken, at + len(groups)):
                yield from book.orders.get(groups, ())


def _dossiers(text: str, book: OpenBook) -> Iterator[OpenItem]:
    """Yield what is open of the dossiers whose reference stands in the text as a word."""
    for word in re.split(r"[^A-Z0-9-]+", plain_capitals(text)):
        for reference in (word, word.rpartition("-")[0]):  # a pro forma's number is the order's, and a count
            if len(reference.replace("-", "")) == LENGTH:
                yield from book.dossiers.get(normalise(reference) or "", ())
