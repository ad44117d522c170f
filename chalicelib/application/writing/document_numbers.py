"""A document takes the next number of its sequence, in the commit that makes it."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.numbering import Count, Numbering, check_foreign, following, past, unbillable, written

if TYPE_CHECKING:
    from chalicelib.application.ports.dossiers import DecidingStore

BILLS = (
    e.InvoiceIssued | e.Credited | e.DepositReceived | e.Refunded | e.PaymentMoved | e.PaymentReleased | e.PaymentReturned
)  # fmt: skip
"""The events whose documents are invoices and credit notes; of a deposit, and of what goes back of it, where they make one."""
NUMBERED = BILLS | e.DeliveryNoteCreated | e.CaseOpened
"""The events that have a number of ours: their documents, and service cases."""


def with_number(store: "DecidingStore", numbering: Numbering, command: Command, day: date) -> tuple[Command, Count | None]:
    """Give the command with its number, and where its sequence stands then; None where it takes none of ours.

    A document that another system made keeps its number. A number that is held already is passed over, or it would stop the
    sequence for all. Raises Invalid, also for a number that a credit note of ours could not cite.
    """
    rule = spec_of(command).number
    if rule is None:
        return command, None
    given, uploaded = number_in(command), rule.uploaded(command)
    if given is not None:
        check_foreign(given, numbering)
        error = unbillable(given) if rule.billed and command.recorded is None else None
        if error:
            raise error
        return command, None
    if uploaded:
        raise Invalid("a document of your own has its number already: name it", field="number")
    count = following(store.count(numbering.series(rule.sequence, day)), numbering, day)
    while (holder := store.holder(written(count))) is not None:
        count = past(count, holder)
    return replace(command, number=written(count)), count


def number_in(command: Command) -> str | None:
    """Give the number that a command gives to its document, if it has any."""
    number: str | None = getattr(command, "number", None)
    return number


def with_origin(events: tuple[e.Event, ...], asked: Command) -> tuple[e.Event, ...]:
    """Give the events of a command; a bill that came with a number says that another system issued it."""
    if number_in(asked) is None:
        return events
    return tuple(replace(event, elsewhere=True) if isinstance(event, BILLS | e.CaseOpened) else event for event in events)


def with_gap(events: tuple[e.Event, ...], counted: Count | None) -> tuple[e.Event, ...]:
    """Give the events; the one that has the number says which were passed over before it, and why."""
    if counted is None or not counted.skipped:
        return events
    return tuple(replace(event, skipped=counted.skipped) if isinstance(event, NUMBERED) else event for event in events)


def numbers_of(events: tuple[e.Event, ...]) -> tuple[str, ...]:
    """Give the numbers of ours that documents take."""
    return tuple(event.number for event in events if isinstance(event, NUMBERED) and event.number)
