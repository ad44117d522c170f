"""Striking a wrong entry: allowed only if the rest of the history could have happened without it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from msgspec.structs import replace

from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.facts.invoice import Credited, InvoiceIssued
from chalicelib.domain.sale.facts.payment import DepositReceived
from chalicelib.domain.sale.model import SPECS, check, empty, evolve
from chalicelib.domain.sale.spec import Strike
from chalicelib.domain.values.marked import mark

_PERMANENT = mark("an entry of this kind cannot be struck")
_INSTEAD: Mapping[type[object], str] = {
    InvoiceIssued: mark("an invoice cannot be struck: a credit note takes it back (credit)"),
    DepositReceived: mark("the invoice of a deposit cannot be struck: what goes back of it is credited with it (refund)"),
    Credited: mark("a credit note cannot be struck: what it took back is invoiced once more, by its pieces (issue_invoice)"),
}
"""Why a document that left the house stays, and what to do."""


def who_may_strike(history: Sequence[Entry], entry: int) -> Literal["manager", "accountant"]:
    """Say whose role it takes to strike an entry: an accountant's what is theirs, a manager's all else."""
    return "accountant" if _strike(history, entry) == "by_accountant" else "manager"


def strike(history: Sequence[Entry], event: EntryStruck) -> None:
    """Raise NotAllowed unless the entry may be struck: it is not permanent and all later ones hold without it."""
    how = _strike(history, event.entry)
    if how == "permanent":
        raise NotAllowed(_INSTEAD.get(type(history[event.entry - 1].event), _PERMANENT), field="entry")
    if how == "began":
        raise NotAllowed("the dossier began with this entry", field="entry")
    replay(history, skip=event.entry)


def replay(history: Sequence[Entry], *, skip: int | None = None) -> Any:
    """Fold a history again, checking each entry against the table; entries struck, and the one to skip, are passed over.

    Raises NotAllowed, naming the first entry that could not have happened so.
    """
    struck = {entry.event.entry for entry in history if isinstance(entry.event, EntryStruck)}
    if skip:
        struck.add(skip)
    state = empty(history)
    for entry in history:
        counts = entry.seq not in struck and not _falls(entry, struck)
        if counts and not isinstance(entry.event, EntryStruck):
            try:
                check(state, entry.event, entry.origin.effective)
            except DomainError as error:
                why = {"later": entry.seq, "why": str(error)}
                raise NotAllowed("the later entry %(later)s depends on it: %(why)s", field="entry", **why) from error
        state = evolve(state, entry, counts=counts)
    return replace(state, version=len(history))


def _strike(history: Sequence[Entry], entry: int) -> Strike:
    event = history[entry - 1].event
    how: Strike | Callable[[Event, Sequence[Entry]], Strike] = SPECS.of(event).strike
    return how(event, history) if callable(how) else how


def _falls(entry: Entry, struck: set[int]) -> bool:
    """Say whether it says something of the document of a struck entry, and so nothing."""
    about = SPECS.of(entry.event).falls_with
    return about is not None and about(entry.event) in struck
