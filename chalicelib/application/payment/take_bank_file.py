"""A bank's file that came in: each of its statements is booked, entry by entry, if it adds up, or put aside whole.

It may be done again at any time: payments have the id that they had, and a statement that is booked is booked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from itertools import groupby, islice
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import SYSTEM
from chalicelib.application.errors import Busy
from chalicelib.application.payment.bank_file_survey import SurveyedPage, survey
from chalicelib.application.payment.bank_payments import bank_payments, keys_of
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.commit import AlreadyDone, Commit, Conflict, Fact, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.statement_store import KIND, STATEMENT
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.bank_line import BankFileError, BankFileEvent, BankFileFault
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.payment.statement import Statement, judged, merged, same_figures, statement_id
from chalicelib.domain.values.calendar import paris_date

TRIES = 12
BATCH = 10
"""Messages that SQS takes at once."""
LATER = 180
"""Seconds that what takes an earlier entry back waits in the queue, so that the entry is there before it."""


class BankDesk(Struct, frozen=True, kw_only=True):
    """What files are taken with. fetch: opens one by its key, to be read several times; raises LookupError or BankFileError.

    read: gives what a file says. send: puts messages into the queue of payments, after so many seconds.
    """

    store: StreamStore
    fetch: Callable[[str], AbstractContextManager[BinaryIO]]
    read: Callable[[BinaryIO], Iterator[BankFileEvent]]
    send: Callable[[Sequence[PaymentMessage], int], None]
    clock: Clock
    pause: Callable[[int], None]


def take_bank_file(desk: BankDesk, key: str) -> None:
    """Take what was put under a key. Raises LookupError, Busy, or what store and queue raise; it may be tried again."""
    try:
        with desk.fetch(key) as file:
            pages = survey(desk.read(file), key)
    except BankFileError as error:
        fault, where = error.fault, error.where
        _keep(desk, lambda before, now: before or _unread(key, fault, where, now), statement_id("file", key))
        return
    statements = [list(group) for _, group in groupby(sorted(pages, key=lambda page: page.id), key=lambda page: page.id)]
    # All that are whole in this file are sent in one go: it may have one for each day of a year.
    whole = [of for of in statements if _is_whole(desk, of, key)]
    if whole:
        _send(desk, (key,), keys_of(page for of in whole for page in of))
    for of in statements:
        _take(desk, of, sent=of in whole)


def _is_whole(desk: BankDesk, pages: Sequence[SurveyedPage], key: str) -> bool:
    before = desk.store.head(STATEMENT, pages[0].id)
    after = _of(before, pages, desk.clock())
    return after != before and after.state == "booked" and after.files == (key,)


def _take(desk: BankDesk, pages: Sequence[SurveyedPage], *, sent: bool) -> None:
    id_of, new = pages[0].id, tuple(page.page for page in pages)
    before = desk.store.head(STATEMENT, id_of)
    if before and before.state == "booked" and not same_figures(before.pages, merged(before.pages, new)):
        # Another one under the number of one that is booked: the bank made it anew, or counts from one again.
        other = statement_id("differs", id_of, *(str(page.total) for page in new))
        _keep(desk, lambda before, now: before or _differing(other, pages, now), other)
        return
    _keep(desk, lambda before, now: _of(before, pages, now), id_of, pages, sent=sent)


def _differing(id_of: str, pages: Sequence[SurveyedPage], now: datetime) -> Statement:
    return replace(_of(None, pages, now), id=id_of, state="aside", why="differs")


def _of(before: Statement | None, pages: Sequence[SurveyedPage], now: datetime) -> Statement:
    """Give a statement with pages that came."""
    if before and before.state == "booked":
        return before
    begins, until = pages[0].begins, max(page.until for page in pages)
    all_pages = merged(before.pages if before else (), tuple(page.page for page in pages))
    state, why = judged(begins.kind, all_pages)
    # Pages that are not whole yet are read again where they were put last.
    if before and (before.pages == all_pages or (before.state == state == "aside" and same_figures(before.pages, all_pages))):
        return before
    return Statement(
        id=pages[0].id,
        version=before.version if before else 0,
        kind=begins.kind,
        account=begins.account,
        currency=begins.currency,
        name=begins.id,
        number=begins.number,
        on=before.on if before else begins.on,
        until=max(until, before.until) if before else until,
        seen=before.seen if before else now,
        state=state,
        why=why,
        pages=all_pages,
    )


def _unread(key: str, fault: BankFileFault, where: int, now: datetime) -> Statement:
    """Give what stands for a file that is not read."""
    today = paris_date(now)
    return Statement(
        id=statement_id("file", key), version=0, kind="statement", account="", currency="", name=key.rpartition("/")[2],
        number=None, on=today, until=today, seen=now, state="aside", why=fault, where=where,
    )  # fmt: skip


def _keep(
    desk: BankDesk,
    change: Callable[[Statement | None, datetime], Statement],
    id_of: str,
    pages: Sequence[SurveyedPage] = (),
    *,
    sent: bool = False,
) -> None:
    """Write what became of a statement; its payments are sent before, so that one that is booked is booked whole.

    sent: whether they are, as far as this file has them.
    """
    for number in range(TRIES):
        if number:
            desk.pause(number)
        before = desk.store.head(STATEMENT, id_of)
        after = change(before, desk.clock())
        if after == before:
            return
        if after.state == "booked" and not (sent and len(after.files) == 1):
            _send(desk, after.files, keys_of(pages))
        try:
            desk.store.commit(_commit(before, replace(after, version=after.version + 1), desk.clock()))
        except (Conflict, AlreadyDone):
            continue
        return
    raise Busy


def _commit(before: Statement | None, after: Statement, now: datetime) -> Commit[Statement, Fact]:
    key = f"statement.{after.id}.{after.version}"
    return Commit(
        stream=STATEMENT, reference=after.id, expected=before.version if before else 0, head=after, before=before, at=now,
        record=Record(SYSTEM.principal, key, key, 201, after.id, after.version),
        effects=(Effect(after.id, after.version, KIND),) if after.state == "aside" else (),
    )  # fmt: skip


def _send(desk: BankDesk, files: Iterable[str], wanted: frozenset[str]) -> None:
    """Send what the wanted statements of files have, those that take an earlier entry back some minutes later."""
    since = desk.clock()
    with ExitStack() as opened:
        sources = [opened.enter_context(desk.fetch(key)) for key in files]

        def reads() -> Iterator[BankFileEvent]:
            for source in sources:
                yield from desk.read(source)

        seen = bank_payments(reads, wanted)
        for waits, group in groupby(seen, key=lambda payment: LATER if payment.reversal else 0):
            messages = (PaymentMessage(payment=payment, since=since) for payment in group)
            while batch := tuple(islice(messages, BATCH)):
                desk.send(batch, waits)
