"""What happened to an instrument, in the past tense; who did it is a subject, never a name."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Text

Work = Literal["installation", "maintenance", "verification", "repair", "move", "other"]
"""What somebody did at an instrument."""


class DossierDocument(Struct, frozen=True):
    """A document of a dossier, by the entry that made it."""

    dossier: str
    entry: int


class _Fact(Struct, frozen=True, omit_defaults=True, tag_field="type"):
    """Something that happened."""


class InstrumentEntered(_Fact, frozen=True, tag="entered"):
    """Staff wrote it down: what it is, whose, since the fact's day."""

    model: str
    name: Text
    serial: str
    account: str
    location: str | None = None
    warranty: date | None = None
    contract: ServiceContract | None = None


class InstrumentBorn(_Fact, frozen=True, tag="born"):
    """It left by a line of a dossier, by the entry of its parcel: from then on it is that dossier's customer's.

    warranty: its last day, as counted from that.
    """

    model: str
    name: Text
    serial: str
    account: str
    dossier: str
    entry: int
    line: int
    warranty: date | None = None


class ShipmentStruck(_Fact, frozen=True, tag="shipment_struck"):
    """It never left by that entry: staff struck it."""

    dossier: str
    entry: int


class InstrumentCameBack(_Fact, frozen=True, tag="came_back"):
    """Its customer sent it back, by that dossier: it is nobody's until it leaves again."""

    dossier: str
    entry: int


class InstrumentClaimed(_Fact, frozen=True, tag="claimed"):
    """It is said to have left for another customer though nobody said that it came back.

    It stays whose it was until staff decide.
    """

    account: str
    dossier: str
    entry: int
    line: int


class InstrumentPut(_Fact, frozen=True, tag="put"):
    """It stands there from that day on; None: nobody knows where."""

    location: str | None


class InstrumentGiven(_Fact, frozen=True, tag="given"):
    """It is another customer's from that day on; contract, location and shared computers of the former one end."""

    account: str
    location: str | None = None


class InstrumentCorrected(_Fact, frozen=True, tag="corrected"):
    """What was written of it was wrong: this is what it bears. None: it was right."""

    model: str | None = None
    name: Text | None = None
    serial: str | None = None


class InstrumentRetired(_Fact, frozen=True, tag="retired"):
    """It is in use no more."""


class InstrumentBack(_Fact, frozen=True, tag="back"):
    """It is in use again."""


class WarrantySet(_Fact, frozen=True, tag="warranty"):
    """Its warranty lasts until the end of that day (Paris); None: it has none. counted: from its delivery, by no person."""

    until: date | None
    counted: bool = False


class ContractSet(_Fact, frozen=True, tag="contract"):
    """That was agreed; None: the contract ended before the fact's day."""

    contract: ServiceContract | None


class ComponentNoted(_Fact, frozen=True, tag="component"):
    """It holds that part since the fact's day; number: the part's own. sku, lot: as the house knows it."""

    part: str
    number: str | None = None
    sku: str | None = None
    lot: str | None = None
    replaces: str | None = None


class InterventionNoted(_Fact, frozen=True, tag="intervention"):
    """Somebody worked at it. report: the number of the paper that says so. valid_until: the last day of a certificate."""

    work: Work
    done_by: str
    report: str | None = None
    valid_until: date | None = None
    document: DossierDocument | None = None
    case: str | None = None


class VersionTold(_Fact, frozen=True, tag="version"):
    """Somebody said which version of its software it runs; nothing connects to it."""

    version: str


class CaseMarked(_Fact, frozen=True, tag="case_opened"):
    """A service case about it was opened: the dossier's reference, and the number that people say."""

    dossier: str
    number: str


class CaseMarkClosed(_Fact, frozen=True, tag="case_closed"):
    """That case is over."""

    dossier: str


class CaseMarkStruck(_Fact, frozen=True, tag="case_withdrawn"):
    """That case was never about it: what opened it was struck."""

    dossier: str


class LabelPrinted(_Fact, frozen=True, tag="label"):
    """A label with that id was printed for it; labels before it lead nowhere any more."""

    label: str


class SharedLinkGiven(_Fact, frozen=True, tag="shared"):
    """A link of this id opens it on a shared computer."""

    link: str
    name: str


class SharedLinkEnded(_Fact, frozen=True, tag="unshared"):
    """That link opens nothing any more."""

    link: str


class NoteAdded(_Fact, frozen=True, tag="note"):
    """Something worth to be known, in the fact's comment."""


class EntryStruck(_Fact, frozen=True, tag="struck"):
    """An entry was wrong: it stays readable and counts for nothing."""

    entry: int


InstrumentEvent = (
    InstrumentEntered
    | InstrumentBorn
    | ShipmentStruck
    | InstrumentCameBack
    | InstrumentClaimed
    | InstrumentPut
    | InstrumentGiven
    | InstrumentCorrected
    | InstrumentRetired
    | InstrumentBack
    | WarrantySet
    | ContractSet
    | ComponentNoted
    | InterventionNoted
    | VersionTold
    | CaseMarked
    | CaseMarkClosed
    | CaseMarkStruck
    | LabelPrinted
    | SharedLinkGiven
    | SharedLinkEnded
    | NoteAdded
    | EntryStruck
)


class InstrumentFact(Struct, frozen=True, omit_defaults=True):
    """One entry of an instrument's history.

    on: the day (Paris) from which it holds. at: when it was committed (UTC). by: the subject of who entered it.
    internal: whether colleagues alone read it. comment: in words of whoever entered it.
    """

    seq: int
    what: InstrumentEvent
    on: date
    at: datetime
    actor: Actor
    by: str
    internal: bool = False
    comment: str | None = None
