"""What an instrument's history lacks of what a dossier says of it: that it left, never left, or came back; and its warranty."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.domain.instrument.instrument import Claim, Instrument
from chalicelib.domain.instrument.instrument_facts import (
    InstrumentBorn,
    InstrumentCameBack,
    InstrumentClaimed,
    InstrumentEvent,
    ShipmentStruck,
    WarrantySet,
)
from chalicelib.domain.instrument.instrument_use import LeftPiece
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.domain.values.language import Text


class DatedEvent(NamedTuple):
    """An event, and the day (Paris) from which it holds."""

    what: InstrumentEvent
    on: date


class Leaving(NamedTuple):
    """A serial number of a model by a dossier of an account: the pieces of it that left, by the entries that stand."""

    dossier: str
    account: str
    model: str
    name: Text
    pieces: tuple[LeftPiece, ...]


def next_of_delivery(state: Instrument, leaving: Leaving, policy: SupportPolicy, today: date) -> DatedEvent | None:
    """Give the first thing that lacks; None where the instrument says all that the dossier does."""
    return next(_lacking(state, leaving, policy, today), None)


def _lacking(state: Instrument, leaving: Leaving, policy: SupportPolicy, today: date) -> Iterator[DatedEvent]:
    left = {piece.entry: piece for piece in leaving.pieces}
    entries = (*((one.dossier, one.entry) for one in state.deliveries), *((one.dossier, one.entry) for one in state.claims))
    for dossier, entry in entries:
        if dossier == leaving.dossier and entry not in left:
            yield DatedEvent(ShipmentStruck(dossier, entry), today)
    for piece in leaving.pieces:
        delivery = state.delivery(leaving.dossier, piece.entry)
        if delivery is None and not _claimed(state, leaving.dossier, piece.entry):
            yield DatedEvent(_left(state, leaving, piece, policy), piece.on)
        elif delivery and piece.back and delivery.back is None:
            yield DatedEvent(InstrumentCameBack(leaving.dossier, piece.entry), piece.back)
    waiting = state.claims[0] if state.claims and state.account is None else None
    if waiting:
        yield DatedEvent(_settled(state, waiting), waiting.on)
    warranty = _warranty(state, leaving, policy)
    if state.counted and warranty and warranty != state.warranty:
        yield DatedEvent(WarrantySet(warranty, counted=True), today)


def _claimed(state: Instrument, dossier: str, entry: int) -> bool:
    return any((one.dossier, one.entry) == (dossier, entry) for one in state.claims)


def _left(state: Instrument, leaving: Leaving, piece: LeftPiece, policy: SupportPolicy) -> InstrumentEvent:
    """Say that it left: whose it is already by somebody else's word, it stays."""
    if state.account not in (None, leaving.account):
        return InstrumentClaimed(leaving.account, leaving.dossier, piece.entry, piece.line)
    warranty = policy.warranty_of(leaving.model, piece.on, piece.received)
    return InstrumentBorn(
        leaving.model, leaving.name, piece.serial, leaving.account, leaving.dossier, piece.entry, piece.line, warranty
    )  # fmt: skip


def _settled(state: Instrument, claim: Claim) -> InstrumentBorn:
    """Say of what came back that it left for whoever it was said to have left for."""
    return InstrumentBorn(
        state.model, state.name, state.serial, claim.account, claim.dossier, claim.entry, claim.line
    )  # fmt: skip


def _warranty(state: Instrument, leaving: Leaving, policy: SupportPolicy) -> date | None:
    """Give the last day of the warranty as this dossier's delivery has it, where it is counted from that one."""
    first = next((one for one in state.deliveries if one.back is None), None)
    if first is None or first.dossier != leaving.dossier:
        return None
    piece = next((one for one in leaving.pieces if one.entry == first.entry), None)
    return policy.warranty_of(state.model, piece.on, piece.received) if piece else None
