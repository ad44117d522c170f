"""The rules that events of several features share; each raises with its reason and evidence."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Protocol

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.lines import Part


class HasDay(Protocol):
    """An event that names a day (Paris)."""

    @property
    def on(self) -> date: ...


class HasLines(Protocol):
    """An event that names lines by their number."""

    @property
    def lines(self) -> tuple[int, ...]: ...


class HasUpload(Protocol):
    """An event that may bring a document of staff's own, by its SHA-256 (hexadecimal)."""

    @property
    def pdf(self) -> str | None: ...


def has_details(state: Dossier, event: EventBase, day: date) -> None:
    if not state.account:
        raise NotAllowed("the dossier has no customer yet")


def is_open(state: Dossier, event: EventBase, day: date) -> None:
    if state.opened is None:
        raise NotAllowed("the dossier has neither quote nor order yet")


def no_order(state: Dossier, event: EventBase, day: date) -> None:
    if state.order:
        raise NotAllowed("the order was already placed on %(on)s", on=state.order.placed)


def is_ordered(state: Dossier, event: EventBase, day: date) -> None:
    if not state.order:
        raise NotAllowed("there is no order yet")


def takes_money(state: Dossier, event: EventBase, day: date) -> None:
    """Raise unless there is an order, or an offer that may be ordered that day, or was and waits for us."""
    if state.order is None:
        offer_not_voided(state, event, day)
        if state.offer is None:
            is_ordered(state, event, day)
        if state.requested is None:
            offer_still_holds(state, day)


def offer_still_holds(state: Dossier, day: date) -> None:
    """Raise NotAllowed for an offer that ended before a day."""
    if state.offer and day > state.offer.terms.valid_until:
        raise NotAllowed("the quote ended on %(until)s: it holds again once it is revised", until=state.offer.terms.valid_until)


def not_cancelled(state: Dossier, event: EventBase, day: date) -> None:
    if state.cancelled:
        raise NotAllowed("the order was cancelled on %(on)s", on=state.cancelled.on)


def not_before_order(state: Dossier, event: EventBase, day: date) -> None:
    if state.order and day < state.order.placed:
        raise Invalid("the order was placed on %(on)s only", field="effective", on=state.order.placed)


def offer_not_voided(state: Dossier, event: EventBase, day: date) -> None:
    if state.offer and state.offer.voided:
        raise NotAllowed("the quote was withdrawn on %(on)s: it holds again once it is revised", on=state.offer.voided)


def no_order_to_confirm(state: Dossier, event: EventBase, day: date) -> None:
    if state.requested:
        raise NotAllowed(
            "an order of %(on)s waits for you: confirm it (confirm_order) or decline it (decline_order) first",
            on=state.requested.on,
        )


def not_before_quote(state: Dossier, event: EventBase, day: date) -> None:
    if state.offer and day < state.offer.made:
        raise Invalid("the quote is of %(on)s only", field="effective", on=state.offer.made)


def upload_was_accepted(state: Dossier, event: HasUpload, day: date) -> None:
    if event.pdf and event.pdf not in state.uploads:
        raise NotAllowed("no such document was uploaded and accepted", field="pdf")


def lines_are_goods(state: Dossier, event: HasLines, day: date) -> None:
    goods = {line.id for line in state.goods}
    for line in event.lines:
        if line not in goods:
            raise Invalid("there are no goods on a line %(line)s", field="lines", line=line)
    if len(set(event.lines)) != len(event.lines):
        raise Invalid("a line is named twice", field="lines")


def date_not_before_day(state: Dossier, event: HasDay, day: date) -> None:
    if event.on < day:
        raise Invalid("the date announced is before the day of the announcement, %(day)s", field="on", day=day)


def parts_of_lines(parts: tuple[Part, ...], lines: set[int]) -> None:
    """Raise unless each part is of another line, and of one of these lines."""
    counts = Counter(part.line for part in parts)
    for line, times in counts.items():
        if line not in lines:
            raise Invalid("there is no such line: %(line)s", field="parts", line=line)
        if times > 1:
            raise Invalid("line %(line)s is named twice", field="parts", line=line)


def invoice_of(state: Dossier, number: str) -> Invoice:
    """Give the invoice of a number. Raises Invalid if the dossier has none."""
    for invoice in state.invoices:
        if invoice.number == number:
            return invoice
    raise Invalid("there is no invoice %(invoice)s here", field="invoice", invoice=number)


def above_zero(amount: Decimal, field: str) -> None:
    """Raise NotAllowed for an amount of nothing: how much may be put there is another matter."""
    if amount <= 0:
        raise NotAllowed("an amount is above zero", field=field)


def not_before_invoice(state: Dossier, number: str, day: date) -> None:
    """Raise Invalid for a day before an invoice: what came before it is a deposit, and no credit note is older than it."""
    issued = invoice_of(state, number).issued
    if day < issued:
        raise Invalid("the invoice %(invoice)s is of %(on)s only", field="effective", invoice=number, on=issued)
