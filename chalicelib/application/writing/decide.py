"""Second step of a command: the events that it amounts to, as entries, and the state after them. Nothing is written yet."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.errors import Forbidden
from chalicelib.application.writing.document_numbers import with_gap, with_origin
from chalicelib.application.writing.entries import as_entries
from chalicelib.application.writing.links_due import with_link
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import decide as domain
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import EntryStruck
from chalicelib.domain.sale.gate.check_letters import check_letters
from chalicelib.domain.sale.model import evolve, fold
from chalicelib.domain.sale.striking import strike, who_may_strike


class Decided(NamedTuple):
    """What a command leads to: the command as its entries have it, these, the state after them, and the entry that it strikes."""

    command: Command
    entries: tuple[Entry, ...]
    after: DossierBase
    struck: Entry | None


def decide(prepared: Prepared, now: datetime) -> Decided:
    """Give what the command amounts to. Raises Forbidden or the domain's error."""
    state, command, context = prepared.state, prepared.command, prepared.context
    events = domain.decide(state, command, context.day, context)
    events = with_link(state, context.people, prepared.spec.link, command, events, now)
    events = with_origin(with_gap(events, prepared.counted), prepared.request.command)
    for check in prepared.spec.checks:
        check(state, context, events)
    struck = _struck(prepared)
    if struck:
        command = _hidden_alike(command, struck)
    entries = as_entries(events, state.version, command, prepared.request.caller, now)
    after = _after(prepared, entries)
    check_letters(after, context.people, entries)
    return Decided(command, entries, after, struck)


def _struck(prepared: Prepared) -> Entry | None:
    """Give the entry that the command strikes, if it does.

    Raises Forbidden for one that another role may strike, NotAllowed for one that others rest on.
    """
    if prepared.spec.strikes is None:
        return None
    seq = prepared.spec.strikes(prepared.command)
    wrong = prepared.history[seq - 1]
    if who_may_strike(prepared.history, seq) not in prepared.request.caller.roles:
        raise Forbidden
    strike(prepared.history, EntryStruck(seq))
    return wrong


def _hidden_alike(command: Command, struck: Entry) -> Command:
    """Give the command, hidden from customers if what it strikes is. Raises Invalid where it alone would be hidden."""
    if not struck.origin.visible:
        return replace(command, visible=False)
    if command.visible is False:
        raise Invalid("customers see that entry %(entry)s is struck: leave `visible` out", field="visible", entry=struck.seq)
    return command


def _after(prepared: Prepared, entries: tuple[Entry, ...]) -> DossierBase:
    """Give the state after the entries; a stroke changes what the whole history amounts to."""
    if prepared.spec.strikes:
        folded: DossierBase = fold((*prepared.history, *entries))
        return folded
    state = prepared.state
    for entry in entries:
        state = evolve(state, entry)
    return state
