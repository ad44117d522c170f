"""What each fact changes of an instrument: a history folded, without the entries that were struck."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

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
from chalicelib.domain.instrument.instrument_facts import (
    CaseMarkClosed,
    CaseMarked,
    CaseMarkStruck,
    ComponentNoted,
    ContractSet,
    EntryStruck,
    InstrumentBack,
    InstrumentBorn,
    InstrumentCameBack,
    InstrumentClaimed,
    InstrumentCorrected,
    InstrumentEntered,
    InstrumentFact,
    InstrumentGiven,
    InstrumentPut,
    InstrumentRetired,
    InterventionNoted,
    LabelPrinted,
    NoteAdded,
    SharedLinkEnded,
    SharedLinkGiven,
    ShipmentStruck,
    VersionTold,
    WarrantySet,
)

Changes = dict[str, Any]


def fold_instrument(instrument_id: str, facts: Iterable[InstrumentFact]) -> Instrument:
    """Give the instrument that its whole history amounts to."""
    every = tuple(facts)
    struck = struck_of(every)
    state = Instrument(id=instrument_id)
    for fact in every:
        state = replace(state, version=fact.seq) if fact.seq in struck else _changed(state, fact)
    return replace(state, struck=struck)


def applied(state: Instrument, fact: InstrumentFact) -> Instrument:
    """Give the instrument after one more fact, one that strikes no other: after such a one its history is folded anew."""
    return _changed(state, fact)


def struck_of(facts: Iterable[InstrumentFact]) -> tuple[int, ...]:
    """Give the entries that were struck, in the order in which they were."""
    return tuple(fact.what.entry for fact in facts if isinstance(fact.what, EntryStruck))


def _changed(state: Instrument, fact: InstrumentFact) -> Instrument:
    change: Callable[[Instrument, Any, InstrumentFact], Changes] = CHANGES[type(fact.what)]
    lived = state.lived + isinstance(fact.what, LIVES)
    return replace(state, version=fact.seq, lived=lived, **change(state, fact.what, fact))


def _entered(state: Instrument, what: InstrumentEntered, fact: InstrumentFact) -> Changes:
    return {
        "model": what.model, "name": what.name, "serial": what.serial, "account": what.account, "location": what.location,
        "warranty": what.warranty, "contract": what.contract, "entered": True,
        "owners": (*state.owners, Ownership(what.account, fact.on)),
    }  # fmt: skip


def _born(state: Instrument, what: InstrumentBorn, fact: InstrumentFact) -> Changes:
    delivery = Delivery(what.dossier, what.entry, what.line, fact.on, what.account)
    first = not state.model
    first_entry = {"model": what.model, "name": what.name, "serial": what.serial} if first else {}
    warranty = {"warranty": what.warranty, "counted": True} if first or (what.warranty and state.warranty is None) else {}
    claims = tuple(one for one in state.claims if (one.dossier, one.entry) != (what.dossier, what.entry))
    owned = _owned(state, what.account, fact.on)
    return {**first_entry, **warranty, "deliveries": (*state.deliveries, delivery), "claims": claims, **owned}


def _owned(state: Instrument, account: str | None, since: date) -> Changes:
    """Give whose it is from a day on; what was agreed with the former owner ends."""
    if account == state.account:
        return {}
    owners = _ended(state.owners, since)
    if account is not None:
        owners = (*owners, Ownership(account, since))
    ended: Changes = {"location": None, "contract": None, "links": (), "epoch": state.epoch + 1} if state.owners else {}
    return {"account": account, "owners": owners, **ended}


def _ended(owners: tuple[Ownership, ...], day: date) -> tuple[Ownership, ...]:
    return tuple(replace(one, until=max(day, one.since)) if one.until is None else one for one in owners)


def _shipment_struck(state: Instrument, what: ShipmentStruck, fact: InstrumentFact) -> Changes:
    """Take a delivery back: whoever it went to was never its owner by it."""
    gone = state.delivery(what.dossier, what.entry)
    deliveries = tuple(one for one in state.deliveries if one is not gone)
    if gone is None:
        return {"claims": tuple(one for one in state.claims if (one.dossier, one.entry) != (what.dossier, what.entry))}
    index = next(
        (at for at, one in reversed(list(enumerate(state.owners))) if (one.account, one.since) == (gone.account, gone.on)), None
    )
    if index is None:
        return {"deliveries": deliveries}
    owners = (*state.owners[:index], *state.owners[index + 1 :])
    if index == len(state.owners) - 1 and state.account == gone.account:
        before = owners[-1] if owners and owners[-1].until == gone.on else None
        if before:
            owners = (*owners[:-1], replace(before, until=None))
        return {"deliveries": deliveries, "owners": owners, "account": before.account if before else None}
    return {"deliveries": deliveries, "owners": owners}


def _came_back(state: Instrument, what: InstrumentCameBack, fact: InstrumentFact) -> Changes:
    delivery = state.delivery(what.dossier, what.entry)
    deliveries = tuple(replace(one, back=fact.on) if one is delivery else one for one in state.deliveries)
    mine = delivery is not None and delivery.account == state.account
    return {"deliveries": deliveries, **(_owned(state, None, fact.on) if mine else {})}


def _claimed(state: Instrument, what: InstrumentClaimed, fact: InstrumentFact) -> Changes:
    return {"claims": (*state.claims, Claim(what.account, what.dossier, what.entry, what.line, fact.on))}


def _put(state: Instrument, what: InstrumentPut, fact: InstrumentFact) -> Changes:
    return {"location": what.location} if _of_today(state, fact) else {}


def _given(state: Instrument, what: InstrumentGiven, fact: InstrumentFact) -> Changes:
    theirs = tuple(one for one in state.claims if one.account == what.account)
    settled = tuple(Delivery(one.dossier, one.entry, one.line, one.on, one.account) for one in theirs)
    return {
        **_owned(state, what.account, fact.on),
        "location": what.location,
        "claims": tuple(one for one in state.claims if one not in theirs),
        "deliveries": (*state.deliveries, *settled),
    }


def _corrected(state: Instrument, what: InstrumentCorrected, fact: InstrumentFact) -> Changes:
    return {"model": what.model or state.model, "name": what.name or state.name, "serial": what.serial or state.serial}


def _retired(state: Instrument, what: InstrumentRetired, fact: InstrumentFact) -> Changes:
    return {"retired": fact.on}


def _back(state: Instrument, what: InstrumentBack, fact: InstrumentFact) -> Changes:
    return {"retired": None}


def _warranty(state: Instrument, what: WarrantySet, fact: InstrumentFact) -> Changes:
    return {"warranty": what.until, "counted": what.counted}


def _contract(state: Instrument, what: ContractSet, fact: InstrumentFact) -> Changes:
    return {"contract": what.contract} if _of_today(state, fact) else {}


def _of_today(state: Instrument, fact: InstrumentFact) -> bool:
    """Say whether what holds from the fact's day is of whoever has it now: of a former owner's time it is history alone."""
    return not state.owners or state.owners[-1].since <= fact.on


def _component(state: Instrument, what: ComponentNoted, fact: InstrumentFact) -> Changes:
    there = tuple(one for one in state.components if one.number is None or one.number != what.replaces)
    return {"components": (*there, Component(what.part, fact.on, what.number, what.sku, what.lot))}


def _intervention(state: Instrument, what: InterventionNoted, fact: InstrumentFact) -> Changes:
    if what.report is None and what.document is None:
        return {}
    certificate = Certificate(what.work, fact.seq, what.report, fact.on, what.valid_until)
    others = tuple(one for one in state.certificates if one.work != what.work)
    newer = any(one.work == what.work and one.on > fact.on for one in state.certificates)
    return {} if newer else {"certificates": (*others, certificate)}


def _version(state: Instrument, what: VersionTold, fact: InstrumentFact) -> Changes:
    return {"software": what.version}


def _case_opened(state: Instrument, what: CaseMarked, fact: InstrumentFact) -> Changes:
    others = tuple(one for one in state.cases if one.dossier != what.dossier)
    return {"cases": (*others, CaseMark(what.dossier, what.number, fact.on))}


def _case_closed(state: Instrument, what: CaseMarkClosed, fact: InstrumentFact) -> Changes:
    return {"cases": tuple(replace(one, closed=fact.on) if one.dossier == what.dossier else one for one in state.cases)}


def _case_withdrawn(state: Instrument, what: CaseMarkStruck, fact: InstrumentFact) -> Changes:
    return {"cases": tuple(one for one in state.cases if one.dossier != what.dossier)}


def _label(state: Instrument, what: LabelPrinted, fact: InstrumentFact) -> Changes:
    return {"label": what.label}


def _shared(state: Instrument, what: SharedLinkGiven, fact: InstrumentFact) -> Changes:
    return {"links": (*state.links, SharedLink(what.link, what.name, fact.on))}


def _unshared(state: Instrument, what: SharedLinkEnded, fact: InstrumentFact) -> Changes:
    return {"links": tuple(one for one in state.links if one.id != what.link)}


def _nothing(state: Instrument, what: object, fact: InstrumentFact) -> Changes:
    return {}


CHANGES: Mapping[type, Callable[[Instrument, Any, InstrumentFact], Changes]] = {
    InstrumentEntered: _entered,
    InstrumentBorn: _born,
    ShipmentStruck: _shipment_struck,
    InstrumentCameBack: _came_back,
    InstrumentClaimed: _claimed,
    InstrumentPut: _put,
    InstrumentGiven: _given,
    InstrumentCorrected: _corrected,
    InstrumentRetired: _retired,
    InstrumentBack: _back,
    WarrantySet: _warranty,
    ContractSet: _contract,
    ComponentNoted: _component,
    InterventionNoted: _intervention,
    VersionTold: _version,
    CaseMarked: _case_opened,
    CaseMarkClosed: _case_closed,
    CaseMarkStruck: _case_withdrawn,
    LabelPrinted: _label,
    SharedLinkGiven: _shared,
    SharedLinkEnded: _unshared,
    NoteAdded: _nothing,
    EntryStruck: _nothing,
}
"""What each event changes."""
LIVES = (
    InstrumentGiven, InstrumentPut, InstrumentRetired, ContractSet, ComponentNoted, InterventionNoted, VersionTold, CaseMarked,
    LabelPrinted, SharedLinkGiven, NoteAdded,
)  # fmt: skip
"""What says something of an instrument beside how it left, and keeps it where that is struck."""
