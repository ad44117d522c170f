"""The statement of an account between two days: what its movements come to, and what is open of it at the last of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chalicelib.application.payment.ledger_rows import LedgerLine
from chalicelib.application.payment.open_then import open_then
from chalicelib.application.payment.statement_item import OpenItem
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.payment.payment import OUR_CURRENCY
from chalicelib.domain.sale.asked import asked_of
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.ledger import kept_ahead
from chalicelib.domain.sale.owed import idle_deposit, to_pay
from chalicelib.domain.values.money import ZERO

AGES = (0, 30, 60, 90)
"""Days since it was due that each age but the last goes up to."""


class Readable(NamedTuple):
    """What a reader may see of an account.

    links: by each dossier of theirs, their own link there. heads: of those of which something is open. kept: payments that are
    kept for the account. hidden: how many dossiers of it they do not see, where that is theirs to know.
    """

    lines: Sequence[LedgerLine]
    kept: Sequence[LedgerLine]
    links: Mapping[str, Link | None]
    heads: Sequence[tuple[str, Loaded]]
    hidden: int


class Span(NamedTuple):
    """The days (Paris) of a statement, both of them in it, and the day on which it is read."""

    first: date
    last: date
    today: date


class Balanced(NamedTuple):
    """A movement, and the balance after it."""

    line: LedgerLine
    balance: Decimal


class Age(NamedTuple):
    """What is to be paid of one age: sum, how many invoices, and what of it was announced; most: days, None of the last."""

    most: int | None
    amount: Decimal
    items: int
    awaited: Decimal


class Statement(NamedTuple):
    """The figures of a statement in one currency; currencies: all that the account has, ours first."""

    currency: str
    currencies: tuple[str, ...]
    opening: Decimal
    movements: tuple[Balanced, ...]
    closing: Decimal
    items: tuple[OpenItem, ...]
    ages: tuple[Age, ...]

    @property
    def owed(self) -> Decimal:
        """What the customer has to pay then, less what is in their favour: what awaits a credit note of ours is left out."""
        return sum((item.amount for item in self.items if item.kind not in ("to_credit", "to_come")), ZERO)

    @property
    def awaited(self) -> Decimal:
        """What of it was announced."""
        return sum((item.awaited for item in self.items), ZERO)

    @property
    def favour(self) -> Decimal:
        """What is in the customer's favour."""
        return -sum((item.amount for item in self.items if item.amount < 0), ZERO)

    @property
    def to_be_credited(self) -> Decimal:
        """What the balance holds still, and credit notes to come take off."""
        return sum((item.amount for item in self.items if item.kind in ("to_credit", "to_come")), ZERO)


def statement_of(seen: Readable, span: Span, currency: str | None) -> Statement:
    """Give the figures; of the account's own currency where none is asked for.

    A dossier whose state is at hand is told by it: its rows may lag a moment behind, and all parts of a statement agree.
    """
    lines = sorted((*seen.lines, *seen.kept), key=lambda one: (one.movement.on, one.movement.item, one.reference or ""))
    currencies = sorted({line.currency for line in lines}, key=lambda one: (one != OUR_CURRENCY, one)) or [OUR_CURRENCY]
    chosen = currency if currency in currencies else currencies[0]
    wanted = [line for line in lines if line.currency == chosen]
    opening = sum((line.movement.amount for line in wanted if line.movement.on < span.first), ZERO)
    balance, shown = opening, list[Balanced]()
    for line in wanted:
        if span.first <= line.movement.on <= span.last:
            balance += line.movement.amount
            if line.movement.kind != "moved":
                shown.append(Balanced(line, balance))
    if span.last == span.today:
        items = _sorted([*_items(seen, chosen, span.today), *_kept_payments(seen.kept, chosen, span.today)])
    else:
        before = (line for line in wanted if line.reference and line.movement.on <= span.last)
        items = _sorted([*open_then(before), *_kept_payments(seen.kept, chosen, span.last)])
    return Statement(chosen, tuple(currencies), opening, tuple(shown), balance, tuple(items), _ages(items, span.last))


def _items(seen: Readable, currency: str, today: date) -> Iterator[OpenItem]:
    for reference, (state, _) in seen.heads:
        if not isinstance(state, Dossier) or state.currency != currency:
            continue
        payable = to_pay(state)
        for invoice in state.invoices:
            if invoice in payable:
                yield OpenItem("invoice", reference, invoice.open, invoice, invoice.open - asked_of(state, invoice, today))
            elif invoice.open:
                yield OpenItem("to_credit" if invoice.open > 0 else "credit", reference, invoice.open, invoice)
        ahead, idle = kept_ahead(state), idle_deposit(state)
        if idle:
            yield OpenItem("idle", reference, -idle)
        if ahead:
            yield OpenItem("ahead" if ahead > 0 else "to_come", reference, -ahead)


def _kept_payments(lines: Iterable[LedgerLine], currency: str, day: date) -> Iterator[OpenItem]:
    for line in lines:
        if line.currency == currency and line.movement.on <= day:
            yield OpenItem("kept", None, line.movement.amount, line=line)


def _sorted(items: list[OpenItem]) -> list[OpenItem]:
    """Give invoices in the order in which they are due, then what is in the customer's favour."""
    return sorted(items, key=lambda one: (one.amount < 0, one.due or date.max, one.reference or ""))


def _ages(items: Iterable[OpenItem], day: date) -> tuple[Age, ...]:
    ages = [Age(most, ZERO, 0, ZERO) for most in (*AGES, None)]
    for item in items:
        if item.kind != "invoice" or item.due is None:
            continue
        late = (day - item.due).days
        at = next((at for at, most in enumerate(AGES) if late <= most), len(AGES))
        old = ages[at]
        ages[at] = Age(old.most, old.amount + item.amount, old.items + 1, old.awaited + item.awaited)
    return tuple(ages)
