"""The life of an instrument: its entries newest first, each in a sentence, with the dossier and the documents that it has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.instrument_words import InstrumentReading
from chalicelib.application.view.shapes.instruments import DossierWay, InstrumentDocument, ShownLife
from chalicelib.domain.instrument import instrument_facts as f
from chalicelib.domain.instrument.seen_by import SeenFact

WORKS: Mapping[f.Work, str] = {
    "installation": mark("Installed and put into service"),
    "maintenance": mark("Maintenance"),
    "verification": mark("Verification"),
    "repair": mark("Repair"),
    "move": mark("Moved by a technician"),
    "other": mark("Intervention"),
}
"""What an intervention is called."""
MILESTONES = (
    f.InstrumentEntered,
    f.InstrumentBorn,
    f.InstrumentCameBack,
    f.InstrumentGiven,
    f.InstrumentRetired,
    f.InterventionNoted,
)


class LifeShown(NamedTuple):
    """What entries lead to. names: who of the customer's acted, by contact. ways: by the reference of a dossier.

    documents: by the entry of the instrument that has them.
    """

    names: Mapping[str, str]
    ways: Mapping[str, DossierWay]
    documents: Mapping[int, Sequence[InstrumentDocument]]

    def entries(self, reading: InstrumentReading) -> list[ShownLife]:
        """Give the entries, newest first."""
        return list(self._entries(reading))

    def _entries(self, reading: InstrumentReading) -> Iterator[ShownLife]:
        above: date | None = None
        for seen in reversed(reading.seen.facts):
            yield self._entry(reading, seen, above)
            above = seen.fact.on

    def _entry(self, reading: InstrumentReading, seen: SeenFact, above: date | None) -> ShownLife:
        fact, w = seen.fact, reading.translations
        dossier = dossier_of(fact.what)
        return ShownLife(
            date=fact.on,
            day=w.short(fact.on),
            year=str(fact.on.year) if fact.on.year != (above or reading.today).year else None,
            same_day=fact.on == above,
            kind=self._kind(fact),
            title=sentence_of(reading, fact.what),
            by=self._by(reading, fact),
            comment=None if seen.struck else fact.comment,
            struck=seen.struck,
            way=self.ways.get(dossier) if dossier else None,
            documents=[] if seen.struck else list(self.documents.get(fact.seq, ())),
        )

    def _kind(self, fact: f.InstrumentFact) -> Literal["step", "note", "you"]:
        if fact.actor.kind == "contact":
            return "you"
        return "step" if isinstance(fact.what, MILESTONES) else "note"

    def _by(self, reading: InstrumentReading, fact: f.InstrumentFact) -> str | None:
        if isinstance(fact.what, f.InterventionNoted):
            return fact.what.done_by
        if fact.actor.kind == "contact":
            return self.names.get(fact.actor.id or "")
        return None if fact.actor.kind == "system" else reading.seller.signature(fact.actor, reading.translations.lang)


def dossier_of(what: f.InstrumentEvent) -> str | None:
    """Give the dossier in which something was done, if it was done in one."""
    return what.dossier if isinstance(what, f.InstrumentBorn | f.InstrumentCameBack | f.CaseMarked | f.CaseMarkClosed) else None


def sentence_of(reading: InstrumentReading, what: f.InstrumentEvent) -> str:
    """Say in a sentence what happened."""
    make = SENTENCES.get(type(what))
    return make(reading, what) if make else reading.translations.gettext("Noted")


def _put(reading: InstrumentReading, what: f.InstrumentPut) -> str:
    w = reading.translations
    return (
        w.gettext("Stands at: %(location)s") % {"location": what.location}
        if what.location
        else w.gettext("Its place is not known any more")
    )


def _warranty(reading: InstrumentReading, what: f.WarrantySet) -> str:
    w = reading.translations
    return w.gettext("Warranty until %(day)s") % {"day": w.date_year(what.until)} if what.until else w.gettext("Without warranty")


def _contract(reading: InstrumentReading, what: f.ContractSet) -> str:
    w, contract = reading.translations, what.contract
    if contract is None:
        return w.gettext("End of its contract")
    level = reading.seller.support.contracts.get(contract.level)
    values = {"level": reading.text(level.name) if level else contract.level, "day": w.date_year(contract.until)}
    return w.gettext("%(level)s, until %(day)s") % values


def _component(reading: InstrumentReading, what: f.ComponentNoted) -> str:
    w = reading.translations
    if what.replaces and what.number:
        values = {"part": what.part, "old": what.replaces, "new": what.number}
        return w.gettext("%(part)s replaced: no. %(old)s by no. %(new)s") % values
    if what.number:
        return w.gettext("%(part)s put in, no. %(number)s") % {"part": what.part, "number": what.number}
    return w.gettext("%(part)s put in") % {"part": what.part}


def _intervention(reading: InstrumentReading, what: f.InterventionNoted) -> str:
    w = reading.translations
    work = w.gettext(WORKS[what.work])
    if what.valid_until:
        return w.gettext("%(work)s, valid until %(day)s") % {"work": work, "day": w.date_year(what.valid_until)}
    return work


def _numbered(message: str) -> Callable[[InstrumentReading, Any], str]:
    return lambda reading, what: reading.translations.gettext(message) % {"number": _number_of(reading, what.dossier)}


def _number_of(reading: InstrumentReading, dossier: str) -> str:
    return next((case.number for case in reading.instrument.cases if case.dossier == dossier), dossier)


def _fixed(message: str) -> Callable[[InstrumentReading, Any], str]:
    return lambda reading, what: reading.translations.gettext(message)


SENTENCES: Mapping[type, Callable[[InstrumentReading, Any], str]] = {
    f.InstrumentEntered: _fixed(mark("Registered in your name")),
    f.InstrumentBorn: _fixed(mark("Shipped to you")),
    f.InstrumentCameBack: _fixed(mark("Sent back to us")),
    f.InstrumentGiven: _fixed(mark("Registered in your name")),
    f.InstrumentPut: _put,
    f.InstrumentRetired: _fixed(mark("Taken out of use")),
    f.InstrumentBack: _fixed(mark("In use again")),
    f.WarrantySet: _warranty,
    f.ContractSet: _contract,
    f.ComponentNoted: _component,
    f.InterventionNoted: _intervention,
    f.VersionTold: lambda reading, what: reading.translations.gettext("Software %(version)s") % {"version": what.version},
    f.CaseMarked: _numbered(mark("Case %(number)s opened")),
    f.CaseMarkClosed: _numbered(mark("Case %(number)s ended")),
    f.NoteAdded: _fixed(mark("Note")),
}
"""What each event that customers read is called."""
