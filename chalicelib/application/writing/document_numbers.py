"""A document takes the next number of its sequence, in the commit that makes it."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.numbering import Count, Numbering, check_billed, check_foreign, following, past, written

if TYPE_CHECKING:
    from chalicelib.application.ports.dossiers import DossierStore

NUMBERED = e.InvoiceIssued | e.Credited | e.DeliveryNoteCreated
"""The events whose documents have a number of ours."""


def with_number(store: "DossierStore", numbering: Numbering, command: c.Command, day: date) -> tuple[c.Command, Count | None]:
    """The command with its number, and where its sequence stands then; None where it takes none of ours.

    A document that another system made keeps its number. A number that is held already is passed over, or it would stop the
    sequence for all. Raises Invalid.
    """
    if not isinstance(command, c.IssueInvoice | c.Credit | c.CreateDeliveryNote):
        return command, None
    if command.number is not None:
        check_foreign(command.number, numbering)
        if isinstance(command, c.IssueInvoice | c.Credit) and command.recorded is None and not _own(command):
            check_billed(command.number)
        return command, None
    if isinstance(command, c.IssueInvoice | c.CreateDeliveryNote) and command.pdf:
        raise Invalid("a document of your own has its number already: name it", field="number")
    count = following(store.count(numbering.series(command, day)), numbering, day)
    while (holder := store.holder(written(count))) is not None:
        count = past(count, holder)
    return replace(command, number=written(count)), count


def _own(command: c.IssueInvoice | c.Credit) -> bool:
    """Whether a document of staff's own stands in for ours, which alone has a bill."""
    return isinstance(command, c.IssueInvoice) and command.pdf is not None


def with_gap(events: tuple[e.Event, ...], counted: Count | None) -> tuple[e.Event, ...]:
    """The events; the one that has the number says which were passed over before it, and why."""
    if counted is None or not counted.skipped:
        return events
    return tuple(replace(event, skipped=counted.skipped) if isinstance(event, NUMBERED) else event for event in events)
