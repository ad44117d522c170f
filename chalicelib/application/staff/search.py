"""Search: dossiers by any number, and by the beginning of any word of a name; an index leads to heads, and those decide."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.instrument.instrument_desk import ListedInstrument
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import BadCursor, Search
from chalicelib.application.staff.intersection import FEW, MANY, SIGN, after_count, count_of, meeting
from chalicelib.application.staff.summary import Summary, summary
from chalicelib.domain.sale.search_terms import begins, ending, parts, query_terms, spelled, terms, together
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise

ZEROS = 3
"""Zeros before a number that may be left out."""
EXAMINED = 50
"""Rows of the index that a page examines for each way to read what was typed."""


class Hit(Summary, frozen=True):
    """A dossier that was found, and those of its numbers that begin with what was typed: none if it was found by names."""

    matched: tuple[str, ...]


class SearchPage(Struct, frozen=True):
    """What was found among the rows examined, perhaps nothing; `cursor` leads on, null where there are no more rows.

    instruments: on the first page, those whose very identifier or serial number was typed.
    """

    dossiers: tuple[Hit, ...]
    cursor: str | None
    instruments: tuple[ListedInstrument, ...] = ()


class Typed(NamedTuple):
    """What somebody typed: the reference that it is, and the ways to read it, each as beginnings that a dossier has all of."""

    reference: str | None
    ways: tuple[tuple[str, ...], ...]


def typed(text: str) -> Typed:
    """Give a text read as one number, perhaps typed in groups, or without the zeros before it, as words, and as a parcel's end.

    No way if it has neither letter nor digit.
    """
    words, whole = query_terms(text), together(text)
    if not words:
        return Typed(normalise(text), ())
    zeros = tuple((f"{'0' * n}{whole}",) for n in range(1, ZEROS + 1)) if whole.isdecimal() else ()
    ways = ((whole,), *zeros, *((words,) if words != (whole,) else ()), ending(text))
    return Typed(normalise(text), tuple(filter(None, ways)))


def search(
    store: DossierStore, index: Search, caller: Caller, what: Typed, cursor: str | None, now: datetime, policy: NewsPolicy
) -> SearchPage:
    """Give a page, the dossier whose very reference was typed before all others. Raises Forbidden or BadCursor."""
    staff_only(caller)
    way, after = _position(cursor, what)
    matches = list(store.load_all([what.reference])) if what.reference and cursor is None else []
    while way < len(what.ways):
        more, after = _examined(store, index, what, way, after)
        matches += more
        if after:
            break
        way += 1
    today = paris_date(now)
    hits = tuple(_hit(summary(reference, head, today, policy), head, what) for reference, head in matches)
    return SearchPage(hits, f"{way}{after}" if after else None)


def _position(cursor: str | None, what: Typed) -> tuple[int, str | None]:
    """Give the way and the index's own cursor that a cursor of ours holds."""
    if cursor is None:
        return 0, None
    if not cursor[1:] or cursor[0] not in map(str, range(len(what.ways))):
        raise BadCursor
    return int(cursor[0]), cursor[1:]


Examined = tuple[list[tuple[str, Loaded]], str | None]
"""Dossiers that are found, and the cursor of more."""


def _examined(store: DossierStore, index: Search, what: Typed, way: int, after: str | None) -> Examined:
    """Give the dossiers that the next rows of one way lead to.

    Of several words the longest leads, whatever else a dossier has. Where one is rare, or the first of these rows lead to
    nothing that has all words, only dossiers that every rare word has a row of are examined: words that never meet end at once.
    """
    words = what.ways[way]
    if after and after.startswith(SIGN):
        met = meeting(index, words, MANY)
        if met is None:
            raise BadCursor
        return _met(store, what, way, met, count_of(after))
    first = after is None and len(words) > 1
    if first and (met := meeting(index, words, FEW)) is not None:
        return _met(store, what, way, met, 0)
    rows, after = index.find(_longest(words), EXAMINED, after)
    heads = dict(store.load_all([row.reference for row in rows if row.reference != what.reference], consistent=False))
    places = {reference: _shown_at(terms(reference, *head), what, way) for reference, head in heads.items()}
    matches = [(r.reference, heads[r.reference]) for r in rows if r.reference in heads and places[r.reference] == r.term]
    if first and after and not matches and (met := meeting(index, words, MANY)) is not None:
        return _met(store, what, way, met, 0)
    return matches, after


def _met(store: DossierStore, what: Typed, way: int, met: Sequence[str], begin: int) -> Examined:
    """Give those of the next dossiers that this way finds, as their heads say."""
    page, end = [reference for reference in met[begin : begin + EXAMINED] if reference != what.reference], begin + EXAMINED
    heads = store.load_all(page, consistent=False) if page else ()
    matches = [(reference, head) for reference, head in heads if _shown_at(terms(reference, *head), what, way) is not None]
    return matches, after_count(end) if end < len(met) else None


def _shown_at(own_terms: Iterable[str], what: Typed, way: int) -> str | None:
    """Give the one of its terms at which a dossier is shown; None if this way does not find it, or one before did."""
    if any(_have(own_terms, before) for before in what.ways[:way]) or not _have(own_terms, what.ways[way]):
        return None
    return min(term for term in own_terms if term.startswith(_longest(what.ways[way])))


def _have(own_terms: Iterable[str], beginnings: Iterable[str]) -> bool:
    return all(any(term.startswith(beginning) for term in own_terms) for beginning in beginnings)


def _longest(beginnings: Iterable[str]) -> str:
    return max(beginnings, key=len)


def _hit(shown: Summary, head: Loaded, what: Typed) -> Hit:
    beginnings = tuple(beginning for way in what.ways for beginning in way)
    numbers = dict.fromkeys(spelled(shown.reference, head.state))
    tracking = head.state.tracking_numbers
    more = {number: (*parts(number), *ending(number)) for number in tracking}
    matched = (number for number in numbers if begins(number, beginnings, more.get(number, ())))
    return Hit(**asdict(shown), matched=tuple(matched))
