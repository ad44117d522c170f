"""An instrument as one account may read it: all of its own time, of other times what the instrument itself bears.

What says how it runs (interventions, parts, software, warranty) goes with the instrument to whoever has it next. What says
something of a customer (deliveries, places, cases, contracts, notes) is read by those alone whose it was on that day. A former
owner sees nothing that came after their time, and nobody reads whose it was before or after them. Of a day on which somebody
else had it from morning till evening nobody reads more than that it came to them.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.instrument.instrument import Instrument, Ownership
from chalicelib.domain.instrument.instrument_facts import (
    CaseMarkClosed,
    CaseMarked,
    ComponentNoted,
    ContractSet,
    EntryStruck,
    InstrumentBack,
    InstrumentBorn,
    InstrumentCameBack,
    InstrumentEntered,
    InstrumentFact,
    InstrumentGiven,
    InstrumentPut,
    InstrumentRetired,
    InterventionNoted,
    NoteAdded,
    ShipmentStruck,
    VersionTold,
    WarrantySet,
)
from chalicelib.domain.instrument.instrument_fold import fold_instrument, struck_of

OF_THE_INSTRUMENT = (InstrumentRetired, InstrumentBack, WarrantySet, ComponentNoted, InterventionNoted, VersionTold)
"""What whoever has it next reads too."""
OF_ITS_CUSTOMER = (
    InstrumentEntered, InstrumentBorn, InstrumentCameBack, InstrumentGiven, InstrumentPut, ContractSet, CaseMarked,
    CaseMarkClosed, NoteAdded,
)  # fmt: skip
"""What those read alone whose it was. All else (labels, links, what was corrected) is for colleagues."""


class SeenFact(Struct, frozen=True):
    """An entry that the account may read, and whether it was struck since."""

    fact: InstrumentFact
    struck: bool


class SeenInstrument(Struct, frozen=True):
    """An instrument as an account reads it: as it stands, or stood at the end of their time; entries by their days, oldest first.

    until: the first day that is theirs no more, None for who has it. since: the first day of their last time.
    """

    instrument: Instrument
    facts: tuple[SeenFact, ...]
    since: date
    until: date | None

    @property
    def theirs(self) -> bool:
        """Whether it is the account's today."""
        return self.until is None


def seen_by(account: str, instrument: Instrument, facts: Iterable[InstrumentFact]) -> SeenInstrument | None:
    """Give what an account may read of an instrument; None where it never was theirs for a day, or is none."""
    mine = tuple(one for one in instrument.owners if one.account == account and one.since != one.until)
    if not mine or not instrument.exists:
        return None
    every = tuple(facts)
    last = mine[-1]
    then = instrument if last.until is None else _at_the_end(instrument, every, last.until)
    readable = sorted(
        (fact for fact in every if _readable(fact, account, instrument.owners, every)), key=lambda fact: (fact.on, fact.seq)
    )
    seen = tuple(SeenFact(fact, fact.seq in instrument.struck) for fact in readable)
    return SeenInstrument(_veiled(then, account, mine, readable), seen, last.since, last.until)


def _at_the_end(instrument: Instrument, facts: tuple[InstrumentFact, ...], until: date) -> Instrument:
    """Give it as it stood on the last day before one, by the entries of before that day."""
    struck = set(struck_of(facts))
    before = (fact for fact in facts if fact.on < until and fact.seq not in struck and not isinstance(fact.what, EntryStruck))
    folded = fold_instrument(instrument.id, before)
    return replace(folded, model=instrument.model, name=instrument.name, serial=instrument.serial, version=instrument.version)


def _readable(fact: InstrumentFact, account: str, owners: tuple[Ownership, ...], facts: tuple[InstrumentFact, ...]) -> bool:
    what, mine = fact.what, [one for one in owners if one.account == account]
    if fact.internal:
        return False
    if isinstance(what, OF_THE_INSTRUMENT):
        return mine[-1].until is None or fact.on < mine[-1].until
    if isinstance(what, InstrumentCameBack):
        return any(one.until == fact.on for one in mine)
    if not isinstance(what, OF_ITS_CUSTOMER) or not any(one.has(fact.on) for one in mine):
        return False
    if isinstance(what, InstrumentEntered | InstrumentBorn | InstrumentGiven):
        return what.account == account and not (isinstance(what, InstrumentBorn) and _never_left(what, facts))
    return not any(one.since == one.until == fact.on and one.account != account for one in owners)


def _never_left(born: InstrumentBorn, facts: tuple[InstrumentFact, ...]) -> bool:
    """Say whether staff struck that it left: then nobody is told that it did."""
    return any(
        isinstance(fact.what, ShipmentStruck) and (fact.what.dossier, fact.what.entry) == (born.dossier, born.entry)
        for fact in facts
    )


def _veiled(then: Instrument, account: str, mine: tuple[Ownership, ...], readable: list[InstrumentFact]) -> Instrument:
    """Take out what is another customer's."""
    read = {fact.seq for fact in readable}
    return replace(
        then,
        account=account if mine[-1].until is None else None,
        owners=mine,
        deliveries=tuple(one for one in then.deliveries if one.account == account),
        cases=tuple(one for one in then.cases if any(owner.has(one.opened) for owner in mine)),
        certificates=tuple(one for one in then.certificates if one.entry in read),
        struck=tuple(entry for entry in then.struck if entry in read),
        label=None if mine[-1].until else then.label,
        links=() if mine[-1].until else then.links,
    )
