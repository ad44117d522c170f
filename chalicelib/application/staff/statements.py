"""Bank statements for staff: a file is put in, and each statement is listed with what became of it."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.statement_store import EVERY, StatementStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.projection.statement_rows import LIST
from chalicelib.application.staff.statement_words import said_of
from chalicelib.application.staff.uploads import Inbox, PlacedFile, PresignedUpload
from chalicelib.domain.payment.bank_line import LARGEST_FILE, BankFileKind
from chalicelib.domain.payment.statement import Statement, StatementFault, StatementState
from chalicelib.domain.sale.file_names import file_name
from chalicelib.domain.values.fields import FileName, Sha256
from chalicelib.domain.values.roles import Role

SENDERS = frozenset[Role]({"accountant"})
PREFIX = "statements/"
"""What the keys of banks' files begin with: a path of the site, and where the bank's own transfer puts them."""
LIFE = 300
"""Seconds for which a place may be used."""
PAGE = 50
_SIGNS = re.compile(r"[^A-Za-z0-9._-]+")


class NewStatementFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A bank's file to be sent in: what it is called, its bytes and their SHA-256."""

    filename: FileName
    size: Annotated[int, Meta(ge=1, le=LARGEST_FILE, description=f"bytes, from 1 to {LARGEST_FILE}")]
    sha256: Sha256


class StatementGap(Struct, frozen=True):
    """Between a statement and the one before it of the account something is missing.

    before: the balance after that one. missing: how many the bank's own count says are between, null where it says none.
    """

    before: Decimal
    missing: int | None


class ShownStatement(Struct, frozen=True, kw_only=True):
    """A bank statement; of a file that is not read, name says which, and account is empty.

    number: the bank's own count. on: the day it was made; until: the last day that it tells of. seen: when it came.
    opening, closing: the balances as the bank says them; reckoned: the one after it as its entries add up.
    why: why it is put aside; text: what became of it, in words. where: the line or entry at which a file is wrong, 0 of none.
    gap: null where the one before it ends where this one begins, or is not here.
    """

    id: str
    kind: BankFileKind
    account: str
    currency: str
    name: str
    number: int | None
    on: date
    until: date
    seen: datetime
    state: StatementState
    why: StatementFault | None
    text: str
    where: int
    entries: int
    opening: Decimal | None
    closing: Decimal | None
    reckoned: Decimal | None
    gap: StatementGap | None


class StatementPageShown(Struct, frozen=True):
    """A page of bank statements, the newest first. No cursor: it is the last page."""

    statements: tuple[ShownStatement, ...]
    cursor: str | None


def presign_statement(inbox: Inbox, caller: Caller, new: NewStatementFile) -> PresignedUpload:
    """Give the place of a bank's file: a path of the site, for these bytes. The same file may be put again. Raises Forbidden."""
    if not caller.roles & SENDERS:
        raise Forbidden
    name = _SIGNS.sub("_", file_name(new.filename))[-80:]
    presigned = inbox.presign_bytes(
        f"{PREFIX}{new.sha256}/{name}", PlacedFile("application/octet-stream", new.size, new.sha256, LIFE)
    )
    return PresignedUpload(presigned.url[presigned.url.index(f"/{PREFIX}") :], presigned.headers)


def statement_page(
    store: StatementStore, lists: Lists, caller: Caller, cursor: str | None, translations: Translations
) -> StatementPageShown:
    """Give a page. Raises Forbidden or BadCursor."""
    staff_only(caller)
    rows, more = lists.listed(LIST, EVERY, PAGE, cursor)
    # The statement before the last of a page stands on the next one.
    later, _ = lists.listed(LIST, EVERY, PAGE, more) if more else ((), None)
    read = store.statements([row.reference for row in (*rows, *later)])
    shown = frozenset(row.reference for row in rows)
    return StatementPageShown(tuple(_shown(one, read, translations) for one in read if one.id in shown), more)


def _shown(of: Statement, newest_first: Sequence[Statement], translations: Translations) -> ShownStatement:
    return ShownStatement(
        id=of.id,
        kind=of.kind,
        account=of.account,
        currency=of.currency,
        name=of.name,
        number=of.number,
        on=of.on,
        until=of.until,
        seen=of.seen,
        state=of.state,
        why=of.why,
        text=said_of(of, translations),
        where=of.where,
        entries=of.entries,
        opening=of.opening,
        closing=of.closing,
        reckoned=of.reckoned,
        gap=_gap(of, newest_first),
    )


def _gap(of: Statement, newest_first: Sequence[Statement]) -> StatementGap | None:
    """Give what is missing before a statement, by the one before it of the account."""
    older = newest_first[newest_first.index(of) + 1 :]
    before = next((other for other in older if other.account == of.account and _follows_another(other)), None)
    if before is None or not _follows_another(of):
        return None
    if before.closing is None or of.opening is None or before.closing == of.opening:
        return None
    if before.number is None or of.number is None or before.on.year != of.on.year:
        return StatementGap(before.closing, None)
    return StatementGap(before.closing, max(of.number - before.number - 1, 0) or None)


def _follows_another(of: Statement) -> bool:
    """Say whether it is one of an account's row: one that differs from a booked one stands beside that."""
    return of.kind == "statement" and bool(of.pages) and of.why != "differs"
