"""Instruments as staff read them: lists by account, model and cover, and one with its history."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import NotFound
from chalicelib.application.instrument.instrument_writing import load_instrument
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.lists import BadCursor, Lists
from chalicelib.application.projection.instrument_rows import (
    ALL,
    CLAIMED,
    COVER,
    LIST,
    cover_ended,
    of_account,
    of_model,
    warranties_of,
)
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.staff.work import MOST as MOST
from chalicelib.application.staff.work import PAGE as PAGE
from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument import (
    CaseMark,
    Certificate,
    Claim,
    Component,
    Delivery,
    Instrument,
    Ownership,
    SharedLink,
)
from chalicelib.domain.instrument.instrument_facts import InstrumentFact
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Text

SOON, FURTHEST = 90, 366
"""Days within which a warranty ends, if not said otherwise, and that may be asked for."""
InstrumentView = Literal["all", "uncovered", "warranty", "former", "claimed"]
"""uncovered: in use, without a contract today. warranty: in use, whose warranty ends soon. former: that were an account's.

claimed: that left for another customer though nobody said that they came back.
"""


class ListedInstrument(Struct, frozen=True):
    """An instrument in a list. account: whose it is, null where it came back; customer: their name.

    covered: whether a contract holds today. open_cases: the numbers of its cases that are not over.
    """

    instrument: str
    version: int
    model: str
    name: Text
    serial: str
    account: str | None
    customer: str | None
    location: str | None
    warranty: date | None
    contract: ServiceContract | None
    covered: bool
    retired: date | None
    open_cases: tuple[str, ...]


class InstrumentPage(Struct, frozen=True):
    """A page of instruments. No cursor: it is the last one; a page may be short, or empty, though more follows."""

    instruments: tuple[ListedInstrument, ...]
    cursor: str | None


class StaffInstrument(Struct, frozen=True):
    """An instrument as staff see it; history: oldest first, what was struck too. exists: not once all that it was is struck."""

    instrument: ListedInstrument
    exists: bool
    deliveries: tuple[Delivery, ...]
    claims: tuple[Claim, ...]
    owners: tuple[Ownership, ...]
    cases: tuple[CaseMark, ...]
    components: tuple[Component, ...]
    certificates: tuple[Certificate, ...]
    software: str | None
    label: str | None
    links: tuple[SharedLink, ...]
    struck: tuple[int, ...]
    history: tuple[InstrumentFact, ...]


class InstrumentQuery(NamedTuple):
    """Which instruments: of a view, an account, a model; `by`: the last day by which a warranty ends; and from where on."""

    view: InstrumentView = "all"
    account: str | None = None
    model: str | None = None
    by: date | None = None
    limit: int = PAGE
    cursor: str | None = None


def read_instrument(store: InstrumentStore, caller: Caller, number: str, now: datetime) -> StaffInstrument:
    """Give the instrument with its history. Raises Forbidden or NotFound."""
    staff_only(caller)
    held = load_instrument(store, number)
    if held.state is None:
        raise NotFound
    one, history = held.state, tuple(store.instrument_facts(held.id))
    (shown,) = listed_instruments(store, (one,), paris_date(now))
    return StaffInstrument(
        instrument=shown, exists=one.exists, deliveries=one.deliveries, claims=one.claims, owners=one.owners, cases=one.cases,
        components=one.components, certificates=one.certificates, software=one.software, label=one.label, links=one.links,
        struck=one.struck, history=history,
    )  # fmt: skip


def instrument_page(
    store: InstrumentStore, lists: Lists, caller: Caller, query: InstrumentQuery, now: datetime
) -> InstrumentPage:  # fmt: skip
    """Give a page of instruments, as their heads say they are. Raises Forbidden or BadCursor."""
    staff_only(caller)
    today = paris_date(now)
    if query.view == "warranty":
        rows, cursor = _warranties(lists, query, today)
    else:
        rows, cursor = lists.listed(LIST, _partition(query), query.limit, query.cursor)
    if query.view == "uncovered":
        kept = [row for row in rows if cover_ended(row, today)]
        rows, cursor = kept, cursor if len(kept) == len(rows) else None
    heads = store.instruments([row.reference for row in rows])
    wanted = [one for one in heads if _is_asked_for(one, query, today)]
    return InstrumentPage(listed_instruments(store, wanted, today), cursor)


def _partition(query: InstrumentQuery) -> str:
    if query.view == "uncovered":
        return COVER
    if query.view == "claimed":
        return CLAIMED
    if query.account:
        return of_account(query.account, former=query.view == "former")
    return of_model(query.model) if query.model else ALL


def _warranties(lists: Lists, query: InstrumentQuery, today: date) -> tuple[Sequence[ListRow], str | None]:
    """Give the rows of the months from today's to the last one, one month after the other."""
    last = min(query.by or today + timedelta(days=SOON), today + timedelta(days=FURTHEST))
    months = list(_months(today, last))
    month, after = query.cursor.split(".", 1) if query.cursor and "." in query.cursor else (None, "")
    if query.cursor and month not in months:
        raise BadCursor
    rows: list[ListRow] = []
    for each in months[months.index(month) if month else 0 :]:
        cursor: str | None = after or None
        more, cursor = lists.listed(LIST, warranties_of(each), query.limit - len(rows), cursor)
        rows += (row for row in more if today.isoformat() <= row.order <= last.isoformat())
        after = ""
        if cursor or len(rows) >= query.limit:
            follows = cursor or (months.index(each) + 1 < len(months))
            following = f"{each}.{cursor}" if cursor else f"{months[months.index(each) + 1]}." if follows else None
            return rows, following
    return rows, None


def _months(first: date, last: date) -> Iterator[str]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{year:04d}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _is_asked_for(one: Instrument, query: InstrumentQuery, today: date) -> bool:
    """Say whether it is still what the row was of, when it was written."""
    if not one.exists or (query.model and one.model != query.model):
        return False
    if query.account and query.view != "former" and one.account != query.account:
        return False
    if query.view == "claimed":
        return bool(one.claims)
    if query.view == "uncovered":
        return one.retired is None and one.account is not None and not one.covered_on(today)
    return query.view != "warranty" or (one.retired is None and one.in_warranty_on(today))


def listed_instruments(store: InstrumentStore, instruments: Sequence[Instrument], today: date) -> tuple[ListedInstrument, ...]:
    """Give instruments as lists show them, with the names of whose they are."""
    accounts = dict.fromkeys(one.account for one in instruments if one.account)
    names = {account: head.people.name for account in accounts if (head := store.account(account))}
    return tuple(
        ListedInstrument(
            instrument=one.id, version=one.version, model=one.model, name=one.name, serial=one.serial, account=one.account,
            customer=names.get(one.account or ""), location=one.location, warranty=one.warranty, contract=one.contract,
            covered=one.covered_on(today), retired=one.retired,
            open_cases=tuple(case.number for case in one.cases if case.closed is None),
        )
        for one in instruments
    )  # fmt: skip
